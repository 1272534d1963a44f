import Architecture
import Exercises
import NeuralNetworks
import Tensors

var headExercise: Attempt {
  Exercise(
    "classifier head", \.makeClassifier, in: "ClassifierHead.swift",
    section: "6.5", minutes: 6,
    hints: [
      "Modules have `freeze()` and `unfreeze()`; their order matters.",
      "Freeze the model first. A new layer is not frozen.",
      "Then unfreeze `model.finalNorm` and `model.blocks.last?`.",
    ],
    explanation: """
      The body knows the language already; the end adapts to the task. \
      Exercise 6.2 trains everything: a little better in the book, and \
      much slower.
      """,
    trials: [(1, 2), (2, 2), (3, 5)].map { blocks, classes in
      Trial("number of blocks: \(blocks), classes: \(classes)") {
        try classifier($0, blocks, classes)
      }
    },
    mistakes: Fault.allCases.map { fault in
      Mistake(fault.rawValue) { $0.makeClassifier = fault.apply }
    })
}

/// What a model's classifier trains, and its head.
private func classifier(
  _ work: ClassificationWork, _ blocks: Int, _ classes: Int
) throws -> [Answer] {
  manualSeed(1)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: 7, contextLength: 4, embeddingWidth: 4, headCount: 2,
      layerCount: blocks, dropout: 0))
  manualSeed(123)
  try work.makeClassifier(model, classes)
  let trained = model.namedParameters.filter { !$0.parameter.isFrozen }
  let logits = noGrad { model(Tensor([[1, 2, 3]])) }
  let parts: [String] = trained.map { name, _ in
    let part = name.split(separator: ".").prefix(2)
    return part.first == "blocks"
      ? part.joined(separator: ".") : String(part.first ?? "")
  }
  var distinct: [String] = []
  for part in parts where !distinct.contains(part) { distinct.append(part) }
  return [
    .init("shape of the logits", logits.shape),
    .init("trained parts", distinct),
    .init("trained parameters", trained.map(\.parameter.value.count)),
    .init("parameters of the head", model.outputHead.parameterCount),
  ]
}

/// What people do wrong when they make a classifier.
private enum Fault: String, CaseIterable {
  case nothingFrozen =
    "The body is not frozen: that is exercise 6.2, the whole model."
  case headFrozen = "It freezes after the head is new, and so the head too."
  case normFrozen = "The final norm stays frozen."
  case blockFrozen = "The last block stays frozen."
  case firstBlock = "The first block is trained, not the last."
  case oldHead = "The head still scores every token, not the classes."
  case noBias = "The head has no bias: that was right for tokens."

  func apply(_ model: GPTModel, _ classes: Int) {
    if self != .nothingFrozen, self != .headFrozen { model.freeze() }
    if self != .oldHead {
      model.outputHead = Linear(
        inputSize: model.configuration.embeddingWidth, outputSize: classes,
        hasBias: self != .noBias)
    } else {
      model.outputHead.unfreeze()
    }
    if self == .headFrozen { model.freeze() }
    if self != .normFrozen { model.finalNorm.unfreeze() }
    if self == .firstBlock {
      model.blocks.first?.unfreeze()
    } else if self != .blockFrozen {
      model.blocks.last?.unfreeze()
    }
  }
}
