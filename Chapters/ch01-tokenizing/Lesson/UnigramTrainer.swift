import Foundation

/// Learns the pieces of a Unigram tokenizer and their probabilities (Kudo
/// 2018).
///
/// It works in the opposite direction from byte-pair training, from many
/// pieces to few:
///
/// 1. Start with the frequent substrings of the words.
/// 2. Expectation: compute how often each piece is used under the current
///    probabilities, averaged over all segmentations of all words.
///    Maximisation: make the new probabilities proportional to these
///    counts.
/// 3. Drop the pieces whose loss lowers the probability of the text least,
///    and repeat from 2.
///
/// Single characters always stay. SentencePiece does the same with a
/// Bayesian variant of step 2.
public struct UnigramTrainer {
  /// The pieces, in the order of their code points.
  private(set) var pieces: [[Unicode.Scalar]] = []
  /// The natural logarithm of each piece's probability.
  private(set) var scores: [Double] = []
  private let words: [(scalars: [Unicode.Scalar], count: Int)]
  private static let longestPiece = 12

  /// Trains on `text` until at most `vocabularySize` pieces are left,
  /// `<unk>` included.
  ///
  /// Traps if the text has more distinct characters than that.
  public static func train(on text: String, vocabularySize: Int) -> Unigram
  {
    var trainer = UnigramTrainer(text: text, seedCount: vocabularySize * 8)
    let target = vocabularySize - 1
    let characters = trainer.pieces.count { $0.count == 1 }
    precondition(
      characters <= target,
      "UnigramTrainer: the text has \(characters) characters, more than \(vocabularySize) pieces"
    )
    trainer.improve()
    while trainer.pieces.count > target {
      trainer.prune(to: max(target, trainer.pieces.count * 3 / 4))
      trainer.improve()
    }
    return trainer.tokenizer
  }

  /// Collects the substrings of the words of `text` and keeps the
  /// `seedCount` that cover most characters.
  init(text: String, seedCount: Int) {
    var counts: [[Unicode.Scalar]: Int] = [:]
    for word in Unigram.words(of: text) { counts[word, default: 0] += 1 }
    words = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
      ($0, counts[$0]!)
    }

    let seeds = Self.substrings(of: words)
    let single = seeds.filter { $0.key.count == 1 }
    let longer = seeds.filter { $0.key.count > 1 && $0.value > 1 }.sorted {
      a, b in
      let (coverA, coverB) = (a.key.count * a.value, b.key.count * b.value)
      return coverA == coverB
        ? a.key.lexicographicallyPrecedes(b.key) : coverA > coverB
    }
    let kept =
      single.map { ($0.key, $0.value) }
      + longer.prefix(seedCount).map { ($0.key, $0.value) }
    setPieces(kept.map { (text: Array($0.0), count: Double($0.1)) })
  }

  /// Counts the substrings of the words, the short ones first.
  ///
  /// What occurs once is not made longer: it would still occur once, too
  /// rarely for a piece.
  private static func substrings(
    of words: [(scalars: [Unicode.Scalar], count: Int)]
  ) -> [ArraySlice<Unicode.Scalar>: Int] {
    var all: [ArraySlice<Unicode.Scalar>: Int] = [:]
    var places = words.indices.flatMap { word in
      words[word].scalars.indices.map { (word: word, start: $0) }
    }
    for length in 1...longestPiece {
      places.removeAll { $0.start + length > words[$0.word].scalars.count }
      var counts: [ArraySlice<Unicode.Scalar>: Int] = [:]
      for (word, start) in places {
        counts[words[word].scalars[start..<start + length], default: 0] +=
          words[word].count
      }
      places.removeAll {
        counts[words[$0.word].scalars[$0.start..<$0.start + length]] == 1
      }
      all.merge(counts) { count, _ in count }
    }
    return all
  }

  private mutating func setPieces(
    _ counted: [(text: [Unicode.Scalar], count: Double)]
  ) {
    let sorted = counted.sorted {
      $0.text.lexicographicallyPrecedes($1.text)
    }
    let total = sorted.reduce(0) { $0 + $1.count }
    pieces = sorted.map(\.text)
    scores = sorted.map { log($0.count / total) }
  }

  /// The trained tokenizer: the unknown piece, then the others, the most
  /// probable first.
  var tokenizer: Unigram {
    let order = pieces.indices.sorted {
      scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1]
    }
    let known = order.map {
      Unigram.Piece(text: String(pieces[$0]), logProbability: scores[$0])
    }
    return Unigram(
      pieces: [Unigram.Piece(text: "<unk>", logProbability: 0)] + known)
  }

  // MARK: Expectation and maximisation

  /// Runs two rounds of expectation and maximisation; drops pieces that are
  /// hardly ever used.
  mutating func improve() {
    for _ in 0..<2 {
      let counts = expectedCounts()
      let used = pieces.indices.filter {
        pieces[$0].count == 1 || counts[$0] >= 0.5
      }
      // A character that longer pieces have replaced keeps a small
      // probability.
      setPieces(
        used.map { (text: pieces[$0], count: max(counts[$0], 0.5)) })
    }
  }

  /// Computes how often each piece is used, averaged over all segmentations
  /// by their probabilities.
  ///
  /// If α(i) is the total probability of all segmentations of word[..<i]
  /// and β(i) that of word[i...], a piece at i..<j is used with probability
  /// α(i) · p · β(j) / α(end). The code works with logarithms, since the
  /// probability of a long word underflows.
  private func expectedCounts() -> [Double] {
    let lattice = Lattice(pieces: pieces)
    var counts = [Double](repeating: 0, count: pieces.count)
    for word in words {
      let edges = lattice.edges(of: word.scalars)
      var forward = [Double](
        repeating: -.infinity, count: word.scalars.count + 1)
      var backward = forward
      forward[0] = 0
      for edge in edges {
        forward[edge.end] = logSum(
          forward[edge.end], forward[edge.start] + scores[edge.piece])
      }
      backward[word.scalars.count] = 0
      for edge in edges.reversed() {
        backward[edge.start] = logSum(
          backward[edge.start], scores[edge.piece] + backward[edge.end])
      }
      for edge in edges {
        let used =
          forward[edge.start] + scores[edge.piece] + backward[edge.end]
          - backward[0]
        counts[edge.piece] += Double(word.count) * exp(used)
      }
    }
    return counts
  }

  // MARK: Pruning

  /// Drops the pieces that the text needs least, until `count` are left.
  ///
  /// Without a piece, the text spells it with others, and each use costs
  /// the difference of the log probabilities.
  private mutating func prune(to count: Int) {
    let lattice = Lattice(pieces: pieces)
    let uses = expectedCounts()
    let losses = pieces.indices.map { piece in
      pieces[piece].count == 1
        ? .infinity
        : uses[piece] * (scores[piece] - bestScore(without: piece, lattice))
    }
    let order = pieces.indices.sorted {
      losses[$0] == losses[$1] ? $0 < $1 : losses[$0] > losses[$1]
    }
    setPieces(
      order.prefix(count).map { (text: pieces[$0], count: exp(scores[$0])) }
    )
  }

  /// The highest log probability with which other pieces spell this one.
  private func bestScore(without piece: Int, _ lattice: Lattice) -> Double {
    var best =
      [0.0] + [Double](repeating: -.infinity, count: pieces[piece].count)
    for edge in lattice.edges(of: pieces[piece]) where edge.piece != piece {
      best[edge.end] = max(
        best[edge.end], best[edge.start] + scores[edge.piece])
    }
    return best.last!
  }
}

/// Computes log(exp(a) + exp(b)) without underflow.
private func logSum(_ a: Double, _ b: Double) -> Double {
  let larger = max(a, b)
  return larger == -.infinity
    ? larger : larger + log1p(exp(min(a, b) - larger))
}

/// Finds every position in a word where a piece fits.
private struct Lattice {
  struct Edge {
    let start: Int
    let end: Int
    let piece: Int
  }

  private let tree: PieceTree

  init(pieces: [[Unicode.Scalar]]) { tree = PieceTree(pieces) }

  /// The pieces that fit, ordered by where they start.
  func edges(of word: [Unicode.Scalar]) -> [Edge] {
    word.indices.flatMap { start in
      tree.pieces(in: word, from: start).map {
        Edge(start: start, end: $0.end, piece: $0.id)
      }
    }
  }
}
