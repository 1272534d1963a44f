import Files
import Foundation

extension Corpus {
  /// Decodes the entries of `text`, which was read from `path`: a JSON list, or JSON lines with an object each.
  ///
  /// - Throws: ``FileError``, which names the entry, counted from 0, or the line, counted from 1, and the field.
  static func decodeEntries<Entry: Decodable>(of text: String, from path: String) throws(FileError) -> [Entry]
  {
    let bytes = Data(text.utf8)
    let isLines = bytes.first { !" \n\r\t".utf8.contains($0) } == UInt8(ascii: "{")
    guard isLines else { return try decode(bytes, from: path, line: nil) }
    var entries: [Entry] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy(" \r\t".utf8.contains) {
      entries.append(try decode(line, from: path, line: index + 1))
    }
    return entries
  }

  /// Decodes a line of the file at `path`, counted from 1, or the whole file.
  private static func decode<Value: Decodable>(
    _ bytes: Data, from path: String, line: Int?
  ) throws(FileError) -> Value {
    do {
      return try decodeJSON(from: bytes, at: path, line: line ?? 1)
    } catch let error as FileError {
      throw error
    } catch {
      let (codingPath, reason) = explanation(of: error)
      let parts = codingPath.map { key in key.intValue.map { "entry \($0)" } ?? "field \(key.stringValue)" }
      let place = ([line.map { "line \($0)" }].compactMap(\.self) + parts).joined(separator: ", ")
      throw .malformed(path: path, place: place.isEmpty ? "the whole file" : place, reason: reason)
    }
  }

  /// Says in a few words where and why decoding failed.
  private static func explanation(of error: any Error) -> (path: [any CodingKey], reason: String) {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      (context.codingPath, "the field \"\(key.stringValue)\" is missing")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      (context.codingPath, "it is not a \(type == String.self ? "text" : "list of entries with texts")")
    case .dataCorrupted(let context): (context.codingPath, "it cannot be decoded")
    default: ([], plainReason(error))
    }
  }
}
