import Files
import Foundation

extension Corpus {
  /// Decodes the JSON list `text`, which was read from `path`.
  ///
  /// - Throws: ``FileError``, which names the entry, counted from 0, and the field.
  static func decodeEntries<Entry: Decodable>(of text: String, from path: String) throws(FileError) -> [Entry]
  {
    do {
      return try decodeJSON(from: Data(text.utf8), at: path)
    } catch let error as FileError {
      throw error
    } catch let error as DecodingError {
      let (place, reason) = explanation(of: error)
      throw .malformed(path: path, place: place, reason: reason)
    } catch {
      throw .malformed(path: path, place: "the whole file", reason: plainReason(error))
    }
  }

  /// Says in a few words where and why decoding failed.
  private static func explanation(of error: DecodingError) -> (place: String, reason: String) {
    switch error {
    case .keyNotFound(let key, let context):
      (place(of: context.codingPath), "the field \"\(key.stringValue)\" is missing")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      (
        place(of: context.codingPath),
        "it is not a \(type == String.self ? "text" : "list of entries with texts")"
      )
    case .dataCorrupted(let context): (place(of: context.codingPath), "it is not valid JSON")
    @unknown default: ("the whole file", "it cannot be decoded")
    }
  }

  /// Puts a coding path into words, such as "entry 3, field output".
  private static func place(of path: [any CodingKey]) -> String {
    let parts = path.map { key in key.intValue.map { "entry \($0)" } ?? "field \(key.stringValue)" }
    return parts.isEmpty ? "the whole file" : parts.joined(separator: ", ")
  }
}
