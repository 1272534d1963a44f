import Foundation

/// Reads JSON strictly, as RFC 8259 describes it, in UTF-8.
///
/// Foundation's decoder keeps one of two members with the same name, and accepts `2.0` as an integer, a comma
/// before a closing bracket, and encodings other than UTF-8. In a file from outside, each is a sign of damage.
package final class JSONScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// What is being read, for errors: "the header".
  private let subject: String
  /// The line at which the bytes begin, counted from 1.
  private let firstLine: Int

  package init(_ bytes: some Collection<UInt8>, subject: String, line: Int = 1) {
    self.bytes = Array(bytes)
    self.subject = subject
    firstLine = line
  }

  /// Reads an object: calls `member` with each name, to read the value. Throws if a name occurs twice.
  package func object(_ field: @autoclosure () -> String, _ member: (String) throws -> Void) throws {
    try expect("{", "\(field()) is not a JSON object")
    var names: Set<ExactText> = []
    if take("}") { return }
    repeat {
      let name = try string("a name in \(field())")
      guard names.insert(ExactText(name)).inserted else {
        throw problem("\(field()) has the name \(quoted(name)) twice")
      }
      try expect(":", "\(field()) has no colon after \(quoted(name))")
      try member(name)
    } while take(",")
    try expect("}", "\(field()) is not JSON: a member does not end with a comma or brace")
  }

  /// Reads a list of non-negative integers.
  package func integers(_ field: @autoclosure () -> String) throws -> [Int] {
    try expect("[", "\(field()) is not a list")
    var result: [Int] = []
    if take("]") { return result }
    repeat { result.append(try integer(field())) } while take(",")
    try expect("]", "\(field()) has a value that is not a non-negative integer")
    return result
  }

  /// Reads a non-negative integer.
  package func integer(_ field: @autoclosure () -> String) throws -> Int {
    skipSpace()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let after = digits.endIndex < bytes.count ? bytes[digits.endIndex] : 0
    guard let value = Int(String(decoding: digits, as: UTF8.self)),
      digits.first != UInt8(ascii: "0") || digits.count == 1,
      !".eE".utf8.contains(after)
    else { throw problem("\(field()) has a value that is not a non-negative integer, or is too large") }
    position = digits.endIndex
    return value
  }

  /// Reads a string.
  package func string(_ field: @autoclosure () -> String) throws -> String {
    try expect("\"", "\(field()) is not a string")
    var text: [UInt8] = []
    while next != UInt8(ascii: "\"") {
      guard position < bytes.count else { throw problem("\(field()) has no closing quote") }
      guard next >= 32 else { throw problem("\(field()) has a control character that is not escaped") }
      if next == UInt8(ascii: "\\") {
        let start = position
        guard let escaped = escape() else {
          position = start
          throw problem("\(field()) has \(invalidEscape)")
        }
        text += escaped.utf8
      } else {
        text.append(next)
        position += 1
      }
    }
    position += 1
    guard let text = String(validating: text, as: UTF8.self) else {
      throw problem("\(field()) is not valid text")
    }
    return text
  }

  /// Reads a backslash and what follows it; nil if it is not an escape, or only half of a surrogate pair.
  private func escape() -> String? {
    position += 1
    let letter = next
    position += 1
    guard letter == UInt8(ascii: "u") else {
      return zip("\"\\/bfnrt".utf8, "\"\\/\u{8}\u{c}\n\r\t").first { $0.0 == letter }.map { String($0.1) }
    }
    guard let first = codeUnit() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return String(validating: [first], as: UTF16.self) }
    guard bytes.dropFirst(position).starts(with: "\\u".utf8) else { return nil }
    position += 2
    return codeUnit().flatMap { String(validating: [first, $0], as: UTF16.self) }
  }

  /// Describes the escape at the position, which is invalid.
  private var invalidEscape: String {
    let letters = String(decoding: bytes[position...].prefix(6), as: UTF8.self)
    let unit = letters.hasPrefix("\\u") ? UInt16(letters.dropFirst(2), radix: 16) : nil
    let isHalf = unit.map { UTF16.isLeadSurrogate($0) || UTF16.isTrailSurrogate($0) } ?? false
    return isHalf ? "\(letters), half of a pair that stands for one character" : "an invalid escape"
  }

  /// Reads four hexadecimal digits.
  private func codeUnit() -> UInt16? {
    let digits = bytes.dropFirst(position).prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    position += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Skips any value.
  package func skip(_ field: String) throws { try skip(field, depth: 0) }

  private func skip(_ field: String, depth: Int) throws {
    guard depth < 100 else { throw problem("\(field) has too many nested brackets") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): try object(field) { _ in try skip(field, depth: depth + 1) }
    case UInt8(ascii: "["):
      position += 1
      if take("]") { return }
      repeat { try skip(field, depth: depth + 1) } while take(",")
      try expect("]", "\(field) has a list without a closing bracket")
    case UInt8(ascii: "\""): _ = try string(field)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      let word = ["true", "false", "null"].first { bytes.dropFirst(position).starts(with: $0.utf8) }
      guard let word else { throw problem("\(field) is not a JSON value") }
      position += word.utf8.count
    default: guard skipNumber() else { throw problem("\(field) is not a JSON value") }
    }
  }

  /// Skips a number; returns false if there is none.
  private func skipNumber() -> Bool {
    if next == UInt8(ascii: "-") { position += 1 }
    let startsWithZero = next == UInt8(ascii: "0")
    let count = skipDigits()
    guard startsWithZero ? count == 1 : count > 0 else { return false }
    if next == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() > 0 else { return false }
    }
    guard "eE".utf8.contains(next) else { return true }
    position += 1
    if "+-".utf8.contains(next) { position += 1 }
    return skipDigits() > 0
  }

  /// Skips digits and returns their number.
  private func skipDigits() -> Int {
    let start = position
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position += 1 }
    return position - start
  }

  /// Throws if anything but white space follows.
  package func end() throws {
    skipSpace()
    guard position == bytes.count else { throw problem("\(subject) has extra bytes after its end") }
  }

  /// The byte at the position; at the end 0, which never occurs in JSON.
  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private func expect(_ character: Unicode.Scalar, _ text: @autoclosure () -> String) throws {
    guard take(character) else { throw problem(text()) }
  }

  private func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func skipSpace() {
    while " \n\r\t".utf8.contains(next) { position += 1 }
  }

  private func problem(_ text: String) -> FileError {
    let before = bytes[..<min(position, bytes.count)]
    let line = firstLine + before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).count + 1
    return FileError("\(text) (at line \(line), column \(column) of \(subject)): get or save the file again")
  }
}
