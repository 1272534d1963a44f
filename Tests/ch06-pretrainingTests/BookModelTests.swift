import Architecture
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing
import Tokenizing

/// What needs the book's model with 124 million parameters: one test at a time, to keep one model in memory.
@Suite("The book's model", .serialized)
struct BookModelTests {
  @Test("Untrained, it generates the book's ids, and gives targets the book's probabilities")
  func untrained() {
    let model = bookModel()
    model.eval()
    let untrained = golden("generate-untrained")
    expectEqual(
      generate(with: model, from: untrained.inputs["ids"].intTensor, count: 10), to: untrained.outputs["ids"])

    let predicted = golden("predicted-ids")
    let targets = predicted.inputs["targets"].intTensor
    let logits = noGrad { model(predicted.inputs["inputs"].intTensor) }
    expectClose(logits, to: predicted.outputs["logits"], absolute: 1e-4)
    expectEqual(logits.argmax(along: -1), to: predicted.outputs["ids"])

    let chosen = logits.softmax(along: -1).gathered(along: -1, at: targets.unsqueezed(at: -1))
    expectClose(
      chosen.squeezed(at: -1), to: golden("target-probabilities").outputs["probabilities"], absolute: 0,
      relative: 1e-4)
    let logs = chosen.log().flattened()
    expectClose(logs, to: golden("log-probabilities").outputs["logs"], absolute: 1e-4)

    let entropy = golden("cross-entropy").outputs
    expectClose(logs.mean(), to: entropy["mean"])
    #expect(logits.shape == entropy["logits_shape"].ints)
    let loss = batchLoss(of: model, on: (predicted.inputs["inputs"].intTensor, targets))
    expectClose(loss, to: entropy["cross_entropy"])
    expectClose(loss.exp(), to: golden("perplexity").outputs["perplexity"], relative: 1e-5)

    let sampled = golden("sample-untrained")
    manualSeed(123)
    let sampler = TokenSampler(
      temperature: Float(sampled.params["temperature"].double), topK: sampled.params["top_k"].int)
    expectEqual(
      generate(with: model, from: sampled.inputs["ids"].intTensor, count: 12, sampler: sampler),
      to: sampled.outputs["ids"])
  }

  @Test(
    "Untrained, its losses on the book's text are the book's",
    .enabled(if: RealData.isPresent, RealData.skipReason))
  func initialLosses() throws {
    let expected = golden("initial-losses").outputs
    let loaders = try bookLoaders()
    let model = bookModel()
    model.eval()
    manualSeed(123)
    expectClose(loaderLoss(of: model, on: loaders.training), to: expected["train"].double, absolute: 1e-5)
    expectClose(loaderLoss(of: model, on: loaders.validation), to: expected["val"].double, absolute: 1e-5)
  }

  @Test(
    "The first steps of the book's training run give the book's losses",
    .enabled(if: RealData.isPresent, RealData.skipReason))
  func trainingStart() throws {
    let expected = golden("training-start").outputs
    let tokenizer = try BytePairEncoding.gpt2(mergesFile: RealData.url(of: "vocab.bpe"))
    let loaders = try bookLoaders()
    let model = bookModel()
    let optimizer = AdamW(model.parameters, learningRate: 4e-4, weightDecay: 0.1)
    var losses: [Float] = []
    var first: EvaluationLosses?
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try train(
        model, on: loaders.training, validation: loaders.validation, optimizer: optimizer, epochs: 1,
        plan: EvaluationPlan(prompt: "Every effort moves you", tokenizer: tokenizer)
      ) { event in
        if case .evaluation(let entry) = event { first = entry.losses }
        guard case .step(_, let loss) = event else { return }
        losses.append(loss)
        if losses.count == 3 { throw Enough() }
      }
    }
    expectClose(
      losses, shape: [3], to: Array(expected["losses"].floats.prefix(3)), shape: [3], absolute: 2e-4)
    let printed = expected["evaluations"]["0"].list.map(\.double)
    expectClose(try #require(first).training, to: printed[0], absolute: 2e-4)
    expectClose(try #require(first).validation, to: printed[1], absolute: 2e-4)
  }

  @Test("Clipping its gradients gives the book's largest elements")
  func clipping() {
    let entry = golden("clipping")
    let model = bookModel()
    let loss = batchLoss(of: model, on: (entry.inputs["ids"].intTensor, entry.inputs["targets"].intTensor))
    expectClose(loss, to: entry.outputs["loss"], absolute: 1e-5)
    loss.backward()
    let before = findLargestGradient(in: model) ?? .nan
    expectClose(Double(before), to: entry.outputs["largest_before"].double, absolute: 1e-5)
    let norm = clipGradientNorm(model.parameters, maximum: entry.params["max_norm"].double)
    // PyTorch adds up 163 million squares in float32, which costs it the fifth digit.
    expectClose(Double(norm), to: entry.outputs["norm"].double, relative: 2e-4)
    let after = findLargestGradient(in: model) ?? .nan
    expectClose(Double(after), to: entry.outputs["largest_after"].double, absolute: 1e-5)
  }
}

@Suite("The book's loaders", .enabled(if: RealData.isPresent, RealData.skipReason))
struct BookLoaderTests {
  @Test("Batches, token counts and orders are the book's")
  func batches() throws {
    let expected = golden("loaders").outputs
    let loaders = try bookLoaders()
    #expect(loaders.training.map(\.inputs.shape) == expected["train_shapes"].list.map(\.ints))
    #expect(loaders.validation.map(\.inputs.shape) == expected["val_shapes"].list.map(\.ints))
    #expect(loaders.training.reduce(0) { $0 + $1.inputs.count } == expected["train_tokens"].int)
    #expect(loaders.validation.reduce(0) { $0 + $1.inputs.count } == expected["val_tokens"].int)

    manualSeed(123)
    let firstFour = golden("initial-losses").outputs["first_four_ids"]
    let starts = stacked(loaders.training.map { $0.inputs[0..., ..<4] }, along: 0)
    expectEqual(starts, to: firstFour)

    manualSeed(123)
    for epoch in golden("train-order").outputs["epochs"].list {
      #expect(loaders.training.map { $0.inputs[0..., 0].scalars } == epoch.list.map(\.ints))
    }
  }
}
