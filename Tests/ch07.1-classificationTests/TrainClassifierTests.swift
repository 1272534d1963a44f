import Architecture
import Corpora
import Datasets
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Classification

@Suite("Training and using a classifier")
struct TrainClassifierTests {
  /// A trained classifier of the example messages, and its loaders.
  private func trained(
    position: ReadPosition = .last, epochs: Int = 6
  ) throws -> (model: GPTModel, loaders: MessageLoaders, history: ClassifierHistory) {
    let split = MessageSplit(exampleMessages(count: 60))
    let loaders = MessageLoaders(split, tokenizer: byteTokenizer, contextLength: 12, batchSize: 4)
    let model = smallClassifier(training: .everything)
    let history = try trainClassifier(
      model, on: loaders.training, validation: loaders.validation,
      optimizer: AdamW(model.parameters, learningRate: 3e-3, weightDecay: 0.1),
      epochs: epochs, interval: 4, batches: 2, at: position)
    return (model, loaders, history)
  }

  @Test("A classifier learns to tell two kinds of messages apart, and measures at the given intervals")
  func learns() throws {
    let (model, loaders, history) = try trained()
    #expect(accuracy(of: model, on: loaders.test) == 1)
    #expect(history.losses.map(\.examplesSeen) == stride(from: 0, to: 60, by: 4).map { ($0 + 1) * 4 })
    #expect(history.accuracies.map(\.examplesSeen) == (1...6).map { $0 * 40 })
    #expect(!model.isTraining)
    let (first, last) = (history.losses[0], history.losses[14])
    #expect(last.training < first.training - 0.3 && last.validation < first.validation - 0.3)
  }

  @Test("The first token alone cannot separate messages that begin alike")
  func firstToken() throws {
    let messages = (0..<24).map {
      Message(label: $0.isMultiple(of: 2) ? .ham : .spam, text: $0.isMultiple(of: 2) ? "a dear" : "a deal")
    }
    let dataset = SpamDataset(messages, tokenizer: byteTokenizer, contextLength: 12)
    let loader = makeMessageLoader(dataset, batchSize: 4, shuffles: true, dropsLast: true)
    for (position, expected) in [(ReadPosition.first, 0.5), (.last, 1)] {
      let model = smallClassifier(training: .everything)
      try trainClassifier(
        model, on: loader, validation: loader, optimizer: AdamW(model.parameters, learningRate: 3e-3),
        epochs: 8, at: position)
      #expect(accuracy(of: model, on: loader, at: position) == expected)
    }
  }

  @Test("An error thrown by the report ends the training")
  func stops() {
    struct Stop: Error {}
    let loaders = MessageLoaders(
      MessageSplit(exampleMessages()), tokenizer: byteTokenizer, contextLength: 12)
    let model = smallClassifier()
    var steps = 0
    #expect(throws: Stop.self) {
      try trainClassifier(
        model, on: loaders.training, validation: loaders.validation,
        optimizer: AdamW(model.parameters, learningRate: 1e-3)
      ) { event in
        if case .step = event { steps += 1 }
        if steps == 2 { throw Stop() }
      }
    }
    #expect(steps == 2)
  }

  @Test("Measurements have a line for the log, with epochs counted from 1; steps have none")
  func log() {
    let entry = ClassifierHistory.Entry(examplesSeen: 8, training: 0.5, validation: 0.25)
    #expect(ClassifierEvent.step(3, loss: 0.25).logLine == nil)
    #expect(
      ClassifierEvent.losses(step: 50, entry).logLine
        == "step 50: training loss 0.500, validation loss 0.250")
    #expect(
      ClassifierEvent.accuracies(epoch: 0, entry).logLine
        == "epoch 1: training accuracy 50.00 %, validation accuracy 25.00 %")
  }

  @Test("Training leaves no records behind")
  func noLeak() throws {
    let before = liveGraphNodes
    do {
      let (model, _, _) = try trained(epochs: 1)
      #expect(liveGraphNodes == before + model.parameters.count)
    }
    #expect(liveGraphNodes == before)
  }

  @Test("Losses and accuracies average all batches or the first few, and are NaN without any")
  func measures() throws {
    let (model, loaders, _) = try trained(epochs: 1)
    let losses = noGrad { loaders.test.map { Double(classificationLoss(of: model, on: $0).item) } }
    #expect(losses.count == 3)
    expectClose(classificationLoss(of: model, on: loaders.test), to: losses.reduce(0, +) / 3)
    expectClose(classificationLoss(of: model, on: loaders.test, batches: 1), to: losses[0])
    #expect(classificationLoss(of: model, on: loaders.test, batches: 0).isNaN)
    #expect(accuracy(of: model, on: loaders.test, batches: 0).isNaN)
    let pairs = predictedClasses(of: model, on: loaders.test)
    #expect(pairs.map(\.true) == (0..<12).map { loaders.test.dataset[$0].class })
    #expect(ConfusionMatrix(pairs).accuracy == accuracy(of: model, on: loaders.test))
  }

  @Test("A text is classified like its padded row; without a length it is not padded")
  func classifyText() throws {
    let (model, loaders, _) = try trained()
    let length = loaders.length
    #expect(classify("win 99 now", with: model, by: byteTokenizer, length: length) == .spam)
    #expect(classify("see you at 99", with: model, by: byteTokenizer, length: length) == .ham)
    let probabilities = classProbabilities(for: "win", with: model, by: byteTokenizer, length: length)
    expectClose(Double(probabilities.reduce(0, +)), to: 1)
    let row = padded(byteTokenizer.encodeOrdinary("win"), to: length, with: byteTokenizer.paddingToken)
    let logits = noGrad { classLogits(of: model, for: Tensor([row])) }
    #expect(probabilities == logits.softmax(along: -1).scalars)
    let bare = noGrad { classLogits(of: model, for: Tensor([byteTokenizer.encodeOrdinary("win")])) }
    #expect(
      classProbabilities(for: "win", with: model, by: byteTokenizer) == bare.softmax(along: -1).scalars)
  }

  @Test(
    "Texts longer than the context are cut, and empty texts can be classified",
    arguments: [nil, 5, 400])
  func edges(length: Int?) {
    let model = smallClassifier()
    let long = String(repeating: "win ", count: 50)
    for text in [long, "", "\n"] {
      let probabilities = classProbabilities(for: text, with: model, by: byteTokenizer, length: length)
      expectClose(Double(probabilities.reduce(0, +)), to: 1)
    }
    let cut = String(long.prefix(min(length ?? 12, 12)))
    #expect(
      classProbabilities(for: long, with: model, by: byteTokenizer, length: length)
        == classProbabilities(for: cut, with: model, by: byteTokenizer))
  }

  @Test("A classifier that is saved and loaded gives the same logits, bit for bit")
  func saving() throws {
    let (model, loaders, _) = try trained(epochs: 1)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "classifier.safetensors")
      try WeightFile(tensors: model.stateDictionary).write(to: file)
      let other = smallClassifier(seed: 5)
      try other.load(WeightFile(contentsOf: file).tensors)
      for batch in loaders.test {
        noGrad {
          expectIdentical(
            classLogits(of: other, for: batch.inputs), to: classLogits(of: model, for: batch.inputs))
        }
      }
      let notClassifier = GPTModel(model.configuration)
      #expect(throws: StateMismatch.self) { try notClassifier.load(WeightFile(contentsOf: file).tensors) }
    }
  }
}
