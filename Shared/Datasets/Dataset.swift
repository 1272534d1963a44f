/// A collection of examples, numbered from 0, which may be made or read on demand.
///
/// PyTorch: `torch.utils.data.Dataset`.
public protocol Dataset {
  /// The type of an example, such as the ids of a text and of its continuation.
  associatedtype Example

  /// The number of examples.
  var count: Int { get }

  /// Returns the example at `index`, which is in `0..<count`.
  subscript(index: Int) -> Example { get }
}
