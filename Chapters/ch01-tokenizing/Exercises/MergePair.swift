import Exercises

/// Replace a pair of neighbours by one token, wherever it occurs.
///
/// Book, section 2.5. Go from left to right; what has become part of a
/// token is not available for the next one. `pair` has two ids, and `id` is
/// that of the new token.
///
/// Example: `mergePair([7, 7], into: 300, in: [7, 7, 7, 5])` is
/// `[300, 7, 5]`.
public func mergePair(
  _ pair: [Int], into id: Int, in ids: [Int]
) throws -> [Int] {
  throw NotStarted()
}
