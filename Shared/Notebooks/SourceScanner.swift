/// A token of Swift source: a word, a string literal, a single mark or a comment; blanks are skipped.
struct SourceToken: Equatable {
  enum Kind: Hashable {
    case word(String)
    case string(String)
    case mark(Character)
    case comment
  }

  var kind: Kind
  var line: Int  // where it starts, from 1
  var endLine: Int
  var bytes: Range<Int>  // in the UTF-8 of the source
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

  /// Returns all tokens; comments only if they are asked for.
  static func tokens(of source: String, withComments: Bool = false) -> [SourceToken] {
    var scanner = SourceScanner(source)
    var tokens: [SourceToken] = []
    while let token = scanner.next(withComments: withComments) { tokens.append(token) }
    return tokens
  }

  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func starts(with text: String) -> Bool {
    peek() == text.utf8.first && bytes[position...].starts(with: text.utf8)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  private mutating func next(withComments: Bool = false) -> SourceToken? {
    while let byte = peek() {
      let (first, start) = (position, line)
      let kind: SourceToken.Kind
      if byte <= UInt8(ascii: " ") {
        advance()
        continue
      } else if skipComment() {
        if !withComments { continue }
        kind = .comment
      } else if let string = readString() {
        kind = .string(string)
      } else if Self.isWord(byte) {
        while let byte = peek(), Self.isWord(byte) { advance() }
        kind = .word(String(decoding: bytes[first..<position], as: UTF8.self))
      } else {
        advance()
        kind = .mark(Character(UnicodeScalar(byte)))
      }
      return SourceToken(kind: kind, line: start, endLine: line, bytes: first..<position)
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  /// Skips the comment that starts here; returns false if none does.
  private mutating func skipComment() -> Bool {
    if starts(with: "//") {
      while let byte = peek(), byte != UInt8(ascii: "\n") { advance() }
    } else if starts(with: "/*") {
      skipBlockComment()
    } else {
      return false
    }
    return true
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
