extension LinePlot: Plot {
  private static let markers: [Character] = ["•", "×", "○", "+"]
  private static let styles: [Style] = [.cyan, .yellow, .green, .magenta]

  /// Draws the curves with axes and, for several curves, a legend.
  ///
  /// Curves are drawn as braille dots, each in its own colour; without colours, each of several curves has its
  /// own marker instead.
  public func text(width: Int, isColored: Bool) -> String {
    let points = series.flatMap(\.points)
    guard !points.isEmpty else { return "\(title): no data" }
    let rows = 12
    let yAxis = Axis(over: points.map(\.y), count: 5)
    let tickRows = yAxis.ticks.map { tick in
      (row: Int(((1 - yAxis.fraction(tick)) * Double(rows * 4 - 1)).rounded()) / 4, label: yAxis.label(tick))
    }
    let margin = (tickRows.map(\.label.count).max() ?? 0) + 1
    let columns = max(width - margin - 2, 4)
    let xAxis = Axis(over: points.map(\.x), count: columns / 12)
    let canvases = series.map { curve in
      Self.canvas(of: curve, columns: columns, rows: rows, xAxis, yAxis)
    }
    var lines = [title.wrapped(to: width)]
    for row in 0..<rows {
      let label = tickRows.first { $0.row == row }?.label ?? ""
      let curve = (0..<columns).map { Self.cell(row: row, column: $0, in: canvases, isColored: isColored) }
      let blanks = String(repeating: " ", count: margin - label.count)
      lines.append((blanks + label + (label.isEmpty ? " │" : " ┤") + curve.joined()).trimmingEnd())
    }
    lines += Self.xLines(xAxis, margin: margin + 1, columns: columns, name: xLabel)
    if series.count > 1 { lines.append(legend(margin: margin + 2, width: width, isColored: isColored)) }
    return lines.joined(separator: "\n")
  }

  private static func canvas(
    of curve: Series, columns: Int, rows: Int, _ xAxis: Axis, _ yAxis: Axis
  ) -> BrailleCanvas {
    var canvas = BrailleCanvas(columns: columns, rows: rows)
    let places = curve.points.map { (x: xAxis.fraction($0.x), y: yAxis.fraction($0.y)) }
    if let only = places.first, places.count == 1 { canvas.drawLine(from: only, to: only) }
    for (start, end) in zip(places, places.dropFirst()) { canvas.drawLine(from: start, to: end) }
    return canvas
  }

  private static func cell(
    row: Int, column: Int, in canvases: [BrailleCanvas], isColored: Bool
  ) -> String {
    for (index, canvas) in canvases.enumerated().reversed() {
      guard let dots = canvas.character(row: row, column: column) else { continue }
      if isColored { return styles[index % styles.count].applied(to: String(dots)) }
      return String(canvases.count == 1 ? dots : markers[index % markers.count])
    }
    return " "
  }

  /// Draws the horizontal axis and the numbers below it.
  static func xLines(_ axis: Axis, margin: Int, columns: Int, name: String) -> [String] {
    let blanks = String(repeating: " ", count: margin)
    var line = Array(repeating: Character("─"), count: columns)
    var numbers = Array(repeating: Character(" "), count: columns)
    for tick in axis.ticks {
      let column = Int((axis.fraction(tick) * Double(columns - 1)).rounded())
      line[column] = "┬"
      let label = axis.label(tick)
      guard label.count <= numbers.count else { continue }
      let start = min(max(column - label.count / 2, 0), numbers.count - label.count)
      let isFree = numbers[max(start - 1, 0)..<(start + label.count)].allSatisfy { $0 == " " }
      if isFree { numbers.replaceSubrange(start..<(start + label.count), with: label) }
    }
    let indent = String(repeating: " ", count: max((columns - name.count) / 2, 0))
    return [blanks + "└" + String(line), (blanks + " " + String(numbers)).trimmingEnd()]
      + (name.isEmpty ? [] : [blanks + " " + indent + name])
  }

  /// Names the curves, in one line if they fit.
  func legend(margin: Int, width: Int, isColored: Bool) -> String {
    let entries = series.enumerated().map { index, curve in
      let style = Self.styles[index % Self.styles.count]
      let marker = String(Self.markers[index % Self.markers.count])
      return (isColored ? style.applied(to: "━━") : marker) + " " + curve.name
    }
    let blanks = String(repeating: " ", count: margin)
    let length = series.reduce(margin - 4) { $0 + $1.name.count + (isColored ? 7 : 6) }
    return blanks + entries.joined(separator: length <= width ? "    " : "\n" + blanks)
  }
}

extension StringProtocol {
  /// Returns the text without trailing spaces.
  func trimmingEnd() -> String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}

extension String {
  /// Cuts or pads the text to a number of columns.
  func fitted(to width: Int, isRightAligned: Bool = false) -> String {
    if count > width { return String(prefix(max(width - 1, 0))) + (width > 0 ? "…" : "") }
    let blanks = String(repeating: " ", count: width - count)
    return isRightAligned ? blanks + self : self + blanks
  }
}
