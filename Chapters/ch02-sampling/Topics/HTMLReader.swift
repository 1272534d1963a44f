/// Reads scalars from left to right. The attributes, comments and opaque
/// elements are in other files.
struct HTMLReader {
  let scalars: [Unicode.Scalar]
  let isXML: Bool
  var index = 0
  var tokens: [HTMLToken] = []
  /// The text since the last token.
  var text = String.UnicodeScalarView()

  init(_ page: String, isXML: Bool = false) {
    // The standard reads a carriage return, alone or before a line feed, as
    // a line feed. (In Swift, "\r\n" is one character.)
    let lines = page.unicodeScalars.split(
      separator: "\r", omittingEmptySubsequences: false)
    scalars = lines.enumerated().flatMap { number, line in
      number == 0
        ? Array(line)
        : ["\n"] + (line.first == "\n" ? line.dropFirst() : line)
    }
    self.isXML = isXML
  }

  /// The scalar to be read, or nil at the end.
  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// Whether `word` comes next, in ASCII letters of either case.
  func isNext(_ word: String, at place: Int? = nil) -> Bool {
    let start = place ?? index
    let letters = word.unicodeScalars
    return start + letters.count <= scalars.count
      && zip(scalars[start...], letters).allSatisfy {
        $0 == $1
          || $0.isLetter && $1.isLetter && $0.value | 32 == $1.value | 32
      }
  }

  /// Skips `word` if it comes next.
  mutating func take(_ word: String) -> Bool {
    guard isNext(word) else { return false }
    index += word.unicodeScalars.count
    return true
  }

  /// Reads until one of the scalars, which stays; NUL becomes U+FFFD.
  mutating func read(until ends: Set<Unicode.Scalar>) -> String {
    var part = String.UnicodeScalarView()
    while let scalar = next, !ends.contains(scalar) {
      part.append(scalar == "\0" ? "\u{FFFD}" : scalar)
      index += 1
    }
    return String(part)
  }

  mutating func endText() {
    if !text.isEmpty { tokens.append(.text(String(text))) }
    text = .init()
  }

  mutating func emit(_ token: HTMLToken) {
    endText()
    tokens.append(token)
  }

  /// Reads one scalar or character reference of text, or one tag.
  mutating func readToken() {
    if next == "&" { return text.append(contentsOf: readReference()) }
    guard next == "<" else {
      text.append(scalars[index])
      index += 1
      return
    }
    index += 1
    if let next, next.isLetter { return readTag(isEnd: false) }
    if take("!") { return readDeclaration() }
    if next == "?" { return readBogusComment() }
    guard take("/") else { return text.append("<") }
    if let next, next.isLetter { return readTag(isEnd: true) }
    if next == nil { return text.append(contentsOf: "</".unicodeScalars) }
    if !take(">") { readBogusComment() }
  }

  /// Reads from the first letter of the name to the closing bracket.
  mutating func readTag(isEnd: Bool) {
    let written = read(until: HTMLReader.space.union(["/", ">"]))
    let name = isXML ? written : written.lowercasedASCII
    var attributes: [String: String] = [:]
    var closesItself = false
    while let scalar = next, scalar != ">" {
      closesItself = scalar == "/"
      if HTMLReader.space.contains(scalar) || scalar == "/" {
        index += 1
      } else {
        readAttribute(into: &attributes)
      }
    }
    guard next != nil else { return }  // the page ends within the tag
    index += 1
    if isEnd { return emit(.end(name)) }
    emit(.start(name, attributes: attributes, closesItself: closesItself))
    if !isXML { readOpaqueText(of: name) }
  }

  static let space: Set<Unicode.Scalar> = ["\t", "\n", "\u{C}", " "]
}

extension Unicode.Scalar {
  var isLetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }
}

extension String {
  /// The text with A to Z in lower case, and nothing else changed.
  var lowercasedASCII: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map {
          ("A"..."Z").contains($0) ? Unicode.Scalar($0.value + 32)! : $0
        }))
  }
}
