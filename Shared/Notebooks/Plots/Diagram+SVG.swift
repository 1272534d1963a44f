extension Diagram {
  /// The size of a place of the grid, in the units of the picture.
  private static let columnWidth = 6.8
  private static let rowHeight = 16.0

  /// Draws the figure with the proportions of the grid.
  public func svg() -> String {
    let extent = extent ?? Frame(column: 0, row: 0, width: 1, height: 1)
    let titleWidth = Double(title.count) * 7.6
    var svg = SVG(width: max(width(of: extent), min(titleWidth, SVG.plotWidth)))
    let top = svg.title(title)
    let grid = Grid(origin: extent, top: top)
    let isArrow = { (shape: Shape) in
      if case .arrow = shape { true } else { false }
    }
    for shape in shapes where isArrow(shape) { draw(shape, in: grid, on: &svg) }
    for shape in shapes where !isArrow(shape) { draw(shape, in: grid, on: &svg) }
    let height = top + Double(extent.height) * Self.rowHeight + 2
    return svg.element(height: height, label: "\(title): \(description)")
  }

  /// The width of the grid; letters can be a little wider than its columns.
  private func width(of extent: Frame) -> Double {
    let ends = shapes.map { shape -> Double in
      guard case .text(let frame, let text, .left, _) = shape else { return 0 }
      return Double(frame.column - extent.column) * Self.columnWidth + SVG.textWidth(text)
    }
    return max(Double(extent.width) * Self.columnWidth, ends.max() ?? 0) + 5
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
      // Half a place to the right, so that cells are below the boxes of tokens at the same column.
      let corner = grid.point(frame.column, frame.row, 0.5, 0)
      let opposite = grid.point(frame.endColumn, frame.endRow, 0.5, 0)
      svg.rectangle(
        from: .init(x: corner.x + 0.5, y: corner.y + 0.5),
        to: .init(x: opposite.x - 0.5, y: opposite.y - 0.5),
        fill: tone.fill?.paint ?? .text, opacity: tone.fill?.opacity ?? 0.06)
      let middle = SVG.Point(x: (corner.x + opposite.x) / 2, y: (corner.y + opposite.y) / 2)
      svg.text(text, at: middle, anchor: .middle, size: 12, opacity: tone.opacity)
    case .arrow(let places, let ends, let tone):
      drawArrow(places, ends, tone, in: grid, on: &svg)
    }
  }

  /// Draws an arrow whose head reaches to the edge of what it points to.
  private func drawArrow(_ places: [Place], _ ends: Ends, _ tone: Tone, in grid: Grid, on svg: inout SVG) {
    var points = places.map { grid.point($0.column, $0.row) }
    guard let last = points.last else { return }
    let end = ends.side.inward
    if ends.isOpenAtStart {
      let next = points.first { $0 != points[0] }
      let start = next.map { Self.direction(from: points[0], to: $0) } ?? end
      points[0] = Self.moved(points[0], along: start, by: -0.5)
    }
    let tip = Self.moved(last, along: end, by: ends.isOpenAtEnd ? 0.5 : 1)
    let neck = SVG.Point(x: tip.x - end.x * 8, y: tip.y - end.y * 8)
    points[points.count - 1] = neck
    svg.line(points.reduce(into: []) { if $1 != $0.last { $0.append($1) } }, paint: tone.paint, width: 1.3)
    svg.polygon(
      [
        tip, .init(x: neck.x + end.y * 4, y: neck.y + end.x * 4),
        .init(x: neck.x - end.y * 4, y: neck.y - end.x * 4),
      ], paint: tone.paint)
  }

  private static func direction(from start: SVG.Point, to end: SVG.Point) -> SVG.Point {
    .init(x: sign(end.x - start.x), y: sign(end.y - start.y))
  }

  /// The point moved by a number of places of the grid.
  private static func moved(_ point: SVG.Point, along direction: SVG.Point, by places: Double) -> SVG.Point {
    .init(x: point.x + direction.x * places * columnWidth, y: point.y + direction.y * places * rowHeight)
  }

  private static func sign(_ number: Double) -> Double { number > 0 ? 1 : number < 0 ? -1 : 0 }
}

extension Diagram.Anchor.Side {
  /// The direction in which an arrow enters at this side.
  fileprivate var inward: SVG.Point {
    switch self {
    case .top: .init(x: 0, y: 1)
    case .bottom: .init(x: 0, y: -1)
    case .left: .init(x: 1, y: 0)
    case .right: .init(x: -1, y: 0)
    }
  }
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
