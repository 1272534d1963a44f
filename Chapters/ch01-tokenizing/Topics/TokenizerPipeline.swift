import Files
import Foundation
import Tokenizing

/// Other people's tokenizers: what a `tokenizer.json` describes, step by
/// step.
///
///     let pipeline = try TokenizerPipeline(json, from: "tokenizer.json")
///     try pipeline.encode("Hello, world")
///
/// Every such tokenizer, whatever its kind, does four things: it normalises
/// the text, cuts it into words, looks up the pieces of each word, and puts
/// special tokens around the ids. Before all that it looks for added tokens
/// such as `[SEP]`, also in what a user wrote. (Hugging Face:
/// `Tokenizer`.)
public struct TokenizerPipeline: Sendable {
  /// Changes the text: `normalizer`.
  var normalizer: [TextStep] = []
  /// Cuts it into words: `pre_tokenizer`.
  var cutter: [WordStep] = []
  /// Looks up the pieces of a word: `model`.
  var model: WordModel = { _ in [] }
  /// Puts ids around those of one text, or of two: `post_processor`.
  var frame: IDFrame = .none
  /// What is looked for in the text as it is, and once it is normalised.
  var addedTokens = AddedTokens()
  var addedNormalized = AddedTokens()
  /// The piece of each id.
  var pieces: [Int: String] = [:]

  /// Returns the ids of `text`, with those that the file puts around it.
  public func encode(_ text: String) -> [Int] { frame.ids(ids(of: text)) }

  /// Returns the ids of two texts in one.
  public func encode(_ text: String, and second: String) -> [Int] {
    frame.ids(ids(of: text), ids(of: second))
  }

  /// Returns the text after the first step.
  public func normalized(_ text: String) -> String {
    String(normalize(Array(text.unicodeScalars)))
  }

  /// Returns the words after the second step.
  public func words(of text: String) -> [String] {
    cut(normalize(Array(text.unicodeScalars)), startsText: true).map {
      String($0)
    }
  }

  /// Returns the pieces of `ids` as the file writes them.
  public func pieces(of ids: [Int]) -> [String] {
    ids.map { pieces[$0] ?? "?" }
  }

  // MARK: The steps

  private func ids(of text: String) -> [Int] {
    var ids: [Int] = []
    var startsText = true
    for part in addedTokens.cut(Array(text.unicodeScalars)) {
      switch part {
      case .token(let id): ids.append(id)
      case .text(let text):
        for part in addedNormalized.cut(normalize(text)) {
          switch part {
          case .token(let id): ids.append(id)
          case .text(let text):
            ids += cut(text, startsText: startsText).flatMap(model)
          }
          startsText = false
        }
      }
      startsText = false
    }
    return ids
  }

  private func normalize(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    normalizer.reduce(text) { $1($0) }
  }

  private func cut(
    _ text: [Unicode.Scalar], startsText: Bool
  ) -> [[Unicode.Scalar]] {
    var words = [Word(text: text, startsText: startsText)]
    for step in cutter { words = words.flatMap(step) }
    return words.map(\.text).filter { !$0.isEmpty }
  }
}

/// Tokens that are found in a text before anything else is done to it.
struct AddedTokens: Sendable {
  enum Part {
    case text([Unicode.Scalar])
    case token(Int)
  }

  private var tokens = SpecialTokens([], firstID: 0)
  private var ids: [Int] = []

  /// Finds nothing.
  init() {}

  /// Takes texts that are not empty, with their ids.
  init(_ tokens: [(text: String, id: Int)]) {
    self.tokens = SpecialTokens(tokens.map(\.text), firstID: 0)
    ids = tokens.map(\.id)
  }

  /// Cuts a text at the tokens in it, the longest first.
  func cut(_ text: [Unicode.Scalar]) -> [Part] {
    if ids.isEmpty { return text.isEmpty ? [] : [.text(text)] }
    return tokens.cut(Array(String(text).utf8)).map { part in
      switch part {
      case .text(let bytes):
        .text(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
      case .token(_, let index): .token(ids[index])
      }
    }
  }
}
