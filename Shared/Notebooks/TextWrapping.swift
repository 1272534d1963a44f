extension String {
  /// Breaks prose into lines of at most `width` characters.
  ///
  /// Blank lines separate paragraphs, a line that starts with "- " starts a list item, and lines indented
  /// by four spaces or more (formulas, drawings) stay as they are. A word longer than a line stays whole.
  func wrapped(to width: Int) -> String {
    var result: [String] = []
    var paragraph: [Substring] = []
    func endParagraph() {
      guard let first = paragraph.first else { return }
      result += Self.fill(paragraph, width: width, hanging: first == "-" ? "  " : "")
      paragraph = []
    }
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ")
      if words.isEmpty || line.hasPrefix("    ") || words.first == "-" { endParagraph() }
      if words.isEmpty || line.hasPrefix("    ") {
        result.append(words.isEmpty ? "" : String(line))
      } else {
        paragraph += words
      }
    }
    endParagraph()
    return result.joined(separator: "\n")
  }

  private static func fill(_ words: [Substring], width: Int, hanging: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = hanging + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [line]
  }
}
