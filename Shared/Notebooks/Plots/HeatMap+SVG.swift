extension HeatMap {
  /// Draws a matrix of cells, the larger the value the stronger the colour, with numbers if there are few.
  public func svg() -> String {
    var svg = SVG()
    var top = svg.title(title)
    let label = "\(title): \(description)"
    guard let first = values.first, !first.isEmpty else { return svg.element(height: top, label: label) }
    let size = (max(first.count, values.count) + 63) / 64
    let cells = size == 1 ? values : means(ofBlocks: size)
    let grid = Grid(self, cells: cells, isWhole: size == 1)
    if size == 1 { top = grid.drawColumnLabels(columnLabels, below: top, on: &svg) }
    let shares = Shares(cells)
    for (row, line) in cells.enumerated() {
      let y = top + Double(row) * grid.height
      if !rowLabels.isEmpty, size == 1 || row * size < rowLabels.count, grid.height * Double(size) > 8 {
        let shown = rowLabels[row * size].fitting(14)
        svg.text(shown, at: .init(x: grid.left - 6, y: y + grid.height / 2), anchor: .end)
      }
      for (column, value) in line.enumerated() {
        let corner = SVG.Point(x: grid.left + Double(column) * grid.width, y: y)
        let opposite = SVG.Point(x: corner.x + grid.width - grid.gap, y: y + grid.height - grid.gap)
        svg.rectangle(
          from: corner, to: opposite, fill: .series(0),
          opacity: shares[value] * (grid.hasNumbers ? 0.5 : 0.95) + 0.03)
        if grid.hasNumbers {
          let middle = SVG.Point(x: (corner.x + opposite.x) / 2, y: (y + opposite.y) / 2)
          svg.text(value.decimals(decimals), at: middle, anchor: .middle, size: 11)
        }
      }
    }
    var bottom = top + Double(cells.count) * grid.height + 4
    if !grid.hasNumbers {
      bottom = drawScale(shares, blocks: size, below: bottom + 4, from: grid.left, on: &svg)
    }
    return svg.element(height: bottom, label: label)
  }

  /// The places of the cells.
  private struct Grid {
    var left: Double
    var width: Double
    var height: Double
    var gap: Double
    var hasNumbers: Bool

    init(_ map: HeatMap, cells: [[Double]], isWhole: Bool) {
      let labels = map.rowLabels.map { SVG.textWidth($0.fitting(14)) }.max() ?? 0
      left = labels == 0 ? 2 : labels + 12
      let columns = Double(cells[0].count)
      let longest = isWhole ? cells.joined().map { $0.decimals(map.decimals).count }.max() ?? 0 : .max / 2
      let numberWidth = Double(longest) * 6.4 + 6
      width = min((SVG.plotWidth - left) / columns, max(48, numberWidth))
      hasNumbers = numberWidth <= width
      height = hasNumbers ? 24 : min(width, 22)
      if map.rowLabels.count > 1, isWhole, map.rowLabels.count <= 24 { height = max(height, 16) }
      gap = width > 6 ? 1 : 0
    }

    /// Writes the labels above the columns, upright if they are too long; returns where the cells begin.
    func drawColumnLabels(_ labels: [String], below top: Double, on svg: inout SVG) -> Double {
      let longest = labels.map { SVG.textWidth($0.fitting(14), size: 12) }.max() ?? 0
      guard longest > 0, width > 9 else { return top }
      let isLevel = longest < width
      let bottom = top + (isLevel ? 20 : longest + 8)
      for (column, label) in labels.enumerated() {
        let middle = left + (Double(column) + 0.5) * width
        svg.text(
          label.fitting(14), at: .init(x: middle, y: bottom - (isLevel ? 10 : 4)),
          anchor: isLevel ? .middle : .start,
          size: 12, rotation: isLevel ? 0 : -90)
      }
      return bottom
    }
  }

  /// Draws what the colours stand for; returns the height below.
  private func drawScale(
    _ shares: Shares, blocks size: Int, below top: Double, from left: Double, on svg: inout SVG
  ) -> Double {
    let low = shares.lower.decimals(decimals)
    svg.text(low, at: .init(x: left, y: top + 8))
    let start = left + SVG.textWidth(low) + 8
    for step in 0..<5 {
      let corner = SVG.Point(x: start + Double(step) * 18, y: top)
      svg.rectangle(
        from: corner, to: .init(x: corner.x + 17, y: top + 14), fill: .series(0),
        opacity: Double(step) / 4 * 0.95 + 0.03)
    }
    let note = size == 1 ? "" : " (a cell: mean of \(size) × \(size))"
    svg.text(shares.upper.decimals(decimals) + note, at: .init(x: start + 98, y: top + 8))
    return top + 22
  }

  /// Names the range and, for few labelled rows, where each has its largest value.
  public var description: String {
    guard let first = values.first, !first.isEmpty else { return "No data." }
    let shares = Shares(values)
    let (low, high) = (shares.lower.decimals(decimals), shares.upper.decimals(decimals))
    var text = "\(values.count) × \(first.count) values from \(low) to \(high)"
    if isCausal { text += "; all above the diagonal are 0" }
    guard !rowLabels.isEmpty, !columnLabels.isEmpty, values.count <= 12 else { return text + "." }
    let peaks = zip(rowLabels, values).compactMap { label, row -> String? in
      guard let peak = row.indices.filter({ row[$0].isFinite }).max(by: { row[$0] < row[$1] }) else {
        return nil
      }
      return "\(label) → \(columnLabels[peak]) \(row[peak].decimals(decimals))"
    }
    return text + ". The largest of each row: " + peaks.joined(separator: ", ") + "."
  }

  /// Whether nothing is to the right of the diagonal of a square, and something on its left.
  private var isCausal: Bool {
    guard values.count > 1, values.count == values[0].count else { return false }
    let ahead = values.enumerated().allSatisfy { row, line in line[(row + 1)...].allSatisfy { $0 == 0 } }
    return ahead && values.enumerated().contains { row, line in line[..<row].contains { $0 != 0 } }
  }
}

/// Where each value lies between the smallest and the largest.
struct Shares {
  let lower: Double
  let upper: Double

  init(_ values: [[Double]]) {
    let finite = values.joined().filter(\.isFinite)
    lower = finite.min() ?? 0
    upper = finite.max() ?? 0
  }

  /// The share of a value, from 0 to 1.
  subscript(value: Double) -> Double {
    // Halves, because the difference of two finite numbers can be infinite.
    let share = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    return share.isFinite ? share : 0
  }
}
