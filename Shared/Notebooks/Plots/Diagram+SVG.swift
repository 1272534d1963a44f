extension Diagram {
  /// The size of a place of the grid, in the units of the picture.
  private static let columnWidth = 6.8
  private static let rowHeight = 16.0

  /// Draws the figure with the proportions of the grid.
  public func svg() -> String {
    let extent = extent ?? Frame(column: 0, row: 0, width: 1, height: 1)
    let titleWidth = Double(title.count) * 7.6
    var svg = SVG(width: max(Double(extent.width) * Self.columnWidth + 4, min(titleWidth, SVG.plotWidth)))
    let top = svg.title(title)
    let grid = Grid(origin: extent, top: top)
    let isBehind = { (shape: Shape) in
      if case .line = shape { true } else { false }
    }
    for shape in shapes where isBehind(shape) { draw(shape, in: grid, on: &svg) }
    for shape in shapes where !isBehind(shape) { draw(shape, in: grid, on: &svg) }
    let height = top + Double(extent.height) * Self.rowHeight + 2
    return svg.element(height: height, label: "\(title): \(description)")
  }

  /// Turns places of the grid into points of the picture.
  private struct Grid {
    var origin: Frame
    var top: Double

    /// The point a fraction of a place to the right of and below its corner.
    func point(_ column: Int, _ row: Int, _ across: Double = 0.5, _ down: Double = 0.5) -> SVG.Point {
      .init(
        x: (Double(column - origin.column) + across) * columnWidth + 2,
        y: top + (Double(row - origin.row) + down) * rowHeight)
    }
  }

  private func draw(_ shape: Shape, in grid: Grid, on svg: inout SVG) {
    switch shape {
    case .box(let frame, let lines, let tone, let isDashed):
      let corner = grid.point(frame.column, frame.row)
      let opposite = grid.point(frame.endColumn - 1, frame.endRow - 1)
      svg.rectangle(
        from: corner, to: opposite, fill: tone.fill?.paint, opacity: tone.fill?.opacity ?? 1,
        stroke: tone.paint,
        strokeOpacity: isDashed || tone == .faint ? 0.6 : 1, dashes: isDashed ? "4 3" : nil, radius: 3)
      for (index, line) in lines.enumerated() {
        let row = frame.row + 1 + index
        let middle = SVG.Point(x: (corner.x + opposite.x) / 2, y: grid.point(0, row).y)
        svg.text(line, at: middle, anchor: .middle, opacity: tone.opacity)
      }
    case .text(let frame, let text, let alignment, let tone):
      let left = grid.point(frame.column, frame.row, 0).x
      let right = grid.point(frame.endColumn, frame.row, 0).x
      let (x, anchor): (Double, SVG.Anchor) =
        switch alignment {
        case .left: (left, .start)
        case .center: ((left + right) / 2, .middle)
        case .right: (right, .end)
        }
      svg.text(text, at: .init(x: x, y: grid.point(0, frame.row).y), anchor: anchor, opacity: tone.opacity)
    case .cell(let frame, let text, let tone):
      let corner = grid.point(frame.column, frame.row, 0, 0)
      let opposite = grid.point(frame.endColumn, frame.endRow, 0, 0)
      svg.rectangle(
        from: .init(x: corner.x + 0.5, y: corner.y + 0.5),
        to: .init(x: opposite.x - 0.5, y: opposite.y - 0.5),
        fill: tone.fill?.paint ?? .text, opacity: tone.fill?.opacity ?? 0.06)
      let middle = SVG.Point(x: (corner.x + opposite.x) / 2, y: (corner.y + opposite.y) / 2)
      svg.text(text, at: middle, anchor: .middle, size: 12, opacity: tone.opacity)
    case .line(let places, let hasHead, let tone):
      drawLine(places, hasHead: hasHead, tone, in: grid, on: &svg)
    }
  }

  /// Draws a line; the head of an arrow reaches to the edge of the box that it points to.
  private func drawLine(_ places: [Place], hasHead: Bool, _ tone: Tone, in grid: Grid, on svg: inout SVG) {
    var points: [SVG.Point] = []
    for place in places {
      let point = grid.point(place.column, place.row)
      if point != points.last { points.append(point) }
    }
    guard let last = points.last, points.count > 1 else { return }
    guard hasHead else { return svg.line(points, paint: tone.paint, width: 1.3) }
    let before = points[points.count - 2]
    let (across, down) = (Self.sign(last.x - before.x), Self.sign(last.y - before.y))
    let reach = across == 0 ? Self.rowHeight : Self.columnWidth
    let tip = SVG.Point(x: last.x + across * reach, y: last.y + down * reach)
    let neck = SVG.Point(x: tip.x - across * 8, y: tip.y - down * 8)
    points[points.count - 1] = neck
    svg.line(points, paint: tone.paint, width: 1.3)
    svg.polygon(
      [
        tip, .init(x: neck.x + down * 4, y: neck.y + across * 4),
        .init(x: neck.x - down * 4, y: neck.y - across * 4),
      ], paint: tone.paint)
  }

  private static func sign(_ number: Double) -> Double { number > 0 ? 1 : number < 0 ? -1 : 0 }
}

extension Diagram.Tone {
  fileprivate var paint: SVG.Paint {
    switch self {
    case .plain, .faint: .text
    case .first, .share: .series(0)
    case .second: .series(1)
    case .third: .series(2)
    case .fourth: .series(3)
    }
  }

  fileprivate var fill: (paint: SVG.Paint, opacity: Double)? {
    switch self {
    case .plain: nil
    case .faint: nil
    case .share(let share): (paint, min(max(share, 0), 1) * 0.5 + 0.03)
    default: (paint, 0.16)
    }
  }

  fileprivate var opacity: Double { self == .faint ? 0.75 : 1 }
}
