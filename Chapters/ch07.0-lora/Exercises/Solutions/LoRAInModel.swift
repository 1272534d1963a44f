import Architecture
import NeuralNetworks

/// Freeze a model, then replace all its linear layers.
///
/// Book, section E.4: in each block the query, key, value and output of the
/// attention and both linear layers of the feed-forward network
/// (`feedForward.layers.layers`, at 0 and 2), in this order; last the
/// output head. Afterwards only what `replacement` adds is trained.
///
/// Example: a model of one block calls `replacement` seven times.
public func insertLoRA(
  in model: GPTModel, by replacement: (Linear) throws -> Linear
) throws {
  model.freeze()
  for block in model.blocks {
    let attention = block.attention
    attention.query = try replacement(attention.query)
    attention.key = try replacement(attention.key)
    attention.value = try replacement(attention.value)
    attention.output = try replacement(attention.output)

    let network = block.feedForward.layers
    for (index, layer) in network.layers.enumerated() {
      if let linear = layer as? Linear {
        network.layers[index] = try replacement(linear)
      }
    }
  }
  model.outputHead = try replacement(model.outputHead)
}
