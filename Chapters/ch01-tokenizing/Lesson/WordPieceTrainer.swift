/// Learns a WordPiece vocabulary: like byte-pair training, but with another criterion for the pair.
///
/// If tokens were independent, merging (a, b) would raise the likelihood of the text the more, the more often
/// b follows a compared with chance. So each step takes the pair with the highest
///
///     score(a, b) = count(ab) / (count(a) · count(b))
///
/// rather than the most frequent one: "q" and "u", which hardly occur apart, come before "t" and "h". Ties go
/// to the more frequent pair, then to the smaller ids.
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

  /// Counts the words of `text` and cuts them into characters.
  public init(text: String) {
    var counts: [[Unicode.Scalar]: Int] = [:]
    for word in WordPiece.words(of: text) { counts[word, default: 0] += 1 }
    let words = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let cut = words.map { word in
      word.indices.map { $0 == 0 ? [word[0]] : WordPiece.continuation.unicodeScalars + [word[$0]] }
    }
    let alphabet = Set(cut.joined()).sorted { $0.lexicographicallyPrecedes($1) }
    let pieces = [Array(WordPiece.unknownPiece.unicodeScalars)] + alphabet
    let ids = Dictionary(uniqueKeysWithValues: zip(pieces, pieces.indices))
    self.ids = ids
    vocabulary = pieces.map { String($0) }
    counter = PairCounter(
      words: cut.map { word in word.map { ids[$0]! } }, counts: words.map { counts[$0]! },
      tokenCount: pieces.count)
  }

  /// Returns how often the parts of a pair occur together, relative to how often each occurs at all.
  private func score(_ pair: TokenPair, count: Int) -> Double {
    Double(count) / (Double(counter.tokenCounts[pair.left]) * Double(counter.tokenCounts[pair.right]))
  }

  /// Merges the pair with the highest score and returns the step, or nil when no pair is left.
  @discardableResult
  public mutating func mergeOnce() -> Merge? {
    let scored = counter.pairCounts.map { pair, count in
      (pair: pair, count: count, score: score(pair, count: count))
    }
    let best = scored.max { a, b in
      if a.score != b.score { return a.score < b.score }
      return a.count == b.count ? a.pair > b.pair : a.count < b.count
    }
    guard let (pair, _, score) = best else { return nil }
    let (left, right) = (vocabulary[pair.left], vocabulary[pair.right])
    let piece = Array(left.unicodeScalars) + right.unicodeScalars.dropFirst(2)
    let id = ids[piece] ?? vocabulary.count
    if id == vocabulary.count {
      ids[piece] = id
      vocabulary.append(String(piece))
    }
    counter.merge(pair, into: id)
    return Merge(left: left, right: right, piece: vocabulary[id], score: score)
  }

  /// Trains on `text` until the vocabulary has `vocabularySize` pieces, or no pair is left.
  ///
  /// Traps if the text has more distinct characters than that.
  public static func train(on text: String, vocabularySize: Int) -> WordPiece {
    var trainer = WordPieceTrainer(text: text)
    precondition(
      trainer.vocabulary.count <= vocabularySize,
      "WordPieceTrainer: the text has \(trainer.vocabulary.count) characters, "
        + "more than \(vocabularySize) pieces")
    while trainer.vocabulary.count < vocabularySize, trainer.mergeOnce() != nil {}
    return WordPiece(vocabulary: trainer.vocabulary)
  }
}
