import Files
import Foundation
import Tokenizing

/// A WordPiece or Unigram tokenizer as Hugging Face's `tokenizer.json`
/// describes it, such as BERT's or T5's.
///
///     let tokenizer = try PublishedTokenizer(tokenizerFile: file)
///     try tokenizer.encode("Hello")   // BERT: 101, 7592, 102
///
/// The pieces are in one of the tokenizers of ch01, the model. Around
/// it are the steps of the file: text is normalised first, for example to
/// small letters, and ids such as `[CLS]` are put around it. (Hugging
/// Face's `Tokenizer`.)
public struct PublishedTokenizer: Tokenizer {
  /// The project's own tokenizer with the pieces of the file: a `WordPiece`
  /// or a `Unigram`.
  public let model: any Tokenizer
  /// The steps that change a text before the model gets it, in order.
  let steps: [TextStep]
  /// The ids that are put before and after every text.
  let (idsBefore, idsAfter): ([Int], [Int])
  /// What an ordinary text must not spell out, such as `[SEP]`.
  let special: SpecialTokens
  /// Whether decoding removes the spaces before punctuation marks.
  let cleansSpaces: Bool

  public var vocabularySize: Int { model.vocabularySize }
  public var unknown: Int? { model.unknown }

  /// Returns the ids of `text`, with those that the file puts around every
  /// text.
  ///
  /// - Throws: `TokenizerError.specialTokenInText` if the text spells out a
  ///   special token, also if it does so only after normalisation. Hugging
  ///   Face's library would give it the special token's id.
  public func encode(_ text: String) throws -> [Int] {
    try checkOrdinary(text)
    if steps.isEmpty {
      return try idsBefore + model.encode(text) + idsAfter
    }
    var scalars = Array(text.unicodeScalars)
    for step in steps { scalars = step(scalars) }
    let normalized = String(scalars)
    try checkOrdinary(normalized)
    return try idsBefore + model.encode(normalized) + idsAfter
  }

  private func checkOrdinary(_ text: String) throws {
    for case .token(let name, _) in special.cut(Array(text.utf8)) {
      throw TokenizerError.specialTokenInText(name)
    }
  }

  /// Returns the text of `ids`, special tokens included. Traps on an id
  /// outside the vocabulary.
  public func decode(_ ids: [Int]) -> String {
    let text = model.decode(ids)
    if !cleansSpaces { return text }
    return [".", "?", "!", ","].reduce(text) { text, mark in
      text.replacingOccurrences(
        of: " " + mark, with: mark, options: .literal)
    }
  }
}
