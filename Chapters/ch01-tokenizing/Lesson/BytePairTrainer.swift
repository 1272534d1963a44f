/// Learns a byte-level BPE vocabulary from text (Sennrich et al. 2016;
/// bytes as in GPT-2).
///
/// It starts with the 256 bytes as tokens and repeats one step: find the
/// pair of neighbours that occurs most often, and make it a new token.
/// `NaiveBytePair` does the same on the whole text at once; here the text
/// is cut into words first, and merges stay inside them.
///
///     var trainer = BytePairTrainer(text: "low low lower")
///     trainer.mergeOnce()   // l + o -> lo (3 times)
///     trainer.mergeOnce()   // lo + w -> low (3 times)
///
/// Ties go to the smaller left id, then to the smaller right id, so the
/// same text always gives the same vocabulary.
public struct BytePairTrainer {
  /// One step of the training.
  public struct Merge: Sendable {
    public let pair: TokenPair
    /// How often the pair occurred.
    public let count: Int
    /// The id of the new token.
    public let id: Int
  }

  /// The merges so far; merge number n made the token 256 + n.
  public private(set) var merges: [TokenPair] = []
  private var counter: PairCounter
  private var candidates = Heap<Candidate>()
  /// The number of bytes of each token.
  private var lengths = [Int](repeating: 1, count: 256)

  /// A pair and how often it occurred when it was put into the heap: the
  /// most frequent one comes first.
  private struct Candidate: Comparable {
    let pair: TokenPair
    let count: Int

    static func < (a: Candidate, b: Candidate) -> Bool {
      a.count == b.count ? a.pair < b.pair : a.count > b.count
    }
  }

  /// Counts the words of `text`. Special tokens separate documents and are
  /// not learned.
  public init(text: String, specialTokens: [String] = [endOfTextToken]) {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    let special = SpecialTokens(specialTokens, firstID: 0)
    for case .text(let part) in special.cut(Array(text.utf8)) {
      for range in GPT2PreTokenizer.ranges(in: part) {
        counts[part[range], default: 0] += 1
      }
    }
    let words = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
    counter = PairCounter(
      words: words.map { word in word.map { ByteAlphabet.ids[Int($0)] } },
      counts: words.map { counts[$0]! }, tokenCount: 256)
    for (pair, count) in counter.pairCounts {
      candidates.insert(Candidate(pair: pair, count: count))
    }
  }

  /// Merges the most frequent pair and returns the step, or nil when no
  /// pair is left.
  @discardableResult
  public mutating func mergeOnce() -> Merge? {
    guard let (pair, count) = mostFrequentPair() else { return nil }
    let id = 256 + merges.count
    for new in counter.merge(pair, into: id) {
      candidates.insert(
        Candidate(pair: new, count: counter.pairCounts[new]!))
    }
    merges.append(pair)
    lengths.append(lengths[pair.left] + lengths[pair.right])
    return Merge(pair: pair, count: count, id: id)
  }

  /// Takes the most frequent pair out of the heap, passing over those that
  /// would make too long a token.
  ///
  /// Once made, a pair only becomes rarer, as merges use up its tokens. So
  /// a count in the heap is never too low; if it is too high, the pair goes
  /// back with its present count.
  private mutating func mostFrequentPair() -> (pair: TokenPair, count: Int)?
  {
    while let candidate = candidates.removeSmallest() {
      guard let count = counter.pairCounts[candidate.pair],
        lengths[candidate.pair.left] + lengths[candidate.pair.right]
          <= BytePairEncoding.longestToken
      else { continue }
      if count == candidate.count { return (candidate.pair, count) }
      candidates.insert(Candidate(pair: candidate.pair, count: count))
    }
    return nil
  }

  /// Trains on `text` until the vocabulary has `vocabularySize` tokens: 256
  /// bytes, merges and special tokens.
  ///
  /// A short text can run out of pairs earlier. Traps if the size leaves no
  /// room for the bytes and the special tokens.
  public static func train(
    on text: String, vocabularySize: Int,
    specialTokens: [String] = [endOfTextToken]
  ) -> BytePairEncoding {
    let mergeCount = vocabularySize - 256 - specialTokens.count
    precondition(
      mergeCount >= 0,
      "BytePairTrainer: \(vocabularySize) tokens have no room for the bytes"
    )
    var trainer = BytePairTrainer(text: text, specialTokens: specialTokens)
    while trainer.merges.count < mergeCount, trainer.mergeOnce() != nil {}
    return BytePairEncoding(
      merges: trainer.merges, specialTokens: specialTokens)
  }
}
