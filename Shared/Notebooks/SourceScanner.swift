/// A token of Swift source: a word, a string literal or a single mark; comments and blanks are skipped.
struct SourceToken: Equatable {
  enum Kind: Equatable {
    case word(String)
    case string(String)
    case mark(Character)
  }

  var kind: Kind
  var line: Int  // where it starts, from 1
  var endLine: Int
}

/// Splits Swift source into tokens, just well enough to find calls, string literals and matching braces.
///
/// It does not know regex literals: a quote inside one looks like the start of a string.
struct SourceScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  static func tokens(of source: String) -> [SourceToken] {
    var scanner = SourceScanner(source)
    var tokens: [SourceToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func starts(with text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  private mutating func next() -> SourceToken? {
    skipBlanksAndComments()
    guard let byte = peek() else { return nil }
    let start = line
    if let string = readString() {
      return SourceToken(kind: .string(string), line: start, endLine: line)
    }
    if Self.isWord(byte) {
      let first = position
      while let byte = peek(), Self.isWord(byte) { advance() }
      let word = String(decoding: bytes[first..<position], as: UTF8.self)
      return SourceToken(kind: .word(word), line: start, endLine: start)
    }
    advance()
    return SourceToken(kind: .mark(Character(UnicodeScalar(byte))), line: start, endLine: start)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  private mutating func skipBlanksAndComments() {
    while let byte = peek() {
      if byte <= UInt8(ascii: " ") {
        advance()
      } else if starts(with: "//") {
        while let byte = peek(), byte != UInt8(ascii: "\n") { advance() }
      } else if starts(with: "/*") {
        skipBlockComment()
      } else {
        return
      }
    }
  }

  /// Block comments nest in Swift.
  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        advance(2)
      } else if starts(with: "*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && position < bytes.count
  }

  /// Reads the string literal that starts here; returns nil if none does.
  private mutating func readString() -> String? {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    guard peek(hashes) == UInt8(ascii: "\"") else { return nil }
    advance(hashes)
    let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    advance(quotes.utf8.count)
    let fence = String(repeating: "#", count: hashes)
    var text: [UInt8] = []
    while let byte = peek(), !starts(with: quotes + fence) {
      guard starts(with: "\\" + fence) else {
        text.append(byte)
        advance()
        continue
      }
      advance(1 + hashes)
      if peek() == UInt8(ascii: "(") {
        text += Array("\\(…)".utf8)
        skipInterpolation()
      } else if let escaped = peek() {
        text.append(escaped)
        advance()
      }
    }
    advance(quotes.utf8.count + hashes)
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func skipInterpolation() {
    var depth = 0
    repeat {
      guard let token = next() else { return }
      if token.kind == .mark("(") { depth += 1 }
      if token.kind == .mark(")") { depth -= 1 }
    } while depth > 0
  }
}
