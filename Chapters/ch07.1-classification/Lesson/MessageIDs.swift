import Tensors
import Tokenizing

/// Cuts ids to `length`, or fills them up with padding.
public func padded(_ ids: [Int], to length: Int, with padding: Int) -> [Int]
{
  ids.prefix(length)
    + Array(repeating: padding, count: max(length - ids.count, 0))
}

extension BytePairEncoding {
  /// The token that pads short messages: `<|endoftext|>`.
  ///
  /// Messages are encoded as ordinary text, so none of them contains it.
  /// Traps if the vocabulary lacks it.
  public var paddingToken: Int {
    guard let endOfText else {
      preconditionFailure(
        "the vocabulary has no \(endOfTextToken) to pad with")
    }
    return endOfText
  }
}
