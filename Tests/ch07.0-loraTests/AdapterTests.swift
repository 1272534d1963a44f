import Architecture
import Foundation
import LowRankAdaptation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing

@Suite("Adapters in PEFT's layout")
struct AdapterTests {
  private static let entry = Golden.entry("tiny-gpt2-lora", in: "nn")
  private static let base = Golden.url(of: "tiny-gpt2")
  private static let adapter = Golden.url(of: "tiny-gpt2-lora")

  @Test("PEFT's adapter gives PEFT's logits, loss and text; merged, the same ones")
  func fixture() throws {
    let golden = Self.entry.outputs
    let model = try GPTModel(folder: Self.base)
    try model.loadAdapter(from: Self.adapter)
    let ids = Self.entry.inputs["ids"].intTensor
    let logits = noGrad { model(ids) }
    expectClose(logits, to: golden["logits"], absolute: 1e-5, relative: 1e-5)
    let predictions = logits[0..., ..<(-1)].flattened(from: 0, to: 1)
    let loss = predictions.crossEntropy(targets: ids[0..., 1...].flattened()).item
    expectClose(Double(loss), to: golden["loss"].double, absolute: 1e-5, relative: 1e-5)
    let count = golden["greedy"].shape[1] - 4
    let text = generateGreedily(model, ids[..<1, ..<4], newTokens: count, contextLength: 32)
    expectEqual(text, to: golden["greedy"])

    model.mergeLoRA()
    expectClose(noGrad { model(ids) }, to: golden["merged_logits"], absolute: 1e-5, relative: 1e-5)
  }

  @Test("Loaded and saved again, it is the same adapter, to the bit")
  func roundTrip() throws {
    let model = try GPTModel(folder: Self.base)
    try model.loadAdapter(from: Self.adapter)
    try withTemporaryFolder { folder in
      try model.saveAdapter(to: folder)
      let weights = "adapter_model.safetensors"
      let before = try WeightFile(contentsOf: Self.adapter.appending(path: weights))
      let after = try WeightFile(contentsOf: folder.appending(path: weights))
      #expect(Set(before.tensors.map(\.name)) == Set(after.tensors.map(\.name)))
      #expect(after.metadata == ["format": "pt"])
      for (name, tensor) in before.tensors {
        let yours = try #require(after.tensors.first { $0.name == name }).tensor
        expectIdentical(yours, to: tensor, name)
      }
      let fields = try fields(in: folder)
      #expect(fields["r"] as? Int == 3)
      #expect(fields["lora_alpha"] as? Int == 6)
      #expect((fields["rank_pattern"] as? [String: Int]) == [:])
    }
  }

  @Test("Query, key and value with their own A are joined without loss, whatever their scaling")
  func joining() throws {
    let model = smallModel()
    replaceLinearWithLoRA(in: model, rank: 2, alpha: 5, roles: [.query, .narrowing])
    replaceLinearWithLoRA(in: model, rank: 3, alpha: 7, scaling: .alpha, roles: [.value])
    replaceLinearWithLoRA(in: model, rank: 4, alpha: 8, scaling: .alphaOverRootOfRank, roles: [.key])
    fillB(of: model)
    try withTemporaryFolder { folder in
      try expectSameAfterLoading(model, into: smallModel(), folder)
      let fields = try fields(in: folder)
      #expect(fields["target_modules"] as? [String] == ["attn.c_attn", "mlp.c_proj"])
      #expect(fields["r"] as? Int == 2)
      #expect(fields["rank_pattern"] as? [String: Int] == ["attn.c_attn": 9])
      #expect(fields["alpha_pattern"] as? [String: Double] == ["attn.c_attn": 22.5])
    }
  }

  @Test("LoRA on every layer, the language model's head included, comes back")
  func everywhere() throws {
    let model = smallModel()
    replaceLinearWithLoRA(in: model, rank: 4, alpha: 4)
    fillB(of: model)
    try withTemporaryFolder { folder in
      try expectSameAfterLoading(model, into: smallModel(), folder)
      let file = try WeightFile(contentsOf: folder.appending(path: "adapter_model.safetensors"))
      #expect(!file.tensors.contains { $0.name.contains("base_layer") })
    }
  }

  @Test("A single block's LoRA is named by its block")
  func oneBlock() throws {
    let model = smallModel()
    model.blocks[1].attention.output = LinearWithLoRA(model.blocks[1].attention.output, rank: 2, alpha: 2)
    fillB(of: model)
    try withTemporaryFolder { folder in
      try expectSameAfterLoading(model, into: smallModel(), folder)
      #expect(try fields(in: folder)["target_modules"] as? [String] == ["transformer.h.1.attn.c_proj"])
    }
  }

  @Test("A classifier's head goes along, with LoRA and without", arguments: [true, false])
  func classifier(_ adaptsHead: Bool) throws {
    let model = smallModel()
    model.outputHead = Linear(inputSize: 12, outputSize: 2)
    let roles = Set(LinearRole.allCases).subtracting(adaptsHead ? [] : [.outputHead])
    replaceLinearWithLoRA(in: model, rank: 2, alpha: 2, roles: roles)
    fillB(of: model)
    try withTemporaryFolder { folder in
      try expectSameAfterLoading(model, into: smallModel(), folder)
      #expect(try fields(in: folder)["modules_to_save"] as? [String] == (adaptsHead ? nil : ["lm_head"]))
    }
  }

  @Test("One adapter takes another's place")
  func exchanging() throws {
    let model = smallModel()
    let plain = model(someIDs)
    replaceLinearWithLoRA(in: model, rank: 2, alpha: 2, roles: [.widening])
    fillB(of: model)
    let adapted = model(someIDs)
    try withTemporaryFolder { folder in
      try model.saveAdapter(to: folder)
      model.removeLoRA()
      replaceLinearWithLoRA(in: model, rank: 5, alpha: 1)
      fillB(of: model, seed: 9)
      try model.loadAdapter(from: folder)
      expectClose(model(someIDs), to: adapted)
      model.removeLoRA()
      expectIdentical(model(someIDs), to: plain)
    }
  }

  @Test("Three layers that share A compute and learn as one fused layer does")
  func fused() throws {
    manualSeed(8)
    let fused = LinearWithLoRA(Linear(inputSize: 4, outputSize: 9), rank: 2, alpha: 6)
    fused.lora.b = .randn([2, 9])
    let parts = fused.lora.b.detached().split(size: 3, along: 1).map { $0.copied() }
    let first = LoRALayer(a: fused.lora.a.detached().copied(), b: parts[0], factor: fused.lora.factor)
    let layers = [first] + parts.dropFirst().map { LoRALayer(sharingAOf: first, b: $0) }
    let (x, w) = (Tensor<Float>.randn([5, 4]), Tensor<Float>.randn([5, 9]))
    let out = concatenated(layers.map { $0(x) }, along: 1)
    expectClose(out, to: fused.lora(x))
    (out * w).sum().backward()
    (fused.lora(x) * w).sum().backward()
    expectClose(try #require(first.a.gradient), to: try #require(fused.lora.a.gradient))
    let ofParts = try layers.map { try #require($0.b.gradient) }
    expectClose(concatenated(ofParts, along: 1), to: try #require(fused.lora.b.gradient))
  }

  /// Saves a model's adapter, loads it into another with the same base, and compares the logits.
  private func expectSameAfterLoading(
    _ model: GPTModel, into other: GPTModel, _ folder: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try model.saveAdapter(to: folder)
    try other.loadAdapter(from: folder)
    expectClose(
      other(someIDs), to: model(someIDs), absolute: 1e-5, relative: 1e-5, sourceLocation: sourceLocation)
  }

  private func fields(in folder: URL) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: "adapter_config.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
