import Architecture
import Files
import Foundation
import LowRankAdaptation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("What adapter_config.json can say")
struct AdapterSettingsTests {
  @Test("Patterns give layers ranks and alphas of their own; blocks can be left out")
  func patterns() throws {
    var fields = headFields
    fields["target_modules"] = ["c_fc", "attn.c_proj"]
    fields["layers_to_transform"] = [0]
    fields["rank_pattern"] = ["h\\.\\d+\\.mlp\\.c_fc": 3]
    fields["alpha_pattern"] = ["c_proj": 1.5]
    let model = smallModel()
    try withAdapter(
      fields, tensors: pair("h.0.mlp.c_fc", 12, 48, rank: 3) + pair("h.0.attn.c_proj", 12, 12, rank: 2)
    ) { folder in
      try model.loadAdapter(from: folder)
      let widening = try #require(lora(of: .widening, in: model))
      #expect(widening.rank == 3 && widening.factor == 4.0 / 3)
      let output = try #require(lora(of: .attentionOutput, in: model))
      #expect(output.rank == 2 && output.factor == 0.75)
      #expect(model.linearPlaces.filter { $0.layer is LinearWithLoRA }.count == 2)
    }
  }

  @Test("use_rslora divides alpha by the root of the rank")
  func rankStabilized() throws {
    let changes: [String: Any] = ["r": 4, "lora_alpha": 6, "use_rslora": true]
    let fields = headFields.merging(changes) { $1 }
    let model = smallModel()
    try withAdapter(fields, tensors: pair("lm_head", 12, 31, rank: 4)) { folder in
      try model.loadAdapter(from: folder)
      #expect(lora(of: .outputHead, in: model)?.factor == 3)
    }
  }

  @Test("Settings that cannot be followed are refused by name, and the model stays", arguments: refusals)
  func refused(_ refusal: Refusal) throws {
    var fields = headFields
    fields[refusal.field] = refusal.value
    if refusal.value is RemovedField { fields[refusal.field] = nil }
    let model = smallModel()
    let before = model(someIDs)
    try withAdapter(fields, tensors: pair("lm_head", 12, 31, rank: 2)) { folder in
      let error = #expect(throws: FileError.self) { try model.loadAdapter(from: folder) }
      let text = try #require(error).description
      #expect(text.hasPrefix(folder.appending(path: "adapter_config.json").path + ": "))
      #expect(text.contains("\"\(refusal.field)\"") || text.contains("pattern"), "\(text)")
      #expect(!text.contains("\n"))
    }
    expectIdentical(model(someIDs), to: before)
  }

  struct RemovedField {}

  struct Refusal: @unchecked Sendable, CustomTestStringConvertible {
    let field: String
    let value: Any
    var testDescription: String { "\(field) = \(value)" }
  }

  static let refusals: [Refusal] = [
    Refusal(field: "peft_type", value: "LOHA"), Refusal(field: "peft_type", value: RemovedField()),
    Refusal(field: "r", value: 0), Refusal(field: "r", value: 2.5), Refusal(field: "r", value: "2"),
    Refusal(field: "r", value: -1), Refusal(field: "r", value: RemovedField()),
    Refusal(field: "lora_alpha", value: RemovedField()), Refusal(field: "lora_alpha", value: [1]),
    Refusal(field: "target_modules", value: "all-linear"),
    Refusal(field: "target_modules", value: RemovedField()),
    Refusal(field: "target_modules", value: [1, 2]), Refusal(field: "target_modules", value: [String]()),
    Refusal(field: "target_modules", value: ["q_proj"]),
    Refusal(field: "bias", value: "all"), Refusal(field: "bias", value: "lora_only"),
    Refusal(field: "use_dora", value: true), Refusal(field: "use_qalora", value: true),
    Refusal(field: "use_something_new", value: true), Refusal(field: "use_rslora", value: 1.5),
    Refusal(field: "lora_bias", value: true), Refusal(field: "layer_replication", value: [[0, 1]]),
    Refusal(field: "modules_to_save", value: ["wte"]), Refusal(field: "modules_to_save", value: "lm_head"),
    Refusal(field: "trainable_token_indices", value: [3]), Refusal(field: "target_parameters", value: ["x"]),
    Refusal(field: "exclude_modules", value: ["c_fc"]), Refusal(field: "init_lora_weights", value: "pissa"),
    Refusal(field: "rank_pattern", value: ["lm_head": 0]), Refusal(field: "rank_pattern", value: [3]),
    Refusal(field: "alpha_pattern", value: ["lm_head": "x"]),
    Refusal(field: "rank_pattern", value: ["(": 2]),
    Refusal(field: "alpha_pattern", value: ["lm_head": 1, "lm_.*": 2]),
    Refusal(field: "layers_to_transform", value: "0"),
  ]

  @Test("Files that are missing, cut off or no JSON are refused", arguments: ["", "{\"r\": 2", "[]", "7"])
  func damaged(_ text: String) throws {
    try withTemporaryFolder { folder in
      let model = smallModel()
      let file = folder.appending(path: "adapter_config.json")
      let missing = #expect(throws: FileError.self) { try model.loadAdapter(from: folder) }
      #expect(missing?.file == file.path)
      try Data(text.utf8).write(to: file)
      let error = #expect(throws: FileError.self) { try model.loadAdapter(from: folder) }
      #expect(error?.file == file.path)
      #expect(error?.problem.contains("JSON") == true)
    }
  }

  private func lora(of role: LinearRole, in model: GPTModel) -> LoRALayer? {
    (model.linearPlaces.first { $0.role == role }?.layer as? LinearWithLoRA)?.lora
  }
}

@Suite("What adapter_model.safetensors must hold")
struct AdapterFileTests {
  @Test("A matrix that is missing, of another shape or of no layer is named", arguments: 0..<7)
  func wrongTensors(_ index: Int) throws {
    let good = pair("lm_head", 12, 31, rank: 2)
    let cases: [(StateDictionary, String)] = [
      ([good[0]], "lm_head.lora_B"), ([good[1]], "lm_head.lora_A"),
      (pair("lm_head", 12, 30, rank: 2), "lm_head.lora_B"), (pair("lm_head", 11, 31, rank: 2), "[2, 11]"),
      (pair("lm_head", 12, 31, rank: 3), "must have [2, 12]"),
      (good + pair("h.0.mlp.c_fc", 12, 48, rank: 2), "h.0.mlp.c_fc"),
      (good + pair("h.9.attn.c_proj", 12, 12, rank: 2), "h.9.attn.c_proj"),
    ]
    let (tensors, expected) = cases[index]
    let model = smallModel()
    let before = model(someIDs)
    try withAdapter(headFields, tensors: tensors) { folder in
      let error = #expect(throws: FileError.self) { try model.loadAdapter(from: folder) }
      let text = try #require(error).description
      #expect(text.hasPrefix(folder.appending(path: "adapter_model.safetensors").path + ": "))
      #expect(text.contains(expected), "\(text)")
    }
    expectIdentical(model(someIDs), to: before)
  }

  @Test("Cut off anywhere, the file is refused", arguments: [0, 7, 8, 100, 400, 543])
  func truncated(_ length: Int) throws {
    try withAdapter(headFields, tensors: pair("lm_head", 12, 31, rank: 2)) { folder in
      let file = folder.appending(path: "adapter_model.safetensors")
      let whole = try Data(contentsOf: file)
      try #require(length < whole.count)
      try whole.prefix(length).write(to: file)
      let error = #expect(throws: FileError.self) { try smallModel().loadAdapter(from: folder) }
      #expect(error?.file == file.path)
    }
  }

  @Test("A head of another width is refused")
  func wrongHead() throws {
    var fields = headFields
    fields["modules_to_save"] = ["lm_head"]
    fields["target_modules"] = ["c_fc"]
    fields["layers_to_transform"] = 0
    let head = [(name: "base_model.model.lm_head.weight", tensor: Tensor<Float>.zeros([2, 13]))]
    try withAdapter(fields, tensors: head + pair("h.0.mlp.c_fc", 12, 48, rank: 2)) { folder in
      let error = #expect(throws: FileError.self) { try smallModel().loadAdapter(from: folder) }
      #expect(error?.problem.contains("lm_head.weight") == true)
    }
  }

  @Test("A save whose program was killed while it moved the complete files is finished by loading")
  func interruptedSave() throws {
    try withTemporaryFolder { folder in
      let (old, new) = (smallModel(), smallModel())
      replaceLinearWithLoRA(in: old, rank: 1, alpha: 1)
      replaceLinearWithLoRA(in: new, rank: 2, alpha: 3)
      try old.saveAdapter(to: folder)
      try new.saveAdapter(to: folder.appending(path: ".replacement"))
      let model = smallModel()
      try model.loadAdapter(from: folder)
      let layers = model.linearPlaces.compactMap { $0.layer as? LinearWithLoRA }
      #expect(!layers.isEmpty && layers.allSatisfy { $0.lora.factor == 1.5 })
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test("A folder that cannot be written leaves nothing behind")
  func unwritable() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let model = smallModel()
      replaceLinearWithLoRA(in: model, rank: 1, alpha: 1)
      #expect(throws: FileError.self) { try model.saveAdapter(to: file) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }
}

/// Fields of an adapter on the output head.
private var headFields: [String: Any] {
  ["peft_type": "LORA", "bias": "none", "r": 2, "lora_alpha": 4, "target_modules": ["lm_head"]]
}

/// The matrices of a layer under PEFT's names; `h.0…` stands for `transformer.h.0…`.
private func pair(_ layer: String, _ inputs: Int, _ outputs: Int, rank: Int) -> StateDictionary {
  let name = "base_model.model." + (layer.hasPrefix("h.") ? "transformer." : "") + layer
  return [
    (name + ".lora_A.weight", .full([rank, inputs], 0.1)),
    (name + ".lora_B.weight", .full([outputs, rank], 0.1)),
  ]
}

/// Runs `body` with a folder that holds an adapter with these fields.
private func withAdapter(_ fields: [String: Any], tensors: StateDictionary, _ body: (URL) throws -> Void)
  throws
{
  try withTemporaryFolder { folder in
    let json = try JSONSerialization.data(withJSONObject: fields)
    try json.write(to: folder.appending(path: "adapter_config.json"))
    try WeightFile(tensors: tensors).write(to: folder.appending(path: "adapter_model.safetensors"))
    try body(folder)
  }
}
