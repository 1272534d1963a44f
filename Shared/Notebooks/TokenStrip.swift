/// A text in its tokens: coloured in turn, or with strokes between them where there is no colour.
public struct TokenStrip: Equatable, Sendable {
  public var title: String
  public var tokens: [String]

  /// Describes a strip; the tokens joined should give the text.
  public init(_ title: String, tokens: [String]) {
    self.title = title
    self.tokens = tokens
  }
}

extension TokenStrip: Plot {
  /// Writes the tokens one after the other; lines break between tokens.
  public func text(width: Int, isColored: Bool) -> String {
    var lines: [String] = []
    var line = ""
    var column = 0
    for (index, token) in tokens.enumerated() {
      let shown = Self.visible(token)
      let length = shown.count + (isColored ? 0 : 1)
      if column > 0, column + length > width {
        lines.append(line)
        (line, column) = ("", 0)
      }
      line += isColored ? "\u{1B}[48;5;\(Self.shades[index % 4]);30m\(shown)\u{1B}[0m" : shown + "│"
      column += length
    }
    if !isColored { line = String(line.dropLast()) }
    return ([title.wrapped(to: width)] + lines + [line]).joined(separator: "\n")
  }

  /// A token with signs in place of line breaks and tabs.
  private static func visible(_ token: String) -> String {
    token.replacing("\r", with: "␍").replacing("\n", with: "⏎").replacing("\t", with: "⇥")
  }

  /// Draws the tokens as coloured boxes in lines of 72 characters.
  public func svg() -> String {
    var (boxes, line, column) = ("", 0, 0)
    for (index, token) in tokens.enumerated() {
      let shown = Self.visible(token)
      if column > 0, column + shown.count > 72 { (line, column) = (line + 1, 0) }
      let (x, y, width) = (column * 10, line * 28 + 32, shown.count * 10)
      let text = shown.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      boxes += """
        <rect x="\(x)" y="\(y)" width="\(width)" height="24" rx="3" fill="\(Self.fills[index % 4])"/>\
        <text x="\(x)" y="\(y + 17)" textLength="\(width)" xml:space="preserve" fill="#1b1b1b">\(text)</text>

        """
      column += shown.count
    }
    let heading = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 \(line * 28 + 60)" role="img" \
      font-family="monospace" font-size="16">
      <title>\(heading): \(description)</title>
      <text x="0" y="18" fill="currentColor">\(heading)</text>
      \(boxes)</svg>
      """
  }

  /// What is to be seen, in words.
  public var description: String {
    "a text of \(tokens.reduce(0) { $0 + $1.count }) characters in \(tokens.count) coloured tokens"
  }

  private static let fills = ["#bfdcff", "#ffe0b0", "#bff0d4", "#f6c9f2"]

  /// Light colours of the 256-colour palette, none beside one like it.
  private static let shades = [153, 223, 158, 219]
}
