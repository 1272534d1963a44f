import Files
import Foundation

/// The tokens that Hugging Face's library puts around the ids of every
/// text.
package struct PostProcessorField: Decodable {
  package var type: String
  /// TemplateProcessing: the parts of a single text.
  package var single: [Part]?
  /// TemplateProcessing: the parts of a pair of texts.
  package var pair: [Part]?
  package var specialTokens: [String: SpecialToken]?
  /// BertProcessing: a token and its id.
  package var cls: TokenAndID?
  package var sep: TokenAndID?
  /// Sequence: what is done one after the other.
  package var processors: [PostProcessorField]?

  enum CodingKeys: String, CodingKey {
    case type, single, pair, cls, sep, processors
    case specialTokens = "special_tokens"
  }

  package struct Part: Decodable {
    package var text: Name?
    package var token: Name?

    package struct Name: Decodable { package var id: String }

    enum CodingKeys: String, CodingKey {
      case text = "Sequence"
      case token = "SpecialToken"
    }
  }

  package struct SpecialToken: Decodable { package var ids: [Int] }

  package struct TokenAndID: Decodable {
    package var id: Int

    package init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      _ = try pair.decode(String.self)
      id = try pair.decode(Int.self)
    }
  }

  /// Returns the ids before and after a text.
  package func ids() throws -> (before: [Int], after: [Int]) {
    if type == "BertProcessing", let cls, let sep {
      return ([cls.id], [sep.id])
    }
    guard type == "TemplateProcessing", let single else {
      throw unsupported("post_processor.type", quoted(type))
    }
    let ids = try single.map { part in
      guard let name = part.token?.id else { return [Int]() }
      guard let token = specialTokens?[name] else {
        throw FileError(
          "post_processor.special_tokens has no \(quoted(name)): get or save it again"
        )
      }
      return token.ids
    }
    let places = single.indices.filter { single[$0].text?.id == "A" }
    guard let place = places.first, places.count == 1,
      single.allSatisfy({ $0.text?.id ?? "A" == "A" })
    else {
      throw FileError(
        "post_processor.single does not have the text A once: get or save it again"
      )
    }
    return (ids[..<place].flatMap(\.self), ids[place...].flatMap(\.self))
  }
}
