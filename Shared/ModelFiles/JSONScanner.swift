import Files
import Foundation

/// Reads JSON whose layout is known, strictly.
///
/// Foundation's decoder keeps the last of two members with one name, and takes `2.0` for an integer and a
/// comma before a bracket; in the header of a weight file each of these is a sign of damage.
final class JSONScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// What is read, for errors: "the header".
  private let subject: String

  init(_ bytes: some Collection<UInt8>, subject: String) {
    self.bytes = Array(bytes)
    self.subject = subject
  }

  /// Reads an object: calls `member` with each name, to read the value. Throws if a name comes twice.
  func object(_ field: @autoclosure () -> String, _ member: (String) throws -> Void) throws {
    try expect("{", "\(field()) is no JSON object")
    var names: Set<String> = []
    if take("}") { return }
    repeat {
      let name = try string("a name in \(field())")
      guard names.insert(name).inserted else {
        throw FileError("\(field()) has the name \(quoted(name)) twice: save the file again")
      }
      try expect(":", "\(field()) lacks a colon after \(quoted(name))")
      try member(name)
    } while take(",")
    try expect("}", "\(field()) is not JSON: a member does not end with a comma or brace")
  }

  /// Reads a list of integers that are not negative.
  func integers(_ field: @autoclosure () -> String) throws -> [Int] {
    try expect("[", "\(field()) is no list")
    var result: [Int] = []
    if take("]") { return result }
    repeat { result.append(try integer(field())) } while take(",")
    try expect("]", "\(field()) has something that is no integer from 0")
    return result
  }

  /// Reads an integer that is not negative.
  func integer(_ field: @autoclosure () -> String) throws -> Int {
    skipSpace()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let after = digits.endIndex < bytes.count ? bytes[digits.endIndex] : 0
    guard let value = Int(String(decoding: digits, as: UTF8.self)),
      digits.first != UInt8(ascii: "0") || digits.count == 1,
      !".eE".utf8.contains(after)
    else { throw problem("\(field()) has something that is no integer from 0, or too large a one") }
    position = digits.endIndex
    return value
  }

  /// Reads a string.
  func string(_ field: @autoclosure () -> String) throws -> String {
    try expect("\"", "\(field()) is no string")
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else { throw problem("\(field()) does not end") }
    position += 1
    let literal = bytes[(start - 1)..<position]
    // Foundation knows the escapes; it is asked only about strings that have any.
    if !literal.contains(UInt8(ascii: "\\")), literal.allSatisfy({ $0 >= 32 }),
      let text = String(validating: literal.dropFirst().dropLast(), as: UTF8.self)
    {
      return text
    }
    guard let text = try? JSONDecoder().decode(String.self, from: Data(literal)) else {
      throw problem("\(field()) is no valid text")
    }
    return text
  }

  /// Passes over any value.
  func skip(_ field: String, depth: Int = 0) throws {
    guard depth < 100 else { throw problem("\(field) has too many brackets within brackets") }
    skipSpace()
    switch position < bytes.count ? bytes[position] : 0 {
    case UInt8(ascii: "{"): try object(field) { _ in try skip(field, depth: depth + 1) }
    case UInt8(ascii: "["):
      position += 1
      if take("]") { return }
      repeat { try skip(field, depth: depth + 1) } while take(",")
      try expect("]", "\(field) has a list that does not end")
    case UInt8(ascii: "\""): _ = try string(field)
    default:
      let word = bytes[position...].prefix { !" \n\r\t,]}".utf8.contains($0) }
      guard (try? JSONSerialization.jsonObject(with: Data(word), options: .fragmentsAllowed)) != nil else {
        throw problem("\(field) is no JSON value")
      }
      position = word.endIndex
    }
  }

  /// Makes sure that nothing but space follows.
  func end() throws {
    skipSpace()
    guard position == bytes.count else { throw problem("\(subject) goes on behind its end") }
  }

  private func expect(_ character: Unicode.Scalar, _ text: @autoclosure () -> String) throws {
    guard take(character) else { throw problem(text()) }
  }

  private func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func skipSpace() {
    while position < bytes.count, " \n\r\t".utf8.contains(bytes[position]) { position += 1 }
  }

  private func problem(_ text: String) -> FileError {
    FileError("\(text) (at byte \(position) of \(subject)): get or save the file again")
  }
}
