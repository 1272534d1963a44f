import Exercises
import NeuralNetworks
import SelfAttention
import Tensors

var multiHeadAttentionExercise: Exercise<SelfAttentionWork> {
  Exercise(
    "multi-head attention", \.multiHeadAttention,
    in: "MultiHeadAttention.swift", section: "3.6.2", minutes: 25,
    hints: [
      "All heads share three projections; split their results afterwards.",
      "With [batch, heads, tokens, headSize], a product works on each head.",
      "Before the last projection: transposed(1, 2), then flattened(from: 2).",
    ],
    explanation: """
      The book comes to this class from a list of heads, each with its own \
      matrices. One large product is faster than many small ones, and the \
      numbers are the same.
      """,
    trials: [(2, 3, 4, 2), (1, 1, 4, 2), (1, 5, 6, 3)].map {
      batch, tokens, width, heads in
      Trial("\(heads) heads, \([batch, tokens, width]) inputs") {
        try attended($0, [batch, tokens, width], heads: heads)
      }
    } + [
      Trial("a bias, more outputs than inputs") {
        try attended($0, [2, 3, 4], outputs: 8, heads: 4, hasBias: true)
      },
      Trial("dropout, in evaluation") {
        try attended($0, [1, 4, 4], heads: 2, dropout: 0.5)
      },
    ],
    mistakes: MistakenAttention.Fault.allCases.map { fault in
      Mistake(fault.rawValue, section: fault.section) {
        $0.multiHeadAttention = {
          MistakenAttention(fault, $0, $1, dropout: $3, heads: $4, bias: $5)
        }
      }
    })
}

/// The results for random inputs, with the weights of the lesson's module.
private func attended(
  _ work: SelfAttentionWork, _ shape: [Int], outputs: Int? = nil,
  heads: Int, hasBias: Bool = false, dropout: Double = 0
) throws -> [Answer] {
  let (inputs, outputs) = (shape[2], outputs ?? shape[2])
  manualSeed(123)
  let lesson = SelfAttention.MultiHeadAttention(
    inputSize: inputs, outputSize: outputs, contextLength: 8,
    dropout: dropout, headCount: heads, hasQKVBias: hasBias)
  let layer = try work.multiHeadAttention(
    inputs, outputs, 8, dropout, heads, hasBias)
  try layer.load(lesson.stateDictionary)
  layer.eval()
  let results = answers("contexts", gradientsOf: ["x": random(shape)]) {
    layer($0[0])
  }
  let gradients = layer.namedParameters.map {
    Answer("gradient of \($0.name)", $0.parameter.gradient ?? .zeros([0]))
  }
  return results + gradients
}

/// Attention with several heads and one fault.
private final class MistakenAttention: Module, Layer {
  enum Fault: String, CaseIterable {
    case noMask = "The mask is missing: every token sees the future."
    case lateMask = "The mask comes after softmax."
    case noScale = "The scores are not scaled."
    case wideScale =
      "The scale is the root of the whole width, not of one head's."
    case noOutput = "The last projection is missing."
    case mixedHeads =
      "The heads are joined without bringing the tokens back to the front."
    case swapped = "Keys and values have changed places."
    case dropsAlways = "It drops weights in evaluation too."

    var section: String? {
      switch self {
      case .noMask, .lateMask: "3.5.1"
      case .dropsAlways: "3.5.2"
      default: nil
      }
    }
  }

  let query: Linear
  let key: Linear
  let value: Linear
  let output: Linear
  private let fault: Fault
  private let headCount: Int
  private let probability: Double

  init(
    _ fault: Fault, _ inputs: Int, _ outputs: Int, dropout: Double,
    heads: Int, bias: Bool
  ) {
    self.fault = fault
    query = Linear(inputSize: inputs, outputSize: outputs, hasBias: bias)
    key = Linear(inputSize: inputs, outputSize: outputs, hasBias: bias)
    value = Linear(inputSize: inputs, outputSize: outputs, hasBias: bias)
    output = Linear(inputSize: outputs, outputSize: outputs)
    headCount = heads
    probability = dropout
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let isSwapped = fault == .swapped
    let queries = split(query(x))
    let keys = split(isSwapped ? value(x) : key(x))
    let values = split(isSwapped ? key(x) : value(x))
    var contexts = weights(queries, keys).matmul(values)
    if fault != .mixedHeads { contexts = contexts.transposed(1, 2) }
    let joined = contexts.reshaped(
      to: [x.shape[0], x.shape[1], query.outputSize])
    return fault == .noOutput ? joined : output(joined)
  }

  private func weights(
    _ queries: Tensor<Float>, _ keys: Tensor<Float>
  ) -> Tensor<Float> {
    let tokens = queries.shape[2]
    let width =
      switch fault {
      case .noScale: 1
      case .wideScale: query.outputSize
      default: queries.shape[3]
      }
    let scale = Float(width).squareRoot()
    let future = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
    var scores = queries.matmul(keys.transposed()) / scale
    if fault != .noMask, fault != .lateMask {
      scores = scores.maskedFill(future, with: -.infinity)
    }
    var weights = scores.softmax(along: -1)
    if fault == .lateMask { weights = weights.maskedFill(future, with: 0) }
    if fault == .dropsAlways {
      weights = weights.dropout(probability: probability)
    }
    return weights
  }

  private func split(_ x: Tensor<Float>) -> Tensor<Float> {
    x.reshaped(
      to: [x.shape[0], x.shape[1], headCount, x.shape[2] / headCount]
    ).transposed(1, 2)
  }
}
