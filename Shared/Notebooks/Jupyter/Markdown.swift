extension String {
  /// Prose as Markdown: paragraphs, lists of lines that start with "- ", and indented lines as they are.
  var asMarkdown: String {
    var blocks: [(text: String, kind: Kind)] = []
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ").joined(separator: " ")
      let kind: Kind =
        words.isEmpty ? .blank : line.hasPrefix("    ") ? .drawing : words.hasPrefix("- ") ? .item : .words
      switch (blocks.last?.kind, kind) {
      case (.drawing?, .drawing): blocks[blocks.count - 1].text += "\n" + line
      case (.words?, .words), (.item?, .words):
        blocks[blocks.count - 1].text += "\n" + words.escapedInMarkdownLine
      case (_, .drawing): blocks.append((String(line), .drawing))
      case (_, .item): blocks.append(("- " + String(words.dropFirst(2)).escapedInMarkdownLine, .item))
      case (_, .blank): blocks.append(("", .blank))
      case (_, .words): blocks.append((words.escapedInMarkdownLine, .words))
      }
    }
    var result = ""
    var last = Kind.blank
    for block in blocks where block.kind != .blank {
      if !result.isEmpty { result += block.kind == .item && last == .item ? "\n" : "\n\n" }
      result += block.text
      last = block.kind
    }
    return result
  }

  private enum Kind { case blank, words, item, drawing }

  /// The line with a backslash before each character that would mean something in Markdown.
  var escapedInMarkdownLine: String {
    var result = ""
    for character in self {
      if #"\`*_[]<>$|~"#.contains(character) { result.append("\\") }
      result.append(character)
    }
    // A number with a dot or a sign would begin a list, and # a heading.
    if result.hasPrefix("+ ") || result.hasPrefix("- ") || result.hasPrefix("#") { return "\\" + result }
    if let dot = result.firstIndex(of: "."), dot > result.startIndex, result[..<dot].allSatisfy(\.isNumber) {
      return result[..<dot] + "\\" + result[dot...]
    }
    return result
  }
}
