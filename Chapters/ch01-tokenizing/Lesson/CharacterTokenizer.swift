/// Makes every code point a token: a tiny vocabulary, but very long
/// sequences.
///
/// The ids number the code points of the training text in order; one more
/// stands for all others.
public struct CharacterTokenizer: Tokenizer {
  private let scalars: [Unicode.Scalar]
  private let ids: [Unicode.Scalar: Int]

  /// Collects the code points of `text`.
  public init(text: String) {
    scalars = Set(text.unicodeScalars).sorted()
    ids = Dictionary(uniqueKeysWithValues: zip(scalars, scalars.indices))
  }

  public var vocabularySize: Int { scalars.count + 1 }
  public var unknown: Int? { scalars.count }

  public func encode(_ text: String) -> [Int] {
    text.unicodeScalars.map { ids[$0] ?? scalars.count }
  }

  /// Returns the text of `ids`, with U+FFFD for unknown code points.
  public func decode(_ ids: [Int]) -> String {
    String(
      ids.map { id in
        precondition(
          (0...scalars.count).contains(id),
          "decode: id \(id) is not in a vocabulary of \(vocabularySize)")
        return id < scalars.count ? scalars[id] : "\u{FFFD}"
      })
  }
}
