import Datasets


/// The windows that slide over a list of tokens, each with the window one token further on.
///
///     let windows = SlidingWindows(over: ["a", "b", "c", "d"], length: 2, stride: 1)
///     windows[1]   // input ["b", "c"], target ["c", "d"]
///
/// Tokens are whatever the text was split into: words, characters or ids. A window counts only if its target
/// is whole, so a text of `length` tokens or fewer has none.
public struct SlidingWindows<Token>: Dataset {
  /// The tokens in the order of the text.
  public let tokens: [Token]
  /// How many tokens a window shows.
  public let length: Int
  /// How many tokens further on the next window starts.
  public let stride: Int

  /// Lays windows of `length` tokens over `tokens`; traps if `length` or `stride` is below 1.
  public init(
    over tokens: [Token], length: Int, stride: Int, file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      length >= 1 && stride >= 1, "windows of \(length) tokens with stride \(stride)", file: file, line: line)
    self.tokens = tokens
    self.length = length
    self.stride = stride
  }

  /// The number of windows whose target is whole.
  public var count: Int {
    let starts = tokens.count - length
    return starts > 0 ? (starts - 1) / stride + 1 : 0
  }

  /// Returns window `index` and the same window one token further on.
  public subscript(index: Int) -> (input: [Token], target: [Token]) {
    precondition((0..<count).contains(index), "window \(index) of \(count)")
    let start = index * stride
    return (Array(tokens[start..<start + length]), Array(tokens[start + 1..<start + 1 + length]))
  }
}
