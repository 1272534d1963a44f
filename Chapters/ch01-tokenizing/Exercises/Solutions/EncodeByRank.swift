/// Encode a word with the merges that training has learned.
///
/// Book, section 2.5 and exercise 2.1. The word comes as the ids of its
/// bytes. `merges` has, for each learned pair, the id of the token that it
/// makes; ids count up in the order of learning. Of all pairs of neighbours
/// in the word, merge the one that was learned first; repeat until none of
/// them was ever learned.
///
/// Merging is given: `merge(pair, id, ids)` returns the ids after the
/// merge.
///
/// Example: with `[[1, 2]: 256, [0, 1]: 257]`, the word `[0, 1, 2]` becomes
/// `[0, 256]`, because the pair of 1 and 2 was learned first.
public func encodeByRank(
  _ word: [Int], merges: [[Int]: Int],
  merge: (_ pair: [Int], _ id: Int, _ ids: [Int]) throws -> [Int]
) throws -> [Int] {
  var ids = word
  while true {
    let pairs = zip(ids, ids.dropFirst()).map { [$0, $1] }
    let learned = pairs.filter { merges[$0] != nil }
    guard let first = learned.min(by: { merges[$0]! < merges[$1]! }) else {
      return ids
    }
    ids = try merge(first, merges[first]!, ids)
  }
}
