/// Prose as HTML: paragraphs, lists and fixed lines by the rules of `wrapped`, and code in backticks.
enum PageProse {
  static func html(_ prose: String) -> String {
    var blocks: [String] = []
    var items: [String] = []
    var fixed: [String] = []
    func endBlock() {
      if !items.isEmpty { blocks.append("<ul>" + items.map { "<li>\($0)</li>" }.joined() + "</ul>") }
      if !fixed.isEmpty { blocks.append("<pre>\(lines(fixed).escapedForMarkup)</pre>") }
      (items, fixed) = ([], [])
    }
    for part in prose.proseParts {
      switch part {
      case .item(let words):
        if !fixed.isEmpty { endBlock() }
        items.append(inline(words.dropFirst().joined(separator: " ")))
      case .preformatted(let line):
        if !items.isEmpty { endBlock() }
        fixed.append(line)
      case .paragraph(let words):
        endBlock()
        blocks.append("<p>\(inline(words.joined(separator: " ")))</p>")
      case .blank: if !fixed.isEmpty { fixed.append("") }
      }
    }
    endBlock()
    return blocks.joined(separator: "\n")
  }

  /// Fixed lines without the indentation that they share and without blank lines at the end.
  private static func lines(_ lines: [String]) -> String {
    let indentation = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let end = lines.lastIndex { !$0.isEmpty } ?? 0
    return lines[...end].map { String($0.dropFirst(indentation)) }.joined(separator: "\n")
  }

  /// Text with `code` in backticks as code.
  static func inline(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return text.escapedForMarkup }
    return parts.enumerated().map { index, part in
      index % 2 == 0 ? part.escapedForMarkup : "<code>\(part.escapedForMarkup)</code>"
    }.joined()
  }
}
