import NeuralNetworks

/// Build a model whose three kinds of dropout each have a rate of their own.
///
/// Book, section 4.7, exercise 4.3: one rate is for the embedded tokens,
/// another for the attention weights, a third for the shortcuts. Three
/// closures make the parts: attention from its rate, a block from attention
/// and the rate of its shortcuts, the model from its blocks and the rate of
/// the embedded tokens. Make `layerCount` blocks, each with attention of its
/// own, and return the model.
///
/// Example: for two blocks, `makeAttention` is called twice, `makeBlock`
/// twice and `makeModel` once.
public func modelWithDropout(
  embedding: Double, attention: Double, shortcut: Double, layerCount: Int,
  makeAttention: (Double) throws -> any Layer,
  makeBlock: (any Layer, Double) throws -> any Layer,
  makeModel: ([any Layer], Double) throws -> any TokenLayer
) throws -> any TokenLayer {
  let blocks = try (0..<layerCount).map { _ in
    try makeBlock(makeAttention(attention), shortcut)
  }
  return try makeModel(blocks, embedding)
}
