import Architecture
import Tensors

/// What a GPT costs, calculated from its sizes alone.
public struct Budget: Sendable {
  private let sizes: GPTConfiguration
  private let parameters: ParameterBreakdown

  public init(_ configuration: GPTConfiguration) {
    sizes = configuration
    parameters = configuration.parameterBreakdown
  }

  /// The floating-point operations of all matrix products in one forward
  /// pass over texts of `tokens` tokens: two for each weight and token, and
  /// those between the tokens.
  ///
  /// Attention compares every token with every other, causal or not.
  public func forwardOperations(batch: Int, tokens: Int) -> Int {
    let width = sizes.embeddingWidth
    let weights =
      sizes.layerCount * (4 * width * width + 8 * width * width)
      + width * sizes.vocabularySize
    let between = sizes.layerCount * 2 * tokens * width
    return 2 * batch * tokens * (weights + between)
  }

  /// A training step: the gradients of inputs and of weights cost as much as
  /// the forward pass, each.
  public func trainingOperations(batch: Int, tokens: Int) -> Int {
    3 * forwardOperations(batch: batch, tokens: tokens)
  }

  /// The weights, four bytes each.
  public var weightBytes: Int { 4 * parameters.total }

  /// Weights, gradients and both means of AdamW.
  public var trainingBytes: Int { 4 * weightBytes }

  /// Keys and values of a text, in every layer.
  public func cacheBytes(batch: Int, tokens: Int) -> Int {
    4 * 2 * batch * tokens * sizes.layerCount * sizes.embeddingWidth
  }
}

/// Counts the operations of all matrix products in the graph behind a
/// value, from the shapes that were really computed.
///
/// Knows the operations `linear`, `matmul` and `attention`.
public func countedOperations(in graph: GraphDescription) -> Int {
  var sum = 0
  for entry in graph.entries {
    let inputs = entry.inputs.map { graph.entries[$0].shape }
    switch entry.operation {
    case "linear", "matmul":
      // Every number of the result is a product of two rows.
      sum += 2 * entry.shape.reduce(1, *) * inputs[0].last!
    case "attention":
      // Queries by keys, and weights by values.
      let keys = inputs[1][inputs[1].count - 2]
      let size = inputs[0].last!
      let rows = entry.shape.dropLast().reduce(1, *)
      sum += 2 * rows * keys * (size + entry.shape.last!)
    default: break
    }
  }
  return sum
}
