extension ContourPlot: Plot {
  private static let markers: [Character] = ["•", "×", "○", "+"]
  private static let styles: [Style] = [.cyan, .yellow, .green, .magenta]

  /// Draws the paths over the lines: in colours as braille dots, without as markers over points.
  public func text(width: Int, isColored: Bool) -> String {
    let margin = 6
    let columns = min(max(width - margin - 2, 4), 72)
    let rows = min(max(Int(Double(columns) * aspect / 2), 6), 30)
    var contours = BrailleCanvas(columns: columns, rows: rows)
    for line in levels.flatMap(lines(at:)) { contours.draw(line) }
    let drawn = paths.map { path in
      var canvas = BrailleCanvas(columns: columns, rows: rows)
      for part in parts(of: path) { canvas.draw(part) }
      return canvas
    }
    var text = [title.wrapped(to: width)]
    for row in 0..<rows {
      let label = row == 0 ? y.upperBound.spoken : row == rows - 1 ? y.lowerBound.spoken : ""
      let cells = (0..<columns).map { column -> String in
        for (index, canvas) in drawn.enumerated().reversed() {
          guard let dots = canvas.character(row: row, column: column) else { continue }
          return isColored
            ? Self.styles[index % Self.styles.count].applied(to: String(dots))
            : String(Self.markers[index % Self.markers.count])
        }
        guard let dots = contours.character(row: row, column: column) else { return " " }
        return isColored ? Style.dim.applied(to: String(dots)) : "·"
      }
      text.append((label.fitted(to: margin, isRightAligned: true) + " │" + cells.joined()).trimmingEnd())
    }
    text += LinePlot.xLines(
      Axis(over: [x.lowerBound, x.upperBound], count: columns / 12), margin: margin + 1, columns: columns,
      name: "")
    if !paths.isEmpty {
      text.append(
        LinePlot("", series: paths).legend(margin: margin + 2, width: width, isColored: isColored))
    }
    return text.joined(separator: "\n")
  }

  /// Draws the lines faintly, and over them each path with a dot at every point.
  public func svg() -> String {
    var svg = SVG()
    let top = svg.title(title) + 4
    let (xAxis, yAxis) = (
      Axis(over: [x.lowerBound, x.upperBound], count: 6), Axis(over: [y.lowerBound, y.upperBound], count: 5)
    )
    let left = (yAxis.ticks.map { SVG.textWidth(yAxis.label($0)) }.max() ?? 0) + 10
    let right = svg.width - 12
    let area = LinePlot.Area(
      left: left, right: right, top: top, bottom: top + min(max((right - left) * aspect, 100), 340))
    LinePlot.draw(xAxis, yAxis, in: area, on: &svg)
    for line in levels.flatMap(lines(at:)) {
      svg.line(line.map { area.place($0.x, $0.y) }, opacity: 0.35)
    }
    for (index, path) in paths.enumerated() {
      for part in parts(of: path) {
        let places = part.map { area.place($0.x, $0.y) }
        svg.line(places, paint: .series(index), width: 2)
        for place in places {
          svg.rectangle(
            from: .init(x: place.x - 2, y: place.y - 2), to: .init(x: place.x + 2, y: place.y + 2),
            fill: .series(index), radius: 2)
        }
      }
    }
    let bottom = area.bottom + 28
    let height =
      paths.isEmpty ? bottom : LinePlot("", series: paths).legend(below: bottom, from: left, on: &svg)
    return svg.element(height: height, label: "\(title): \(description)")
  }
}

extension BrailleCanvas {
  /// Draws straight lines from each point to the next; of a single point, a dot.
  fileprivate mutating func draw(_ places: [ContourPlot.Place]) {
    if let only = places.first, places.count == 1 { drawLine(from: only, to: only) }
    for (start, end) in zip(places, places.dropFirst()) { drawLine(from: start, to: end) }
  }
}
