import Files
import Foundation

/// Reads and writes tables of comma- or tab-separated values, one row per line.
///
/// The rules are those of `pandas.read_csv` and `DataFrame.to_csv`. A field that begins with a quotation
/// mark ends at the closing one and may contain separators and line breaks; a doubled quotation mark inside
/// it stands for one. Anywhere else, a quotation mark is an ordinary character. Empty lines are skipped.
public struct DelimitedText: Sendable, Equatable {
  /// Comma-separated values.
  public static let csv = DelimitedText(separator: UInt8(ascii: ","))
  /// Tab-separated values.
  public static let tsv = DelimitedText(separator: UInt8(ascii: "\t"))

  /// The byte between two fields.
  private let separator: UInt8

  /// Reads the rows of `text`, each a list of fields.
  ///
  /// - Throws: ``FileError`` with `path` and the line, if a quotation mark is never closed.
  public func rows(of text: String, from path: String) throws(FileError) -> [[String]] {
    var scanner = RowScanner(bytes: Array(text.utf8), separator: separator)
    var rows: [[String]] = []
    while let row = scanner.next() { rows.append(row) }
    if let line = scanner.unclosedLine {
      throw .malformed(path: path, place: "line \(line)", reason: "the quotation mark is never closed")
    }
    return rows
  }

  /// Returns `rows` as text; a line feed ends each row, and fields are quoted where necessary.
  public func text(of rows: [[String]]) -> String {
    rows.map { row in
      if row == [""] { return "\"\"\n" }  // An empty line would be skipped.
      return row.map(quotedIfNeeded).joined(separator: String(UnicodeScalar(separator))) + "\n"
    }
    .joined()
  }

  /// Quotes `field` if it contains a separator, a quotation mark or a line break.
  private func quotedIfNeeded(_ field: String) -> String {
    let special = [separator, UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard field.utf8.contains(where: special.contains) else { return field }
    // Scalars, not characters: a quotation mark followed by an accent is one character.
    let scalars = field.unicodeScalars.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }
    return "\"" + String(String.UnicodeScalarView(scalars)) + "\""
  }
}

/// Reads the bytes of a table row by row.
private struct RowScanner {
  let bytes: [UInt8]
  let separator: UInt8
  /// The line, counted from 1, of a quotation mark that is never closed.
  private(set) var unclosedLine: Int?
  private var index = 0
  private var line = 1

  init(bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
  }

  /// Returns the next row that is not empty, or nil at the end or after an unclosed quotation mark.
  mutating func next() -> [String]? {
    while index < bytes.count, takeLineBreak() {}
    guard index < bytes.count else { return nil }
    var row: [String] = []
    repeat {
      row.append(field())
    } while takeSeparator()
    _ = takeLineBreak()
    return unclosedLine == nil ? row : nil
  }

  /// Reads a field and stops at the separator, line break or end after it.
  private mutating func field() -> String {
    var field: [UInt8] = []
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { field += quotedPart() }
    while index < bytes.count, bytes[index] != separator, !isLineBreak(bytes[index]) {
      field.append(bytes[index])
      index += 1
    }
    return String(decoding: field, as: UTF8.self)
  }

  /// Reads a quoted part, including both quotation marks, and returns what is between them.
  private mutating func quotedPart() -> [UInt8] {
    var part: [UInt8] = []
    let firstLine = line
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard index < bytes.count, bytes[index] == byte else { return part }
        index += 1
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      part.append(byte)
    }
    unclosedLine = firstLine
    return part
  }

  private mutating func takeSeparator() -> Bool {
    guard index < bytes.count, bytes[index] == separator else { return false }
    index += 1
    return true
  }

  /// Skips one line break: a line feed, a carriage return, or both.
  private mutating func takeLineBreak() -> Bool {
    guard index < bytes.count, isLineBreak(bytes[index]) else { return false }
    let isReturn = bytes[index] == UInt8(ascii: "\r")
    index += 1
    if isReturn, index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
    line += 1
    return true
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
