import Datasets
import Tensors

/// Windows that slide over a list of tokens, each paired with the window
/// one token further on.
///
///     let windows = SlidingWindows(over: ["a", "b", "c", "d"], length: 2, stride: 1)
///     windows[1]   // input ["b", "c"], target ["c", "d"]
///
/// Tokens can be words, characters or ids. A window counts only if its
/// target is complete, so a text of `length` tokens or fewer has none.
public struct SlidingWindows<Token>: Dataset {
  /// The tokens in the order of the text.
  public let tokens: [Token]
  private let length: Int
  private let stride: Int

  /// Lays windows of `length` tokens over `tokens`, the next one starting
  /// `stride` tokens further on.
  ///
  /// Traps if `length` or `stride` is below 1.
  public init(
    over tokens: [Token], length: Int, stride: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      length >= 1 && stride >= 1,
      "windows of \(length) tokens with stride \(stride)", file: file,
      line: line)
    self.tokens = tokens
    self.length = length
    self.stride = stride
  }

  /// The number of windows with a complete target.
  public var count: Int {
    windowCount(tokens: tokens.count, length: length, stride: stride)
  }

  /// Returns window `index` and its target, the same window one token
  /// further on.
  public subscript(index: Int) -> (input: [Token], target: [Token]) {
    precondition((0..<count).contains(index), "window \(index) of \(count)")
    let start = index * stride
    return (
      input: Array(tokens[start..<start + length]),
      target: Array(tokens[start + 1..<start + length + 1])
    )
  }
}

/// How many windows of `length` tokens have a complete target, which ends
/// one token further on.
func windowCount(tokens: Int, length: Int, stride: Int) -> Int {
  let starts = tokens - length
  return starts > 0 ? (starts - 1) / stride + 1 : 0
}
