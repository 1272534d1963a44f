import Architecture
import Classification
import Datasets
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Models as classifiers")
struct ClassifierTests {
  @Test("The new head has the weights that PyTorch draws with the same seed")
  func newHead() {
    let outputs = golden("new-head").outputs
    var configuration = GPTConfiguration.gpt124M
    (configuration.layerCount, configuration.vocabularySize, configuration.contextLength) = (1, 8, 4)
    let model = GPTModel(configuration)
    manualSeed(123)
    model.becomeClassifier()
    expectClose(model.outputHead.weight, to: outputs["weight"])
    expectClose(model.outputHead.bias ?? Tensor(0), to: outputs["bias"])
  }

  @Test("In the book's model, the last block, the final norm and the head stay trainable")
  func trainableCounts() {
    let outputs = golden("trainable-count").outputs
    var configuration = GPTConfiguration.gpt124M
    configuration.hasQKVBias = true
    configuration.layerCount = 1  // the other eleven blocks are only counted, below
    let model = GPTModel(configuration)
    let block = model.blocks[0].parameterCount
    model.becomeClassifier()
    #expect(model.parameterCount + 11 * block == outputs["total"].int)
    #expect(model.trainableParameterCount == outputs["trainable"].int)
    #expect(model.outputHead.parameterCount == outputs["head"].int)
  }

  @Test("Only the requested part is trainable", arguments: TrainedPart.allCases)
  func parts(part: TrainedPart) {
    let model = smallClassifier(training: part)
    let names = model.namedParameters.filter { !$0.parameter.isFrozen }.map(\.name)
    switch part {
    case .head: #expect(names.allSatisfy { $0.hasPrefix("outputHead.") } && names.count == 2)
    case .lastBlock:
      #expect(
        names.allSatisfy { name in
          ["blocks.1.", "finalNorm.", "outputHead."].contains { name.hasPrefix($0) }
        })
      #expect(names.count > 4)
    case .everything: #expect(model.trainableParameterCount == model.parameterCount)
    }
  }

  @Test("Training changes the trainable part and not a bit of the rest")
  func frozen() throws {
    let model = smallClassifier()
    let before = model.namedParameters.map { ($0.name, $0.parameter.isFrozen, $0.parameter.value.scalars) }
    let loaders = MessageLoaders(
      MessageSplit(exampleMessages()), tokenizer: byteTokenizer, contextLength: 12)
    try trainClassifier(
      model, on: loaders.training, validation: loaders.validation,
      optimizer: AdamW(model.parameters, learningRate: 1e-3, weightDecay: 0.1),
      epochs: 1)
    for ((name, isFrozen, old), new) in zip(before, model.parameters) {
      let isSame = old == new.value.scalars
      if isFrozen { #expect(isSame, "\(name)") }
      if name == "outputHead.weight" || name == "blocks.1.attention.query.weight" {
        #expect(!isSame, "\(name)")
      }
    }
  }

  @Test("Class logits are the model's logits at the last, the first, and the last text token")
  func positions() {
    let model = smallClassifier()
    let padding = byteTokenizer.paddingToken
    let ids = Tensor([
      [5, 6, 7, padding], [8, padding, padding, padding], [1, 2, 3, 4], [9, padding, 9, padding],
    ])
    noGrad {
      let all = model(ids)  // [batch, tokens, classes]
      expectIdentical(classLogits(of: model, for: ids), to: all[0..., -1])
      expectIdentical(classLogits(of: model, for: ids, at: .first), to: all[0..., 0])
      let ends = [2, 0, 3, 2]
      expectIdentical(
        classLogits(of: model, for: ids, at: .lastOfText(padding: padding)),
        to: stacked(ends.enumerated().map { all[$0.offset, $0.element] }, along: 0))
    }
  }

  @Test(
    "At the last token of the text, padding does not change the logits; a row of padding is read at its start"
  )
  func paddingDoesNotMatter() {
    let model = smallClassifier()
    let padding = byteTokenizer.paddingToken
    let position = ReadPosition.lastOfText(padding: padding)
    noGrad {
      let short = classLogits(of: model, for: Tensor([[5, 6, 7]]))
      let long = classLogits(
        of: model, for: Tensor([[5, 6, 7, padding, padding, padding]]), at: position)
      expectClose(long, to: short, absolute: 1e-6)
      let unread = classLogits(of: model, for: Tensor([[5, 6, 7, padding, padding, padding]]))
      #expect(zip(unread.scalars, short.scalars).contains { abs($0 - $1) > 1e-3 })
      let blank = Tensor([[padding, padding]])
      expectIdentical(
        classLogits(of: model, for: blank, at: position), to: classLogits(of: model, for: blank, at: .first))
    }
  }

  @Test("Gradients reach the token that is read and none behind it")
  func gradients() {
    let model = smallClassifier(training: .everything)
    let padding = byteTokenizer.paddingToken
    let batch = MessageBatch(inputs: Tensor([[5, 6, padding, 7, padding]]), classes: Tensor([1]))
    classificationLoss(of: model, on: batch, at: .first).backward()
    let gradient = model.embedding.position.weight.gradient ?? .zeros([1, 1])
    let sizes = (0..<5).map { gradient[$0].abs().sum().item }
    #expect(sizes[0] > 0)
    #expect(sizes.dropFirst().allSatisfy { $0 == 0 })
  }
}
