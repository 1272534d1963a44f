import Datasets
import Tensors

/// Where the windows of a text are: positions of the inputs, and of the
/// targets one token further on.
///
/// A window counts only if its target is complete, so a text of `length`
/// tokens or fewer has none.
struct WindowRanges {
  let tokenCount: Int
  let length: Int
  let stride: Int

  init(
    tokenCount: Int, length: Int, stride: Int, file: StaticString,
    line: UInt
  ) {
    precondition(
      length >= 1 && stride >= 1,
      "windows of \(length) tokens with stride \(stride)", file: file,
      line: line)
    self.tokenCount = tokenCount
    self.length = length
    self.stride = stride
  }

  var count: Int {
    let starts = tokenCount - length
    return starts > 0 ? (starts - 1) / stride + 1 : 0
  }

  subscript(index: Int) -> (input: Range<Int>, target: Range<Int>) {
    precondition((0..<count).contains(index), "window \(index) of \(count)")
    let start = index * stride
    return (start..<start + length, start + 1..<start + 1 + length)
  }
}

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
  private let ranges: WindowRanges

  /// Lays windows of `length` tokens over `tokens`, the next one starting
  /// `stride` tokens further on.
  ///
  /// Traps if `length` or `stride` is below 1.
  public init(
    over tokens: [Token], length: Int, stride: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.tokens = tokens
    ranges = WindowRanges(
      tokenCount: tokens.count, length: length, stride: stride, file: file,
      line: line)
  }

  /// The number of windows with a complete target.
  public var count: Int { ranges.count }

  /// Returns window `index` and its target, the same window one token
  /// further on.
  public subscript(index: Int) -> (input: [Token], target: [Token]) {
    let (input, target) = ranges[index]
    return (Array(tokens[input]), Array(tokens[target]))
  }
}
