/// Encodes each word by the longest pieces in the vocabulary (Schuster and
/// Nakajima 2012; BERT's tokenizer).
///
/// A piece inside a word is written with `##` in front:
///
///     tokenizer.tokens(of: "Jack's cheaper")   // Jack, ', s, cheap, ##er
///
/// A word that the pieces cannot spell becomes one `[UNK]`.
public struct WordPiece: Tokenizer {
  /// The pieces, each at the position of its id.
  public let vocabulary: [String]
  /// The number of code points above which a word is unknown.
  public let longestWord: Int
  private let tree: PieceTree
  private let unknownID: Int

  /// The prefix of a piece inside a word.
  public static let continuation = "##"
  /// The piece for a word that the others cannot spell.
  public static let unknownPiece = "[UNK]"

  /// Takes the pieces in the order of their ids. Traps if the unknown piece
  /// is missing or a piece occurs twice.
  ///
  /// - Parameter longestWord: Longer words are unknown; 100 code points in
  ///   BERT.
  public init(
    vocabulary: [String], unknown unknownPiece: String = unknownPiece,
    longestWord: Int = 100
  ) {
    let scalars = vocabulary.map { Array($0.unicodeScalars) }
    self.vocabulary = vocabulary
    self.longestWord = longestWord
    precondition(
      Set(scalars).count == scalars.count,
      "WordPiece: a piece occurs twice in the vocabulary")
    tree = PieceTree(scalars)
    guard
      let unknownID = scalars.firstIndex(
        of: Array(unknownPiece.unicodeScalars))
    else {
      preconditionFailure(
        "WordPiece: the vocabulary has no \(unknownPiece)")
    }
    self.unknownID = unknownID
  }

  public var vocabularySize: Int { vocabulary.count }
  public var unknown: Int? { unknownID }

  /// Returns the ids of the pieces of `text`.
  public func encode(_ text: String) -> [Int] {
    var known: [[Unicode.Scalar]: [Int]] = [:]
    return Self.words(of: text).flatMap { word in
      if let ids = known[word] { return ids }
      let ids = encodeWord(word)
      known[word] = ids
      return ids
    }
  }

  /// Returns the pieces of `text`.
  public func tokens(of text: String) -> [String] {
    encode(text).map { vocabulary[$0] }
  }

  /// Returns the ids of one word: takes the longest piece that fits, and
  /// repeats after it.
  package func encodeWord(_ word: [Unicode.Scalar]) -> [Int] {
    guard word.count <= longestWord else { return [unknownID] }
    var result: [Int] = []
    var rest = word[...]
    while !rest.isEmpty {
      let prefix =
        result.isEmpty ? [] : Array(Self.continuation.unicodeScalars)
      guard let piece = tree.longestPiece(of: rest, after: prefix) else {
        return [unknownID]
      }
      result.append(piece.id)
      rest = rest.dropFirst(piece.length)
    }
    return result
  }

  /// Returns the words joined by single spaces; the original white space is
  /// lost.
  public func decode(_ ids: [Int]) -> String {
    var text: [Unicode.Scalar] = []
    for id in ids {
      precondition(
        vocabulary.indices.contains(id),
        "decode: id \(id) is not in a vocabulary of \(vocabularySize)")
      let piece = vocabulary[id].unicodeScalars
      let continues = piece.starts(with: Self.continuation.unicodeScalars)
      if !continues && !text.isEmpty { text.append(" ") }
      text += continues ? piece.dropFirst(2) : piece[...]
    }
    return String(text)
  }

  /// Splits at white space and makes each punctuation mark a word.
  static func words(of text: String) -> [[Unicode.Scalar]] {
    var words: [[Unicode.Scalar]] = [[]]
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        words.append([])
      } else if scalar.isPunctuation {
        words += [[scalar], []]
      } else {
        words[words.count - 1].append(scalar)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}

extension Unicode.Scalar {
  /// Whether this is a punctuation mark; in ASCII, that is everything but
  /// letters and digits.
  package var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation,
      .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      isASCII
    default: false
    }
  }
}
