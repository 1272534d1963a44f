import Architecture
import Exercises
import NeuralNetworks
import Tensors

var modelExercise: Exercise<ArchitectureWork> {
  Exercise(
    "GPT model", \.gptModel, in: "GPTModel.swift", section: "4.6",
    minutes: 10,
    hints: [
      "What callAsFunction does is a single line of calls, and a loop.",
      "embedding → dropout → each block → finalNorm → outputHead",
      "An array `let blocks: [any Layer]` names its weights `blocks.0.…`.",
    ],
    explanation: """
      The head returns scores, not probabilities: the loss and the choice \
      of the next token each need them in their own way. The book's model \
      makes its parts itself; here they come from outside, so that they \
      can be yours.
      """,
    trials: [([1, 1], 1), ([2, 3], 2), ([1, 4], 3), ([2, 2], 0)].map {
      shape, count in
      Trial("ids \(shape), \(count) blocks") {
        try scored($0, shape, blocks: count)
      }
    } + [
      Trial("dropout in training") {
        try scored($0, [2, 4], blocks: 2, dropout: 0.5, isTraining: true)
      },
      Trial("dropout in evaluation") {
        try scored($0, [1, 2], blocks: 1, dropout: 0.5)
      },
    ],
    mistakes: MistakenModel.Fault.allCases.map { fault in
      Mistake(fault.rawValue) {
        $0.gptModel = { MistakenModel(fault, $0, $1, $2, $3, $4) }
      }
    })
}

private func scored(
  _ work: ArchitectureWork, _ shape: [Int], blocks: Int,
  dropout: Double = 0, isTraining: Bool = false
) throws -> [Answer] {
  let (vocabulary, width) = (5, 4)
  let embedding = Embedding(
    count: vocabulary, width: width, generator: RandomGenerator(seed: 40))
  let layers = (0..<blocks).map {
    Sequential(linear(width, width, seed: UInt64(41 + $0)), Tanh())
  }
  let head = Sequential(
    Linear(
      inputSize: width, outputSize: vocabulary, hasBias: false,
      generator: RandomGenerator(seed: 50)))
  let model = try work.gptModel(
    embedding, dropout, layers, Architecture.LayerNorm(width: width), head)
  let ids = Tensor<Int>.randint(
    0, vocabulary, shape, generator: RandomGenerator(seed: 51))
  return results(of: model, isTraining: isTraining, for: ids)
}

/// A model with one fault.
private final class MistakenModel: Module, TokenLayer {
  enum Fault: String, CaseIterable {
    case firstOnly = "Only the first block is used."
    case sameInput = "Every block gets the embeddings: x is not passed on."
    case reversed = "The blocks come in the reverse order."
    case noNorm = "The final norm is missing."
    case earlyNorm = "The final norm comes before the blocks."
    case softmax = "It returns probabilities; the scores should stay as is."
    case lastOnly = "It scores the last token only; each gets its scores."
    case noDropout = "There is no dropout of the embedded tokens."
  }

  let embedding: any TokenLayer
  let embeddingDropout: Dropout
  let blocks: [any Layer]
  let finalNorm: any Layer
  let outputHead: any Layer
  private let fault: Fault

  init(
    _ fault: Fault, _ embedding: any TokenLayer, _ dropout: Double,
    _ blocks: [any Layer], _ finalNorm: any Layer, _ outputHead: any Layer
  ) {
    self.embedding = embedding
    embeddingDropout = Dropout(
      probability: fault == .noDropout ? 0 : dropout)
    self.blocks = blocks
    (self.finalNorm, self.outputHead) = (finalNorm, outputHead)
    self.fault = fault
  }

  func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    var x = embeddingDropout(embedding(ids))
    if fault == .earlyNorm { x = finalNorm(x) }
    switch fault {
    case .firstOnly: x = blocks.first?(x) ?? x
    case .sameInput: x = blocks.last?(x) ?? x
    case .reversed: for block in blocks.reversed() { x = block(x) }
    default: for block in blocks { x = block(x) }
    }
    if fault == .lastOnly { x = x[0..., (-1)...] }
    let isNormed = fault == .noNorm || fault == .earlyNorm
    let scores = outputHead(isNormed ? x : finalNorm(x))
    return fault == .softmax ? scores.softmax(along: -1) : scores
  }
}
