/// Returns the text of a page as a reader sees it, a line for each block.
///
/// Scripts, styles, comments and the page's title are left out. Runs of
/// white space are one space, except inside `pre`.
public func htmlText(of page: String) -> String {
  var layout = TextLayout()
  var hidden = 0  // elements around that are not shown
  var isPreformatted = false
  for token in htmlTokens(of: page) {
    switch token {
    case .text(let text) where hidden == 0:
      layout.add(text, keepsSpace: isPreformatted)
    case .start(let name, _, _):
      if hiddenElements.contains(name) { hidden += 1 }
      if hidden == 0, blockElements.contains(name) { layout.endLine() }
      if name == "pre" { isPreformatted = true }
      if name == "td" || name == "th" {
        layout.add("\t", keepsSpace: false)
      }
    case .end(let name):
      if hiddenElements.contains(name) { hidden = max(hidden - 1, 0) }
      if hidden == 0, blockElements.contains(name) { layout.endLine() }
      if name == "pre" { isPreformatted = false }
    default: break
    }
  }
  layout.endLine()
  return layout.lines.joined(separator: "\n")
}

/// Returns the addresses to which a page's links lead, as written, in
/// order.
public func htmlLinks(of page: String) -> [String] {
  htmlTokens(of: page).compactMap { token in
    guard case .start("a", let attributes, _) = token else { return nil }
    return attributes["href"]
  }
}

/// Returns what is left of a page if a regular expression takes out all
/// that is between angle brackets.
///
/// This is what one writes first, and it is wrong; see ``htmlText(of:)``.
public func textWithoutTags(_ page: String) -> String {
  page.replacing(#/<[^>]*>/#, with: "")
}

/// Returns a text as HTML that shows it.
public func escapedHTML(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
}

private let hiddenElements: Set<String> = [
  "script", "style", "title", "template", "noscript",
]
private let blockElements: Set<String> = [
  "address", "article", "aside", "blockquote", "body", "br", "dd", "div",
  "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
  "h4", "h5", "h6", "head", "header", "hr", "li", "main", "nav", "ol",
  "option", "p", "pre", "section", "table", "tr", "ul",
]

/// Lines of text that grow word by word.
private struct TextLayout {
  var lines: [String] = []
  private var line = String.UnicodeScalarView()

  /// Adds text; runs of white space become one space, and none begins a
  /// line.
  mutating func add(_ text: String, keepsSpace: Bool) {
    for scalar in text.unicodeScalars {
      if keepsSpace, scalar == "\n" {
        endLine()
      } else if keepsSpace || !HTMLReader.space.contains(scalar) {
        line.append(scalar)
      } else if let last = line.last, last != " " {
        line.append(" ")
      }
    }
  }

  mutating func endLine() {
    while let last = line.last, HTMLReader.space.contains(last) {
      line.removeLast()
    }
    if !line.isEmpty { lines.append(String(line)) }
    line = .init()
  }
}
