import Foundation

/// A graph: named points on a circle, and lines between those that belong together.
public struct GraphPlot: Equatable, Sendable {
  /// Lines of one kind, between pairs of indices of points.
  public struct Lines: Equatable, Sendable {
    public var name: String
    public var pairs: [[Int]]

    public init(_ name: String, pairs: [[Int]]) { (self.name, self.pairs) = (name, pairs) }
  }

  public var title: String
  /// The names of the points, anticlockwise from the right.
  public var points: [String]
  /// The kinds of lines: the first solid, the others dashed.
  public var lines: [Lines]

  /// Describes a graph. Traps if a line does not join two points.
  public init(_ title: String, points: [String], lines: [Lines]) {
    for pair in lines.flatMap(\.pairs) {
      precondition(
        pair.count == 2 && pair.allSatisfy(points.indices.contains),
        "GraphPlot: a line \(pair) between \(points.count) points")
    }
    (self.title, self.points, self.lines) = (title, points, lines)
  }

  /// Where a point, or its name, lies in a square from 0 to 1.
  private func place(of point: Int, radius: Double) -> (x: Double, y: Double) {
    let angle = 2 * Double.pi * Double(point) / Double(max(points.count, 1))
    return (0.5 + radius * cos(angle), 0.5 + radius * sin(angle))
  }

  /// Names the pairs of each kind.
  public var description: String {
    let kinds = lines.map { kind in
      let pairs = kind.pairs.map { "\(points[$0[0]]) and \(points[$0[1]])" }
      return "\(kind.name): \(pairs.isEmpty ? "no pair" : pairs.joined(separator: ", "))"
    }
    return kinds.joined(separator: "; ") + "."
  }
}

extension GraphPlot: Plot {
  private static let styles: [Style] = [.cyan, .yellow, .green, .magenta]

  /// Draws lines as dots: of the first kind in braille, of the others, without colours, as points.
  public func text(width: Int, isColored: Bool) -> String {
    let columns = min(max(width - 4, 12), 60)
    let rows = columns / 2
    let drawn = lines.map { kind in
      var canvas = BrailleCanvas(columns: columns, rows: rows)
      for pair in kind.pairs {
        canvas.drawLine(from: place(of: pair[0], radius: 0.4), to: place(of: pair[1], radius: 0.4))
      }
      return canvas
    }
    var cells = (0..<rows).map { row in
      (0..<columns).map { column -> String in
        for (index, canvas) in drawn.enumerated() {
          guard let dots = canvas.character(row: row, column: column) else { continue }
          if isColored { return Self.styles[index % Self.styles.count].applied(to: String(dots)) }
          return index == 0 ? String(dots) : "·"
        }
        return " "
      }
    }
    for (index, name) in points.enumerated() {
      let at = place(of: index, radius: 0.46)
      let row = min(Int((1 - at.y) * Double(rows)), rows - 1)
      let start = min(max(Int(at.x * Double(columns)) - name.count / 2, 0), max(columns - name.count, 0))
      for (column, letter) in zip(start..<columns, name) { cells[row][column] = String(letter) }
    }
    let legend = lines.enumerated().map { index, kind in
      let sign =
        isColored ? Self.styles[index % Self.styles.count].applied(to: "──") : index == 0 ? "⠒⠒" : "··"
      return sign + " " + kind.name
    }
    let picture = cells.map { ("  " + $0.joined()).trimmingEnd() }
    return ([title.wrapped(to: width)] + picture + ["  " + legend.joined(separator: "    ")])
      .joined(separator: "\n")
  }

  /// Draws the names around a circle, with the lines inside and a legend below.
  public func svg() -> String {
    var svg = SVG()
    let top = svg.title(title)
    let side = svg.width - 60
    func point(_ index: Int, radius: Double) -> SVG.Point {
      let place = place(of: index, radius: radius)
      return .init(x: 30 + place.x * side, y: top + (1 - place.y) * side)
    }
    for (kind, lines) in lines.enumerated() {
      for pair in lines.pairs {
        svg.line(
          pair.map { point($0, radius: 0.42) }, paint: .series(kind), width: 1.5,
          dashes: kind == 0 ? nil : "4 3")
      }
    }
    for (index, name) in points.enumerated() {
      let centre = point(index, radius: 0.42)
      svg.rectangle(
        from: .init(x: centre.x - 2.5, y: centre.y - 2.5), to: .init(x: centre.x + 2.5, y: centre.y + 2.5),
        fill: .text, radius: 2.5)
      svg.text(name, at: point(index, radius: 0.47), anchor: .middle, size: 12)
    }
    var height = top + side + 12
    for (kind, lines) in lines.enumerated() {
      svg.line(
        [.init(x: 8, y: height), .init(x: 32, y: height)], paint: .series(kind), width: 1.5,
        dashes: kind == 0 ? nil : "4 3")
      svg.text(lines.name, at: .init(x: 40, y: height))
      height += 18
    }
    return svg.element(height: height, label: "\(title): \(description)")
  }
}
