import Tokenizing

/// Returns ids cut or filled with padding to exactly `length`.
public func padded(_ ids: [Int], to length: Int, with padding: Int) -> [Int] {
  ids.prefix(length) + Array(repeating: padding, count: max(length - ids.count, 0))
}

extension BytePairEncoding {
  /// The token that fills up short messages: `<|endoftext|>`.
  ///
  /// No text has it, since messages are encoded as ordinary text. Traps if the vocabulary lacks it.
  public var paddingToken: Int {
    guard let endOfText else { preconditionFailure("the vocabulary has no \(endOfTextToken) to pad with") }
    return endOfText
  }
}
