import Exercises

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
  throw NotStarted()
}
