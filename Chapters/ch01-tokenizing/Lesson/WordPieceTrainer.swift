/// Learns a WordPiece vocabulary: like byte-pair training, but with another
/// criterion for the pair.
///
/// If tokens were independent, merging (a, b) would raise the likelihood of
/// the text the more, the more often b follows a compared with chance. So
/// each step takes the pair with the highest
///
///     score(a, b) = count(ab) / (count(a) · count(b))
///
/// rather than the most frequent one: "q" and "u", which hardly occur
/// apart, come before "t" and "h". Ties go to the more frequent pair, then
/// to the smaller ids.
public struct WordPieceTrainer {
  /// One step of the training.
  public struct Merge: Sendable {
    public let left: String
    public let right: String
    /// The new piece, such as "##er" from "##e" and "##r".
    public let piece: String
    public let score: Double
  }

  /// The pieces so far: `[UNK]`, the characters in order, then the merges.
  public private(set) var vocabulary: [String]
  private var ids: [[Unicode.Scalar]: Int]
  private var counter: PairCounter
  private var candidates = Heap<Candidate>()
  /// The pairs in which each token occurs or once occurred, at the position
  /// of its id.
  private var pairsByToken: [[TokenPair]]

  /// A pair, and its count and score when it was put into the heap: the
  /// best one comes first.
  private struct Candidate: Comparable {
    let pair: TokenPair
    let count: Int
    let score: Double

    static func < (a: Candidate, b: Candidate) -> Bool {
      if a.score != b.score { return a.score > b.score }
      return a.count == b.count ? a.pair < b.pair : a.count > b.count
    }
  }

  /// Counts the words of `text` and cuts them into characters.
  public init(text: String) {
    var counts: [[Unicode.Scalar]: Int] = [:]
    for word in WordPiece.words(of: text) { counts[word, default: 0] += 1 }
    let words = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let cut = words.map { word in
      word.indices.map {
        $0 == 0
          ? [word[0]] : WordPiece.continuation.unicodeScalars + [word[$0]]
      }
    }
    let alphabet = Set(cut.joined()).sorted {
      $0.lexicographicallyPrecedes($1)
    }
    let pieces = [Array(WordPiece.unknownPiece.unicodeScalars)] + alphabet
    let ids = Dictionary(uniqueKeysWithValues: zip(pieces, pieces.indices))
    self.ids = ids
    vocabulary = pieces.map { String($0) }
    counter = PairCounter(
      words: cut.map { word in word.map { ids[$0]! } },
      counts: words.map { counts[$0]! },
      tokenCount: pieces.count)
    pairsByToken = [[TokenPair]](repeating: [], count: pieces.count)
    for pair in counter.pairCounts.keys { add(pair) }
  }

  /// Merges the pair with the highest score and returns the step, or nil
  /// when no pair is left.
  @discardableResult
  public mutating func mergeOnce() -> Merge? {
    guard let best = bestCandidate() else { return nil }
    let (left, right) = (
      vocabulary[best.pair.left], vocabulary[best.pair.right]
    )
    let piece =
      Array(left.unicodeScalars) + right.unicodeScalars.dropFirst(2)
    let id = ids[piece] ?? vocabulary.count
    if id == vocabulary.count {
      ids[piece] = id
      vocabulary.append(String(piece))
      pairsByToken.append([])
    }
    merge(best.pair, into: id)
    return Merge(
      left: left, right: right, piece: vocabulary[id], score: best.score)
  }

  // MARK: The heap

  /// Puts a new pair into the heap.
  private mutating func add(_ pair: TokenPair) {
    guard let candidate = candidate(pair) else { return }
    candidates.insert(candidate)
    pairsByToken[pair.left].append(pair)
    if pair.right != pair.left { pairsByToken[pair.right].append(pair) }
  }

  /// Scores a pair: how often its parts occur together, relative to how
  /// often each occurs at all.
  private func candidate(_ pair: TokenPair) -> Candidate? {
    guard let count = counter.pairCounts[pair] else { return nil }
    let chance =
      Double(counter.tokenCounts[pair.left])
      * Double(counter.tokenCounts[pair.right])
    return Candidate(
      pair: pair, count: count, score: Double(count) / chance)
  }

  /// Takes the best pair out of the heap, passing over those whose score
  /// has changed since.
  private mutating func bestCandidate() -> Candidate? {
    while let best = candidates.removeSmallest() {
      if candidate(best.pair) == best { return best }
    }
    return nil
  }

  /// Merges a pair. That changes the score of every pair with one of its
  /// tokens, so they all go into the heap again.
  private mutating func merge(_ pair: TokenPair, into id: Int) {
    let grown = counter.merge(pair, into: id)
    for token in Set([pair.left, pair.right, id]) {
      let changed = pairsByToken[token].compactMap(candidate)
      pairsByToken[token] = changed.map(\.pair)
      for candidate in changed { candidates.insert(candidate) }
    }
    for pair in grown { add(pair) }
  }

  /// Trains on `text` until the vocabulary has `vocabularySize` pieces, or
  /// no pair is left.
  ///
  /// Traps if the text has more distinct characters than that.
  public static func train(on text: String, vocabularySize: Int)
    -> WordPiece
  {
    var trainer = WordPieceTrainer(text: text)
    precondition(
      trainer.vocabulary.count <= vocabularySize,
      "WordPieceTrainer: the text has \(trainer.vocabulary.count) characters, "
        + "more than \(vocabularySize) pieces")
    while trainer.vocabulary.count < vocabularySize,
      trainer.mergeOnce() != nil
    {}
    return WordPiece(vocabulary: trainer.vocabulary)
  }
}
