import Corpora
import Files
import Foundation

/// Reads the texts of a file, of the kind that its name says.
///
/// - `.txt`: one text.
/// - `.html`: one text, without markup; see ``htmlText(of:)``.
/// - `.jsonl`: a JSON object on each line, whose field `text` is a text.
/// - `.csv`, `.tsv`: a table whose first row has the name `text`.
/// - `.xml`, `.rss`, `.atom`: the entries of a feed.
///
/// - Throws: `FileError` for a kind that is not read, with what to do, or
///   with the place in a damaged file.
public func collectedTexts(of bytes: Data, from path: String) throws
  -> [String]
{
  for (start, name, advice) in unreadKinds where bytes.starts(with: start) {
    throw FileError("\(name) is not read. \(advice)", file: path)
  }
  let text = try decodeUTF8(bytes, from: path)
  switch path.split(separator: ".").last.map({ $0.lowercased() }) {
  case "txt": return [text]
  case "html", "htm": return [htmlText(of: text)]
  case "jsonl": return try jsonLines(of: bytes, from: path)
  case "csv": return try column("text", of: .csv, in: text, from: path)
  case "tsv": return try column("text", of: .tsv, in: text, from: path)
  case "xml", "rss", "atom":
    return try feedEntries(of: text, from: path).map(\.text)
  default:
    throw FileError(
      "files of this kind are not read. Name it .txt, .html, .jsonl, .csv, "
        + ".tsv, .xml, .rss or .atom, whichever it is.", file: path)
  }
}

/// Kinds that are recognised by their first bytes, and refused.
private let unreadKinds: [(start: [UInt8], name: String, advice: String)] =
  [
    (
      Array("PAR1".utf8), "Parquet",
      "Convert it with pandas: read_parquet(…).to_json(…, orient=\"records\", lines=True)."
    ),
    (
      Array("%PDF-".utf8), "PDF",
      "Extract its text first: pdftotext FILE.pdf FILE.txt"
    ),
    ([0x1f, 0x8b], "gzip", "Unpack it first: gunzip --keep FILE"),
    (
      Array("PK".utf8) + [3, 4], "a zip archive",
      "Unpack it first: unzip FILE"
    ),
  ]

private struct Record: Decodable {
  let text: String
}

/// Returns the field `text` of the object on each line; empty lines are
/// skipped.
private func jsonLines(of bytes: Data, from path: String) throws -> [String]
{
  let lines = bytes.split(
    separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  return try lines.enumerated().compactMap { index, line in
    if line.allSatisfy(" \r\t".utf8.contains) { return nil }
    do {
      return try decodeJSON(
        Record.self, from: Data(line), at: path, line: index + 1
      ).text
    } catch is DecodingError {
      throw FileError.malformed(
        path: path, place: "line \(index + 1)",
        reason: "it is not an object with a text in the field \"text\"")
    }
  }
}

/// Returns a column of a table by the name in its first row.
private func column(
  _ name: String, of kind: DelimitedText, in text: String, from path: String
) throws -> [String] {
  let rows = try kind.rows(of: text, from: path)
  guard let column = rows.first?.firstIndex(of: name) else {
    throw FileError.malformed(
      path: path, place: "the first row",
      reason: "no column has the name \"\(name)\"")
  }
  return try rows.enumerated().dropFirst().map { index, row in
    if row.count == rows[0].count { return row[column] }
    throw FileError.malformed(
      path: path, place: "row \(index + 1)",
      reason: "it has \(row.count) fields instead of \(rows[0].count)")
  }
}
