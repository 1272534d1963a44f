/// Lines of text of one width, with the line on which its neighbours stand.
struct TextBox {
  var lines: [String]
  var baseline = 0

  var width: Int { lines.map(\.count).max() ?? 0 }

  init(_ line: String) { lines = [line] }

  init(lines: [String], baseline: Int) {
    self.lines = lines
    self.baseline = baseline
  }

  private func centered(in width: Int) -> [String] {
    lines.map { line in
      let left = String(repeating: " ", count: (width - line.count) / 2)
      return (left + line).padded(to: width)
    }
  }

  /// Boxes beside each other, on one baseline.
  static func beside(_ boxes: [TextBox]) -> TextBox {
    let above = boxes.map(\.baseline).max() ?? 0
    let below = boxes.map { $0.lines.count - $0.baseline }.max() ?? 1
    let lines = (0..<(above + below)).map { row in
      boxes.map { box in
        let index = row - above + box.baseline
        return (box.lines.indices.contains(index) ? box.lines[index] : "").padded(to: box.width)
      }.joined()
    }
    return TextBox(lines: lines, baseline: above)
  }

  /// Boxes below each other, centred; the baseline is that of the one at `middle`.
  static func stacked(_ boxes: [TextBox], middle: Int) -> TextBox {
    let width = boxes.map(\.width).max() ?? 0
    let before = boxes[..<middle].reduce(0) { $0 + $1.lines.count }
    return TextBox(
      lines: boxes.flatMap { $0.centered(in: width) }, baseline: before + boxes[middle].baseline)
  }

  /// The box in parentheses as tall as it is.
  var inParentheses: TextBox {
    guard lines.count > 1 else { return TextBox("(\(lines[0]))") }
    func tall(_ top: String, _ middle: String, _ bottom: String) -> TextBox {
      TextBox(
        lines: [top] + Array(repeating: middle, count: lines.count - 2) + [bottom], baseline: baseline)
    }
    return .beside([tall("⎛", "⎜", "⎝"), self, tall("⎞", "⎟", "⎠")])
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }
}
