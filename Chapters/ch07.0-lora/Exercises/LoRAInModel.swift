import Architecture
import Exercises
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
  throw NotStarted()
}
