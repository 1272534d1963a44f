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

  /// Draws the tokens as coloured boxes; lines break between tokens.
  public func svg() -> String {
    let (size, limit, pitch) = (14.0, 44, 24.0)
    var svg = SVG()
    let letter = svg.width / Double(limit)
    var (x, y) = (0.0, svg.title(title))
    for (index, token) in tokens.enumerated() {
      let shown = Self.visible(token).fitting(limit)
      let end = x + Double(shown.count) * letter
      if x > 0, end > svg.width + 0.1 { (x, y) = (0, y + pitch) }
      let right = x + Double(shown.count) * letter
      svg.rectangle(
        from: .init(x: x, y: y), to: .init(x: right - 1, y: y + pitch - 3), fill: .series(index % 4),
        opacity: 0.25, radius: 2)
      svg.text(
        shown, at: .init(x: x, y: y + (pitch - 3) / 2), size: size, width: right - x - 1, isMonospaced: true)
      x = right
    }
    return svg.element(height: y + pitch, label: "\(title): \(description)")
  }

  /// What is to be seen, in words.
  public var description: String {
    "a text of \(tokens.reduce(0) { $0 + $1.count }) characters in \(tokens.count) coloured tokens"
  }

  /// Light colours of the 256-colour palette, none beside one like it.
  private static let shades = [153, 223, 158, 219]
}
