/// List the questions that one window asks, and their answers.
///
/// Book, section 2.6: at each position, a model sees all tokens up to there
/// and predicts the next one. So a window of `length` ids asks `length`
/// questions, each with a context one id longer than the one before. There
/// are more than `length` ids.
///
/// Example: `questions(in: [5, 6, 7, 8], length: 2)` has the contexts
/// `[[5], [5, 6]]` and the answers `[6, 7]`.
public func questions(
  in ids: [Int], length: Int
) throws -> (contexts: [[Int]], answers: [Int]) {
  let ends = 1..<length + 1
  return (ends.map { Array(ids[..<$0]) }, ends.map { ids[$0] })
}
