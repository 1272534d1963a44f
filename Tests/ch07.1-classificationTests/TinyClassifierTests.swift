import Architecture
import Classification
import Datasets
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("The whole procedure on a tiny model")
struct TinyClassifierTests {
  private let entry = golden("tiny-classifier")

  private var model: GPTModel {
    manualSeed(123)
    let model = GPTModel(configuration(entry.params["cfg"]))
    manualSeed(123)
    model.becomeClassifier()
    return model
  }

  /// Loaders over the first rows and the rest, with the generator seeded as the entry says.
  private var loaders: (training: MessageLoader, validation: MessageLoader) {
    let (x, y) = (entry.inputs["x"].intTensor, entry.inputs["y"].ints)
    let rows = (0..<x.shape[0]).map { x[$0].scalars }
    let cut = entry.params["train_rows"].int
    func dataset(_ range: Range<Int>) -> SpamDataset {
      SpamDataset(
        texts: Array(rows[range]), classes: Array(y[range]), padding: 0, contextLength: 16)
    }
    let batchSize = entry.params["batch_size"].int
    return (
      makeMessageLoader(dataset(0..<cut), batchSize: batchSize, shuffles: true, dropsLast: true),
      makeMessageLoader(dataset(cut..<rows.count), batchSize: batchSize)
    )
  }

  @Test("Accuracies, losses and logits before training, and all measurements in training, match PyTorch")
  func goldenRun() throws {
    let model = model
    let (training, validation) = loaders
    let outputs = entry.outputs
    #expect(model.trainableParameterCount == outputs["trainable"].int)

    manualSeed(123)
    let accuracies = [accuracy(of: model, on: training), accuracy(of: model, on: validation)]
    #expect(accuracies == outputs["accuracy"].list.map(\.double))
    let losses = [training, validation].map { classificationLoss(of: model, on: $0, batches: 2) }
    for (yours, golden) in zip(losses, outputs["loss"].list) {
      expectClose(yours, to: golden.double, absolute: 1e-6, relative: 1e-5)
    }
    let first = entry.inputs["x"].intTensor[..<4]
    expectClose(
      noGrad { classLogits(of: model, for: first) }, to: outputs["logits"], absolute: 2e-6, relative: 1e-4)

    manualSeed(123)
    let optimizer = AdamW(
      model.parameters, learningRate: entry.params["lr"].double,
      weightDecay: entry.params["weight_decay"].double)
    let history = try trainClassifier(
      model, on: training, validation: validation, optimizer: optimizer, epochs: entry.params["epochs"].int,
      interval: entry.params["eval_freq"].int, batches: entry.params["eval_iter"].int)
    #expect(history.losses.map(\.examplesSeen) == [4, 12, 20, 28, 36])
    expectClose(
      Tensor(history.losses.map { [Float($0.training), Float($0.validation)] }), to: outputs["losses"],
      absolute: 2e-5, relative: 1e-4)
    for (epoch, measured) in history.accuracies.enumerated() {
      #expect([measured.training, measured.validation] == outputs["epoch\(epoch)"].list.map(\.double))
    }
    #expect(history.accuracies.count == entry.params["epochs"].int)
    model.eval()
    expectClose(
      noGrad { classLogits(of: model, for: first) }, to: outputs["logits_after"], absolute: 5e-5,
      relative: 1e-4)
  }

  @Test("Measuring accuracy draws two seeds, even for a single batch")
  func draws() {
    let model = model
    let training = loaders.training
    manualSeed(9)
    _ = accuracy(of: model, on: training, batches: 1)
    let after = RandomGenerator.default.nextUInt32()
    manualSeed(9)
    for _ in 0..<4 { _ = RandomGenerator.default.nextUInt32() }
    #expect(after == RandomGenerator.default.nextUInt32())
  }
}
