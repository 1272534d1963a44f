import Exercises

/// Count the parameters of a network of linear layers.
///
/// Book, section A.5 and exercise A.3. `sizes` are the widths from the
/// inputs to the outputs: `[2, 30, 20, 2]` has three layers, of which the
/// first goes from 2 to 30. Each layer has its weights, and a bias for
/// every output.
///
/// Example: `parameterCount(sizes: [3, 2])` is `8`.
public func parameterCount(sizes: [Int]) throws -> Int {
  throw NotStarted()
}
