/// Count how often each pair of neighbours occurs.
///
/// Book, section 2.5. A pair is a list of two ids, the left one first.
/// Pairs that do not occur are not in the result.
///
/// Example: `countPairs([7, 7, 7, 5])` is `[[7, 7]: 2, [7, 5]: 1]`: every
/// place counts, even where pairs overlap.
public func countPairs(_ ids: [Int]) throws -> [[Int]: Int] {
  var counts: [[Int]: Int] = [:]
  for (left, right) in zip(ids, ids.dropFirst()) {
    counts[[left, right], default: 0] += 1
  }
  return counts
}
