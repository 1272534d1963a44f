/// What a piece of Swift code is, for the eye.
enum SyntaxKind: String, CaseIterable {
  case keyword
  case literal
  case comment
  case type
}

/// Finds the keywords, literals, comments and names of types in Swift code.
struct SyntaxHighlighting {
  /// A piece of the code with its kind; plain code has none.
  struct Piece: Equatable {
    var text: String
    var kind: SyntaxKind?
  }

  /// Splits code into pieces that join to the code again.
  static func pieces(of code: String) -> [Piece] {
    let bytes = Array(code.utf8)
    var pieces: [Piece] = []
    var end = 0
    func add(_ range: Range<Int>, _ kind: SyntaxKind?) {
      guard !range.isEmpty else { return }
      pieces.append(Piece(text: String(decoding: bytes[range], as: UTF8.self), kind: kind))
    }
    var isAfterDot = false
    for token in tokens(of: code) {
      let kind = kind(of: token, isAfterDot: isAfterDot)
      isAfterDot = token.kind == .mark(".")
      guard let kind else { continue }
      add(end..<token.bytes.lowerBound, nil)
      add(token.bytes, kind)
      end = token.bytes.upperBound
    }
    add(end..<bytes.count, nil)
    return pieces
  }

  /// The tokens of the code, in which "0.5" is one: the scanner sees a number, a dot, and a number.
  private static func tokens(of code: String) -> [SourceToken] {
    var tokens: [SourceToken] = []
    for token in SourceScanner.tokens(of: code, withComments: true) {
      let before = tokens.suffix(2)
      if token.isNumber, let number = before.first, let dot = before.last, number.isNumber,
        dot.kind == .mark("."), number.bytes.upperBound == dot.bytes.lowerBound,
        dot.bytes.upperBound == token.bytes.lowerBound
      {
        tokens.removeLast(2)
        let bytes = number.bytes.lowerBound..<token.bytes.upperBound
        tokens.append(SourceToken(kind: number.kind, line: number.line, endLine: token.endLine, bytes: bytes))
      } else {
        tokens.append(token)
      }
    }
    return tokens
  }

  /// After a dot, a word is a member, even if it reads like a keyword: `.init`, `.self`.
  private static func kind(of token: SourceToken, isAfterDot: Bool) -> SyntaxKind? {
    switch token.kind {
    case .comment: return .comment
    case .string: return .literal
    case .mark: return nil
    case .word(let word):
      guard let first = word.unicodeScalars.first else { return nil }
      if ("0"..."9").contains(first) { return isAfterDot && word.allSatisfy(\.isNumber) ? nil : .literal }
      if isAfterDot { return nil }
      if word == "true" || word == "false" || word == "nil" { return .literal }
      if keywords.contains(word) { return .keyword }
      return first.properties.isUppercase ? .type : nil
    }
  }

  private static let keywords: Set<String> = [
    "actor", "any", "as", "async", "await", "break", "case", "catch", "class", "continue", "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "fileprivate", "final", "for",
    "func", "get", "guard", "if", "import", "in", "indirect", "init", "inout", "internal", "is", "lazy",
    "let", "mutating", "nonisolated", "open", "operator", "override", "package", "private", "protocol",
    "public", "repeat", "rethrows", "return", "self", "set", "some", "static", "struct", "subscript",
    "super", "switch", "throw", "throws", "try", "typealias", "unowned", "var", "weak", "where", "while",
  ]
}

extension SourceToken {
  fileprivate var isNumber: Bool {
    if case .word(let word) = kind { word.utf8.first.map { (48...57).contains($0) } ?? false } else { false }
  }
}
