import Foundation

/// Builds an SVG element for a page.
///
/// The picture is as wide as the page lets it be, up to a limit, and its letters are large enough on a phone.
/// Text has the colour of the text around the picture. Other colours are the page's custom properties
/// `--series-1` to `--series-4`, with values that do on white and on black if the page sets none.
struct SVG {
  /// The width of plots, in the units of the picture: about the pixels of a narrow phone.
  static let plotWidth = 380.0
  static let fontSize = 13.0

  let width: Double
  private var elements: [String] = []

  init(width: Double = SVG.plotWidth) { self.width = width }

  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// What something is painted with.
  enum Paint: Equatable {
    case text
    case series(Int)

    static let count = 4

    var value: String {
      switch self {
      case .text: "currentColor"
      case .series(let index):
        "var(--series-\(index % Paint.count + 1), \(["#2563eb", "#c2410c", "#15803d", "#9333ea"][index % Paint.count]))"
      }
    }
  }

  enum Anchor: String { case start, middle, end }

  /// Writes text; `y` is the height of its middle. With a width, the letters are spread over that.
  mutating func text(
    _ text: String, at point: Point, anchor: Anchor = .start, size: Double = SVG.fontSize,
    isBold: Bool = false, opacity: Double = 1, rotation: Double = 0, width: Double? = nil,
    isMonospaced: Bool = false
  ) {
    guard !text.isEmpty else { return }
    var attributes: [(String, String)] = [("x", point.x.svg), ("y", (point.y + size * 0.35).svg)]
    if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
    if size != Self.fontSize { attributes.append(("font-size", size.svg)) }
    if isBold { attributes.append(("font-weight", "600")) }
    if opacity < 1 { attributes.append(("opacity", opacity.decimals(2))) }
    // Signs from another font may be wider: then they are drawn narrower.
    if let width { attributes += [("textLength", width.svg), ("lengthAdjust", "spacingAndGlyphs")] }
    if isMonospaced { attributes.append(("font-family", "ui-monospace, monospace")) }
    if rotation != 0 {
      attributes.append(("transform", "rotate(\(rotation.svg) \(point.x.svg) \(point.y.svg))"))
    }
    if text.first == " " || text.last == " " || text.contains("  ") {
      attributes.append(("xml:space", "preserve"))
    }
    elements.append(Self.tag("text", attributes, content: text.escapedForMarkup))
  }

  /// Draws straight lines through the points.
  mutating func line(
    _ points: [Point], paint: Paint = .text, width: Double = 1, opacity: Double = 1, dashes: String? = nil
  ) {
    guard points.count > 1 else { return }
    let path = points.map { "\($0.x.svg),\($0.y.svg)" }.joined(separator: " ")
    var attributes = [("points", path), ("fill", "none"), ("stroke", paint.value)]
    if width != 1 { attributes.append(("stroke-width", width.svg)) }
    if opacity < 1 { attributes.append(("stroke-opacity", opacity.decimals(2))) }
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    if points.count > 2 { attributes.append(("stroke-linejoin", "round")) }
    elements.append(Self.tag("polyline", attributes))
  }

  /// Fills the area within the points.
  mutating func polygon(_ points: [Point], paint: Paint = .text) {
    let path = points.map { "\($0.x.svg),\($0.y.svg)" }.joined(separator: " ")
    elements.append(Self.tag("polygon", [("points", path), ("fill", paint.value)]))
  }

  /// Draws a rectangle, filled with some opacity, and with an outline if there is a stroke.
  mutating func rectangle(
    from corner: Point, to opposite: Point, fill: Paint? = nil, opacity: Double = 1, stroke: Paint? = nil,
    strokeOpacity: Double = 1, dashes: String? = nil, radius: Double = 0
  ) {
    var attributes = [
      ("x", corner.x.svg), ("y", corner.y.svg), ("width", (opposite.x - corner.x).svg),
      ("height", (opposite.y - corner.y).svg), ("fill", fill?.value ?? "none"),
    ]
    if fill != nil, opacity < 1 { attributes.append(("fill-opacity", opacity.decimals(2))) }
    if let stroke { attributes.append(("stroke", stroke.value)) }
    if stroke != nil, strokeOpacity < 1 { attributes.append(("stroke-opacity", strokeOpacity.decimals(2))) }
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    if radius > 0 { attributes.append(("rx", radius.svg)) }
    elements.append(Self.tag("rect", attributes))
  }

  /// Closes the picture at a height, under a name that is read to those who do not see it.
  ///
  /// The element belongs into a page; ``file(_:)`` makes a picture of its own.
  func element(height: Double, label: String) -> String {
    let attributes = [
      ("viewBox", "0 0 \(width.svg) \(height.svg)"), ("role", "img"), ("aria-label", label),
      ("font-family", "system-ui, -apple-system, sans-serif"),
      ("font-size", Self.fontSize.svg), ("fill", "currentColor"),
      ("style", "display:block;width:100%;max-width:\(Int(width * 1.5))px;height:auto"),
    ]
    return Self.tag("svg", attributes, content: "\n" + elements.joined(separator: "\n") + "\n")
  }

  /// The element as a file of its own, which names its format and has a size: nothing around it gives it one.
  static func file(_ element: String) -> String {
    guard let box = element.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/), let width = Double(box.1),
      let height = Double(box.2)
    else { return element }
    let size = "width=\"\((width * 1.25).svg)\" height=\"\((height * 1.25).svg)\""
    return element.replacing(/\ style="[^"]*"/, with: "", maxReplacements: 1)
      .replacing("<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) ", maxReplacements: 1)
  }

  private static func tag(_ name: String, _ attributes: [(String, String)], content: String? = nil) -> String
  {
    let list = attributes.map { " \($0)=\"\($1.escapedForMarkup)\"" }.joined()
    return content.map { "<\(name)\(list)>\($0)</\(name)>" } ?? "<\(name)\(list)/>"
  }

  /// About how wide text will be: fonts differ.
  static func textWidth(_ text: String, size: Double = SVG.fontSize) -> Double {
    Double(text.count) * size * 0.57
  }

  /// Writes a title in as many lines as it needs; returns the height below it.
  mutating func title(_ title: String) -> Double {
    let lines = title.wrapped(to: Int(width / Self.textWidth("n"))).split(separator: "\n")
    for (index, line) in lines.enumerated() {
      text(String(line), at: Point(x: 2, y: 12 + Double(index) * 18), isBold: true)
    }
    return Double(lines.count) * 18 + 8
  }
}

extension Double {
  /// The number as attributes have it: one decimal, and none for whole numbers.
  var svg: String {
    let rounded = (self * 10).rounded() / 10
    guard rounded.isFinite else { return "0" }
    return rounded == rounded.rounded() ? String(format: "%.0f", rounded == 0 ? 0 : rounded) : decimals(1)
  }

  /// The number as one says it: three digits, and whole ones with commas.
  var spoken: String {
    guard isFinite else { return decimals(0) }
    guard abs(self) >= 1000, abs(self) < 1e15 else { return String(format: "%.3g", self == 0 ? 0 : self) }
    var digits = String(Int(abs(self).rounded()))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
