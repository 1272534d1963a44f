/// Encodes the words it knows and fails on any other (book section 2.3).
///
///     try tokenizer.encode("Hello")   // throws: The word "Hello" is not in the vocabulary; …
public struct SimpleTokenizerV1: Tokenizer {
  public let vocabulary: WordVocabulary

  public init(vocabulary: WordVocabulary) {
    self.vocabulary = vocabulary
  }

  public var vocabularySize: Int { vocabulary.count }

  /// Returns the ids of the words and marks in `text`.
  ///
  /// - Throws: `TokenizerError.unknownWord` with the first word that has no
  ///   id (Python: `KeyError`).
  public func encode(_ text: String) throws -> [Int] {
    try WordSplitter.words.pieces(of: text).map { word in
      guard let id = vocabulary[word] else {
        throw TokenizerError.unknownWord(word)
      }
      return id
    }
  }

  /// Returns the words joined by single spaces, without a space before
  /// punctuation.
  ///
  /// The original white space is lost: `decode(encode(text))` often differs
  /// from `text`.
  public func decode(_ ids: [Int]) -> String {
    let text = ids.map(vocabulary.word).joined(separator: " ")
    return text.removingSpace(before: ",.?!\"()'")
  }
}

extension String {
  /// Returns the text without the white space in front of each of `marks`.
  func removingSpace(before marks: String) -> String {
    let marks = Set(marks.unicodeScalars)
    var result: [Unicode.Scalar] = []
    for scalar in unicodeScalars {
      if marks.contains(scalar) {
        while result.last?.isPythonSpace == true { result.removeLast() }
      }
      result.append(scalar)
    }
    return String(result)
  }
}
