import Architecture
import LowRankAdaptation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("LoRA layers in a whole model")
struct ModelTests {
  /// A model with the book's 124 million parameters takes a second to draw and 650 MB.
  @Test("124,441,346 parameters are trainable at first, 0 when frozen, 2,666,528 with LoRA of rank 16")
  func counts() {
    let entry = golden("parameter-counts")
    var configuration = GPTConfiguration.gpt124M
    configuration.hasQKVBias = true
    let model = GPTModel(configuration)
    model.outputHead = Linear(inputSize: configuration.embeddingWidth, outputSize: 2)
    #expect(model.trainableParameterCount == entry.outputs["before"].int)
    model.freeze()
    #expect(model.trainableParameterCount == entry.outputs["frozen"].int)
    let rank = entry.params["rank"].int
    replaceLinearWithLoRA(in: model, rank: rank, alpha: entry.params["alpha"].double)
    #expect(model.trainableParameterCount == entry.outputs["lora"].int)
    let sizes = model.linearPlaces.map { ($0.layer.inputSize, $0.layer.outputSize) }
    #expect(loraParameterCount(for: sizes, rank: rank) == entry.outputs["lora"].int)
    #expect(loraParameterCount(for: sizes, rank: 8) == 1_333_264)
  }

  @Test("A GPT with LoRA everywhere: parameters, logits, loss and every gradient match PyTorch")
  func goldenModel() throws {
    let entry = Golden.entry("gpt-lora", in: "nn")
    let params = entry.params
    manualSeed(try #require(entry.seed))
    let model = GPTModel(configuration(params["cfg"]))
    model.freeze()
    replaceLinearWithLoRA(in: model, rank: params["rank"].int, alpha: params["alpha"].double)
    model.eval()
    manualSeed(params["b_seed"].int)
    for (name, parameter) in model.namedParameters where name.hasSuffix(".lora.b") {
      parameter.wrappedValue = .normal(
        parameter.value.shape, mean: 0, standardDeviation: params["b_std"].double)
    }
    #expect(model.trainableParameterCount == entry.outputs["trainable"].int)
    let golden = GoldenModule(entry)
    let trained = leaves(model).filter { $0.tensor.requiresGradient }
    golden.expectParameters(trained)

    let logits = model(entry.inputs["ids"].intTensor)
    expectClose(logits, to: entry.outputs["logits"], absolute: 2e-6, relative: 1e-4)
    let targets = entry.inputs["targets"].intTensor.flattened()
    let loss = logits.flattened(from: 0, to: 1).crossEntropy(targets: targets)
    expectClose(Double(loss.item), to: entry.outputs["loss"].double, absolute: 2e-6, relative: 1e-4)
    loss.backward()
    golden.expectGradients(trained)
    #expect(model.parameters.allSatisfy { !$0.isFrozen || $0.gradient == nil })
  }

  @Test("Six steps of AdamW on a classifier's LoRA layers match PyTorch")
  func training() throws {
    let entry = golden("lora-training")
    let (ids, labels) = (entry.inputs["ids"].intTensor, entry.inputs["labels"].intTensor)
    let model = try classifier(entry)
    expectClose(model(ids)[0..., -1], to: entry.outputs["logits_before"], absolute: 2e-6, relative: 1e-4)
    replaceLinearWithLoRA(in: model, rank: 4, alpha: 4)
    #expect(model.trainableParameterCount == entry.outputs["trainable"].int)
    expectClose(
      model(ids)[0..., -1], to: entry.outputs["logits_with_zero_lora"], absolute: 2e-6, relative: 1e-4)

    let optimizer = AdamW(
      model.parameters, learningRate: entry.params["lr"].double,
      weightDecay: entry.params["weight_decay"].double)
    let losses = (0..<6).map { _ in
      optimizer.step { model(ids)[0..., -1].crossEntropy(targets: labels) }
    }
    expectClose(Tensor(losses), to: entry.outputs["losses"], absolute: 2e-6, relative: 1e-4)
    GoldenModule(entry).expectParameters(leaves(model), prefix: "final.")
    expectClose(model(ids)[0..., -1], to: entry.outputs["logits_after"], absolute: 5e-6, relative: 1e-4)
  }

  /// The tiny classifier of a golden entry: model and head each under the seed, all frozen.
  private func classifier(_ entry: GoldenEntry) throws -> GPTModel {
    let seed = try #require(entry.seed)
    manualSeed(seed)
    let model = GPTModel(configuration(entry.params["cfg"]))
    manualSeed(seed)
    model.outputHead = Linear(inputSize: model.configuration.embeddingWidth, outputSize: 2)
    model.freeze()
    return model
  }

  @Test("New LoRA layers do not change the logits, bit for bit", arguments: LoRAScaling.allCases)
  func unchangedAtFirst(_ scaling: LoRAScaling) {
    let model = smallModel()
    let before = model(someIDs)
    replaceLinearWithLoRA(in: model, rank: 3, alpha: 8, scaling: scaling)
    expectIdentical(model(someIDs), to: before)
  }

  @Test("Only layers with the given roles get LoRA")
  func roles() {
    let model = smallModel()
    replaceLinearWithLoRA(in: model, rank: 2, alpha: 2, roles: [.query, .value])
    let replaced = model.linearPlaces.filter { $0.layer is LinearWithLoRA }
    #expect(replaced.map(\.role) == [.query, .value, .query, .value])
    #expect(replaced.map(\.block) == [0, 0, 1, 1])
    #expect(model.loraState.count == 8)
  }

  @Test("Merging does not change the logits")
  func merging() {
    let model = smallModel()
    model.freeze()
    replaceLinearWithLoRA(in: model, rank: 3, alpha: 6)
    fillB(of: model)
    let beside = model(someIDs)
    model.mergeLoRA()
    #expect(!model.hasLoRA)
    expectClose(model(someIDs), to: beside, absolute: 1e-5, relative: 0)
  }

  @Test("Removing LoRA restores the model, even after a merged copy was made")
  func removing() {
    let model = smallModel()
    let before = model(someIDs)
    replaceLinearWithLoRA(in: model, rank: 3, alpha: 6)
    fillB(of: model)
    _ = model.linearPlaces.map { ($0.layer as? LinearWithLoRA)?.merged() }
    #expect(model(someIDs).scalars != before.scalars)
    model.removeLoRA()
    #expect(!model.hasLoRA)
    expectIdentical(model(someIDs), to: before)
  }

  @Test("Merging an output head tied to the embedding does not change the embedding")
  func tiedHead() {
    let model = smallModel()
    let tied = Linear(inputSize: 12, outputSize: 31, hasBias: false)
    tied.weight = model.embedding.token.weight
    model.outputHead = tied
    let embedding = model.embedding.token.weight.copied()
    replaceLinearWithLoRA(in: model, rank: 2, alpha: 2, roles: [.outputHead])
    fillB(of: model)
    model.mergeLoRA()
    expectIdentical(model.embedding.token.weight, to: embedding)
  }

  @Test("Adding LoRA twice traps")
  func twice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let model = smallModel()
      replaceLinearWithLoRA(in: model, rank: 2, alpha: 2)
      replaceLinearWithLoRA(in: model, rank: 2, alpha: 2)
    }
    expectMessage("the model has LoRA layers already", of: result)
  }
}
