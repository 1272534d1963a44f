/// Learn a vocabulary by byte-pair encoding.
///
/// Book, section 2.5. The text comes as its bytes. Count the pairs of
/// neighbours, make the most frequent one a new token, and repeat, until
/// there are `mergeCount` merges or no pairs are left. The new tokens get
/// the ids 256, 257 and so on. Of equally frequent pairs, take the one with
/// the smaller left id, then the one with the smaller right id. Return the
/// pairs in the order of learning.
///
/// Counting and merging are given: `merge(pair, id, ids)` returns the ids
/// after the merge.
///
/// Example: from the bytes of `aaabdaaabac`, the first three merges are
/// `[[97, 97], [97, 98], [256, 257]]`: aa, ab, aaab.
public func trainBytePairs(
  _ bytes: [Int], mergeCount: Int,
  countPairs: ([Int]) throws -> [[Int]: Int],
  merge: (_ pair: [Int], _ id: Int, _ ids: [Int]) throws -> [Int]
) throws -> [[Int]] {
  var ids = bytes
  var merges: [[Int]] = []
  while merges.count < mergeCount {
    let counts = try countPairs(ids)
    guard let highest = counts.values.max() else { break }
    let frequent = counts.filter { $0.value == highest }.keys
    let pair = frequent.min { $0.lexicographicallyPrecedes($1) }!
    ids = try merge(pair, 256 + merges.count, ids)
    merges.append(pair)
  }
  return merges
}
