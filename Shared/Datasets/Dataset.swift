/// A collection of examples, numbered from 0, that are made or read when they are asked for.
///
/// Counterpart of `torch.utils.data.Dataset`.
public protocol Dataset {
  /// What one element is, such as the ids of a text and those of its continuation.
  associatedtype Example

  /// The number of examples.
  var count: Int { get }

  /// Returns the example at `index`, which lies in `0..<count`.
  subscript(index: Int) -> Example { get }
}
