import Foundation

/// Encodes each word by its most probable pieces (Kudo 2018;
/// SentencePiece's default).
///
/// Every piece has a probability. The probability of a segmentation is the
/// product over its pieces, and Viterbi's algorithm finds the best one
/// without trying them all. A space is written ▁ and belongs to the word
/// after it, so decoding restores it.
public struct Unigram: Tokenizer {
  /// A piece of text and the logarithm of its probability.
  public struct Piece: Sendable {
    public let text: String
    public let logProbability: Double

    public init(text: String, logProbability: Double) {
      self.text = text
      self.logProbability = logProbability
    }
  }

  /// The pieces, each at the position of its id.
  public let pieces: [Piece]
  private let tree: PieceTree
  private let unknownID: Int
  private let unknownScore: Double

  /// Takes the pieces in the order of their ids.
  ///
  /// Traps if a piece occurs twice, or if no piece has the id for unknown
  /// characters.
  public init(pieces: [Piece], unknown unknownID: Int = 0) {
    precondition(
      pieces.indices.contains(unknownID),
      "Unigram: no piece has id \(unknownID), for unknown characters")
    let scalars = pieces.map { Array($0.text.unicodeScalars) }
    precondition(
      Set(scalars).count == scalars.count, "Unigram: a piece occurs twice")
    self.pieces = pieces
    tree = PieceTree(scalars)
    self.unknownID = unknownID
    unknownScore = pieces.map(\.logProbability).min()! - 10
  }

  public var vocabularySize: Int { pieces.count }
  public var unknown: Int? { unknownID }

  /// Returns the ids of the most probable segmentation of `text`.
  public func encode(_ text: String) -> [Int] {
    Self.words(of: text).flatMap { segments(of: $0).map(\.id) }
  }

  /// Returns the pieces of the most probable segmentation of `text`.
  public func tokens(of text: String) -> [String] {
    Self.words(of: text).flatMap { word in
      segments(of: word).map { String(word[$0.range]) }
    }
  }

  /// Returns the text of `ids`, `<unk>` for unknown characters.
  public func decode(_ ids: [Int]) -> String {
    let text = ids.flatMap { id in
      precondition(
        pieces.indices.contains(id),
        "decode: id \(id) is not in a vocabulary of \(vocabularySize)")
      return Array(pieces[id].text.unicodeScalars)
    }
    let spaced = text.map { $0 == Self.space ? " " : $0 }
    return String(spaced.first == " " ? spaced.dropFirst() : spaced[...])
  }

  /// Returns every segmentation of `word` into pieces with its probability,
  /// the best first.
  ///
  /// Their number can double with every letter, so use it only on short
  /// words.
  public func segmentations(of word: String) -> [(
    pieces: [String], probability: Double
  )] {
    let word = Array(word.unicodeScalars)
    func ways(from start: Int) -> [(
      pieces: [String], logProbability: Double
    )] {
      if start == word.count { return [([], 0)] }
      return candidates(in: word, from: start).flatMap { end, id in
        ways(from: end).map { rest in
          (
            [pieces[id].text] + rest.pieces,
            pieces[id].logProbability + rest.logProbability
          )
        }
      }
    }
    return ways(from: 0).map { ($0.pieces, exp($0.logProbability)) }.sorted
    {
      $0.probability > $1.probability
    }
  }

  // MARK: Viterbi

  /// Finds the most probable pieces of one word; adjacent unknown
  /// characters become one token.
  package func segments(of word: [Unicode.Scalar]) -> [(
    id: Int, range: Range<Int>
  )] {
    // best[end]: the highest sum of logarithms over the pieces of
    // word[..<end], and its last piece.
    var best = [(score: Double, start: Int, id: Int)](
      repeating: (-.infinity, 0, 0), count: word.count + 1)
    best[0].score = 0
    for start in word.indices {
      var steps = candidates(in: word, from: start).map { end, id in
        (end: end, id: id, score: pieces[id].logProbability)
      }
      if steps.first?.end != start + 1 {
        steps.append((start + 1, unknownID, unknownScore))
      }
      for step in steps
      where best[start].score + step.score > best[step.end].score {
        best[step.end] = (best[start].score + step.score, start, step.id)
      }
    }
    return backtrack(best.map { ($0.start, $0.id) })
  }

  /// Follows the last pieces back to the start of the word.
  private func backtrack(_ last: [(start: Int, id: Int)]) -> [(
    id: Int, range: Range<Int>
  )] {
    var path: [(id: Int, range: Range<Int>)] = []
    var end = last.count - 1
    while end > 0 {
      let (start, id) = last[end]
      if id == unknownID, let right = path.last, right.id == unknownID {
        path[path.count - 1].range = start..<right.range.upperBound
      } else {
        path.append((id, start..<end))
      }
      end = start
    }
    return path.reversed()
  }

  /// The pieces that begin at `start`, the shortest first; never the one
  /// for unknown characters.
  private func candidates(in word: [Unicode.Scalar], from start: Int) -> [(
    end: Int, id: Int
  )] {
    tree.pieces(in: word, from: start).filter { $0.id != unknownID }
  }

  // MARK: Words

  static let space: Unicode.Scalar = "▁"

  /// Writes spaces as ▁, adds one in front, and starts a word at each.
  static func words(of text: String) -> [[Unicode.Scalar]] {
    var scalars = text.unicodeScalars.map { $0 == " " ? space : $0 }
    if let first = scalars.first, first != space {
      scalars.insert(space, at: 0)
    }
    var words: [[Unicode.Scalar]] = []
    for scalar in scalars {
      if scalar == space {
        words.append([scalar])
      } else {
        words[words.count - 1].append(scalar)
      }
    }
    return words
  }
}
