extension String {
  /// Prose as Markdown, by the rules of `wrapped`: paragraphs, list items, and fixed lines as they are.
  var asMarkdown: String {
    var result = ""
    var last = ProsePart.blank
    for part in proseParts {
      let text: String
      switch part {
      case .blank: continue
      case .paragraph(let words): text = words.joined(separator: " ").escapedInMarkdownLine
      case .item(let words): text = "- " + words.dropFirst().joined(separator: " ").escapedInMarkdownLine
      case .preformatted(let line): text = line
      }
      if !result.isEmpty { result += part.continues(last) ? "\n" : "\n\n" }
      result += text
      last = part
    }
    return result
  }

  /// The line with a backslash before each character that would mean something in Markdown; pairs of backticks
  /// stay, with the code between them.
  var escapedInMarkdownLine: String {
    let parts = split(separator: "`", omittingEmptySubsequences: false)
    let hasCode = parts.count > 1 && parts.count % 2 == 1
    let pieces = parts.enumerated().map { index, part in
      hasCode && index % 2 == 1 ? String(part) : String(part).escapedForMarkdown
    }
    let result = pieces.joined(separator: hasCode ? "`" : "\\`")
    // These would begin a list or a heading.
    if ["+ ", "- ", "#"].contains(where: result.hasPrefix) { return "\\" + result }
    if let dot = result.firstIndex(of: "."), dot > result.startIndex, result[..<dot].allSatisfy(\.isNumber) {
      return result[..<dot] + "\\" + result[dot...]
    }
    return result
  }

  private var escapedForMarkdown: String {
    reduce(into: "") { result, character in
      if #"\*_[]<>$|~"#.contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}

extension ProsePart {
  /// Whether the part belongs to the same list or drawing as the one before it.
  fileprivate func continues(_ before: ProsePart) -> Bool {
    switch (before, self) {
    case (.item, .item), (.preformatted, .preformatted): true
    default: false
    }
  }
}
