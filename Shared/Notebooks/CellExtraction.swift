/// The text of one source file and the cells in it.
struct SourceFile {
  let path: String
  let lines: [String]
  let tokens: [SourceToken]

  init(path: String, text: String) {
    self.path = path
    // By bytes: as characters, "\r\n" is one, which is not "\n".
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
    tokens = SourceScanner.tokens(of: text)
  }

  /// Returns the title if the token at `index` is the word `cell` of `notebook.cell("title", …)`, else nil.
  func cellTitle(at index: Int) -> String? {
    guard index > 0, index + 2 < tokens.count, tokens[index].kind == .word("cell"),
      tokens[index - 1].kind == .mark("."), tokens[index + 1].kind == .mark("("),
      case .string(let title) = tokens[index + 2].kind
    else { return nil }
    return title
  }

  /// Returns the prose of the cell whose word `cell` is at `index`, as it stands in the source.
  func cellProse(at index: Int) -> String {
    guard index + 4 < tokens.count, tokens[index + 3].kind == .mark(","),
      case .string(let prose) = tokens[index + 4].kind
    else { return "" }
    return prose
  }

  /// Returns the index of the brace that closes the group if the token at `index` is the word `group` of
  /// `notebook.group { … }` or `notebook.group(…) { … }`, or the word `topic` of a topic, else nil.
  func endOfGroup(at index: Int) -> Int? {
    if let topic = topic(at: index) { return closing(of: topic.open) }
    guard index > 0, tokens[index].kind == .word("group"), tokens[index - 1].kind == .mark("."),
      index + 1 < tokens.count
    else { return nil }
    var open = index + 1
    if tokens[open].kind == .mark("(") {
      guard let end = closing(of: open) else { return nil }
      open = end + 1
    }
    guard open < tokens.count, tokens[open].kind == .mark("{") else { return nil }
    return closing(of: open)
  }

  /// Returns the number of seconds if the token at `index` is the word `group` of `group(seconds: 40) { … }`.
  func seconds(ofGroupAt index: Int) -> Int? {
    guard index + 4 < tokens.count, tokens[index + 1].kind == .mark("("),
      tokens[index + 2].kind == .word("seconds"), tokens[index + 3].kind == .mark(":"),
      case .word(let digits) = tokens[index + 4].kind
    else { return nil }
    return Int(digits)
  }

  /// Returns the index of the token that closes the bracket at `index`.
  func closing(of index: Int) -> Int? {
    guard index < tokens.count, case .mark(let open) = tokens[index].kind else { return nil }
    let close: Character = open == "(" ? ")" : "}"
    var depth = 0
    for position in index..<tokens.count {
      if tokens[position].kind == .mark(open) { depth += 1 }
      if tokens[position].kind == .mark(close) { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  /// Returns the code of the cell whose marker statement is on `line`, or nil if there is no marker.
  ///
  /// The code extends to the next marker or to the end of the block that contains the marker. If the next
  /// marker is in an inner block, the code ends before the line that opens that block.
  func code(ofCellAt line: Int) -> String? {
    let marker = tokens.indices.first { tokens[$0].line == line && cellTitle(at: $0) != nil }
    guard let marker, let end = closing(of: marker + 1) else { return nil }
    let firstLine = tokens[end].endLine + 1
    var lastLine = lines.count
    var openLines: [Int] = []
    for index in (end + 1)..<max(tokens.count, end + 1) {
      if tokens[index].kind == .mark("{") { openLines.append(tokens[index].line) }
      if tokens[index].kind == .mark("}"), openLines.popLast() == nil {
        lastLine = tokens[index].line - 1
        break
      }
      if cellTitle(at: index) != nil {
        lastLine = (openLines.first ?? tokens[index].line) - 1
        break
      }
    }
    guard firstLine <= lastLine else { return "" }
    return Self.trimmed(lines[(firstLine - 1)..<lastLine])
  }

  /// Removes the common indentation and the blank lines at both ends.
  static func trimmed(_ lines: ArraySlice<String>) -> String {
    func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }),
      let last = lines.lastIndex(where: { !isBlank($0) })
    else { return "" }
    let kept = lines[first...last]
    let indentation = kept.filter { !isBlank($0) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return kept.map { String($0.dropFirst(indentation)) }.joined(separator: "\n")
  }
}
