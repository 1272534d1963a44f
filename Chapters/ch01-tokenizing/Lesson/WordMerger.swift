/// Merges the bytes of one word: again and again, the pair that training
/// learned earliest.
///
/// `NaiveBytePair` walks through all tokens for every merge. That takes n²
/// steps for n letters, and half a minute for a "word" of a million. Here
/// each merge touches only its neighbours:
///
/// - The tokens form a linked list. A merged token stays at the position of
///   its left part.
/// - A heap holds the pairs that can be merged, the earliest learned first,
///   and of equal ones the leftmost.
/// - After a merge, the new token and its two neighbours make new pairs.
///   Pairs that are no longer there remain in the heap and are passed over
///   when they come up.
///
/// That takes n log n steps: 1.6 s for a million random letters with
/// GPT-2's merges, and half the time of walking through all tokens for the
/// words of ordinary text.
package struct WordMerger {
  /// A pair that can be merged, and the position of its left token.
  private struct Candidate: Comparable {
    let rank: Int
    let position: Int

    static func < (a: Candidate, b: Candidate) -> Bool {
      a.rank == b.rank ? a.position < b.position : a.rank < b.rank
    }
  }

  private let merges: [TokenPair]
  private let ranks: [TokenPair: Int]
  /// The token that each pair makes; nil if pair n makes 256 + n.
  private let made: [Int]?
  /// The token at each position; −1 where it became part of the token to
  /// its left.
  private var tokens: [Int]
  /// The positions of the tokens to the left and right; −1 and
  /// `tokens.count` at the ends.
  private var previous: [Int]
  private var next: [Int]
  private var candidates = Heap<Candidate>()

  /// Takes the tokens of the single bytes, the pairs in the order of
  /// learning, the position of each, and the tokens that they make, unless
  /// pair number n makes 256 + n.
  package init(
    _ tokens: [Int], merges: [TokenPair], ranks: [TokenPair: Int],
    made: [Int]? = nil
  ) {
    self.made = made
    self.tokens = tokens
    self.merges = merges
    self.ranks = ranks
    previous = Array(-1..<tokens.count - 1)
    next = Array(1..<tokens.count + 1)
    for position in tokens.indices { addCandidate(at: position) }
  }

  /// Merges until no pair is left that was ever learned, and returns the
  /// tokens.
  package consuming func merged() -> [Int] {
    while let candidate = candidates.removeSmallest() {
      let left = candidate.position
      let right = next[left]
      guard right < tokens.count,
        merges[candidate.rank] == TokenPair(tokens[left], tokens[right])
      else {
        continue
      }
      tokens[left] = made?[candidate.rank] ?? 256 + candidate.rank
      tokens[right] = -1
      next[left] = next[right]
      if next[left] < tokens.count { previous[next[left]] = left }
      addCandidate(at: previous[left])
      addCandidate(at: left)
    }
    return tokens.filter { $0 >= 0 }
  }

  /// Adds the pair whose left token is at `position`, if there is one and
  /// it was learned.
  private mutating func addCandidate(at position: Int) {
    guard position >= 0, next[position] < tokens.count,
      let rank = ranks[TokenPair(tokens[position], tokens[next[position]])]
    else { return }
    candidates.insert(Candidate(rank: rank, position: position))
  }
}
