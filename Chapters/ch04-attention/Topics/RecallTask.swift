import Tensors

/// Texts in which one key must be recalled at the end: noise with a key
/// somewhere, and a question mark.
///
/// Ids 0 ..< 8 are keys, 8 ..< 16 noise, and 16 is the question.
public struct RecallTask {
  public static let keyCount = 8
  public static let vocabulary = 17
  public let tokens: Int

  /// Makes a task whose texts have `tokens` tokens and the question.
  public init(tokens: Int) { self.tokens = tokens }

  /// Draws texts `[rows, tokens + 1]` and their keys `[rows, 1]`. The key
  /// stands `distance` tokens before the question, anywhere if nil.
  public func examples(
    rows: Int, distance: Int? = nil
  ) -> (ids: Tensor<Int>, targets: Tensor<Int>) {
    let noise = Tensor<Int>.randint(8, 16, [rows, tokens]).scalars
    let keys = Tensor<Int>.randint(0, Self.keyCount, [rows, 1])
    let places = Tensor<Int>.randint(0, tokens, [rows]).scalars
    var ids: [Int] = []
    for row in 0..<rows {
      var text = Array(noise[row * tokens..<(row + 1) * tokens])
      text[distance.map { tokens - $0 } ?? places[row]] = keys[row, 0].item
      ids += text + [16]
    }
    return (Tensor<Int>(scalars: ids, shape: [rows, tokens + 1]), keys)
  }
}

/// Draws digits to repeat, `[rows, 2 · length − 1]`, and the repetition,
/// `[rows, length]`: of 1 2 3, the model reads 1 2 3 1 2.
public func copyExamples(
  rows: Int, length: Int
) -> (ids: Tensor<Int>, targets: Tensor<Int>) {
  let digits = Tensor<Int>.randint(0, 10, [rows, length])
  let both = concatenated([digits, digits], along: 1)
  return (both[0..., ..<(2 * length - 1)], digits)
}
