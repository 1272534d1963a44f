/// Lines of equal height of a landscape over a plane, and paths through it, such as an optimiser's.
public struct ContourPlot: Equatable, Sendable {
  public var title: String
  /// The heights of the lines.
  public var levels: [Double]
  /// The paths, each with its name in the legend; every point is marked.
  public var paths: [LinePlot.Series]
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  /// The heights [rows][columns] on an even grid, the first row at the lowest y.
  let heights: [[Double]]

  /// Describes a plot of the function `height` of x and y, which is computed on a grid of `cells` × `cells`.
  public init(
    _ title: String, x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double],
    paths: [LinePlot.Series] = [], cells: Int = 60, height: (Double, Double) -> Double
  ) {
    precondition(cells > 0, "a contour plot needs a grid of at least one cell, not \(cells)")
    (self.title, self.x, self.y, self.levels, self.paths) = (title, x, y, levels, paths)
    func place(_ index: Int, in range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double(index) / Double(cells)
    }
    heights = (0...cells).map { row in
      (0...cells).map { height(place($0, in: x), place(row, in: y)) }
    }
  }

  /// How tall the plane is for its width.
  var aspect: Double { (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound) }

  /// Says where each path begins and ends.
  public var description: String {
    let courses = paths.compactMap { path -> String? in
      guard let first = path.points.first, let last = path.points.last else { return nil }
      return
        "\(path.name) goes in \(path.points.count - 1) steps from (\(first.x.spoken), \(first.y.spoken)) to "
        + "(\(last.x.spoken), \(last.y.spoken))"
    }
    let lines = "Lines of equal height at \(levels.map(\.spoken).joined(separator: ", "))"
    return ([lines] + courses).joined(separator: "; ") + "."
  }

  /// A point as fractions of the plane, from 0 to 1 within it.
  typealias Place = (x: Double, y: Double)

  /// The parts of a path inside the plane, each up to the first point outside.
  func parts(of path: LinePlot.Series) -> [[Place]] {
    let places = path.points.map { point -> Place in
      (
        (point.x - x.lowerBound) / (x.upperBound - x.lowerBound),
        (point.y - y.lowerBound) / (y.upperBound - y.lowerBound)
      )
    }
    return places.split { !(0...1).contains($0.x) || !(0...1).contains($0.y) }.map(Array.init)
  }

  /// The lines at one height, joined from their crossings with the edges of the grid.
  func lines(at level: Double) -> [[Place]] {
    var neighbours: [Edge: [Edge]] = [:]
    for row in heights.indices.dropLast() {
      for column in heights[row].indices.dropLast() {
        let around = [
          Edge(row: row, column: column, isUpward: false), Edge(row: row, column: column + 1, isUpward: true),
          Edge(row: row + 1, column: column, isUpward: false), Edge(row: row, column: column, isUpward: true),
        ]
        // Two crossings make a line through the cell, four make two.
        let crossed = around.filter { crosses($0, level) }
        for pair in stride(from: 0, to: crossed.count - 1, by: 2) {
          neighbours[crossed[pair], default: []].append(crossed[pair + 1])
          neighbours[crossed[pair + 1], default: []].append(crossed[pair])
        }
      }
    }
    // Lines that leave the plane start at their ends; the others are closed.
    var open = neighbours.keys.sorted { ($0.key(neighbours)) < ($1.key(neighbours)) }
    var lines: [[Place]] = []
    while let start = open.popLast() {
      guard neighbours[start]?.isEmpty == false else { continue }
      var line = [crossing(start, level)]
      var edge = start
      while let next = neighbours[edge]?.popLast() {
        if let back = neighbours[next]?.firstIndex(of: edge) { neighbours[next]?.remove(at: back) }
        line.append(crossing(next, level))
        edge = next
      }
      lines.append(line)
    }
    return lines
  }
}

/// An edge of the grid, from a point to the next one upwards or to the right.
private struct Edge: Hashable {
  var row, column: Int
  var isUpward: Bool

  var end: (row: Int, column: Int) { isUpward ? (row + 1, column) : (row, column + 1) }

  /// What edges are sorted by: those at the end of a line come last.
  func key(_ neighbours: [Edge: [Edge]]) -> (Int, Int, Int, Int) {
    (-(neighbours[self]?.count ?? 0), row, column, isUpward ? 1 : 0)
  }
}

extension ContourPlot {
  private func crosses(_ edge: Edge, _ level: Double) -> Bool {
    (heights[edge.row][edge.column] < level) != (heights[edge.end.row][edge.end.column] < level)
  }

  private func crossing(_ edge: Edge, _ level: Double) -> Place {
    let (low, high) = (heights[edge.row][edge.column], heights[edge.end.row][edge.end.column])
    let part = (level - low) / (high - low)
    let (columns, rows) = (Double(heights[0].count - 1), Double(heights.count - 1))
    return (
      (Double(edge.column) + (edge.isUpward ? 0 : part)) / columns,
      (Double(edge.row) + (edge.isUpward ? part : 0)) / rows
    )
  }
}
