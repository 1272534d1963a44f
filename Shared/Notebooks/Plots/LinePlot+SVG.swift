extension LinePlot {
  /// How each curve is dashed, so that they differ without colour too.
  private static let dashes: [String?] = [nil, "7 4", "2 3", "9 3 2 3"]

  /// Draws the curves with axes and, for several curves, a legend.
  public func svg() -> String {
    var svg = SVG()
    let top = svg.title(title) + 4
    let label = "\(title): \(description)"
    let points = series.flatMap(\.points)
    guard !points.isEmpty else { return svg.element(height: top, label: label) }
    let xAxis = Axis(over: points.map(\.x), count: 6)
    let yAxis = Axis(over: points.map(\.y), count: 5)
    let widest = yAxis.ticks.map { SVG.textWidth(yAxis.label($0)) }.max() ?? 0
    let area = Area(left: widest + 10, right: svg.width - 12, top: top, bottom: top + 190)
    Self.draw(xAxis, yAxis, in: area, on: &svg)
    for (index, curve) in series.enumerated() {
      let places = curve.thinned(to: 600).map { area.place(xAxis.fraction($0.x), yAxis.fraction($0.y)) }
      if let only = places.first, places.count == 1 {
        let (corner, opposite) = (
          SVG.Point(x: only.x - 3, y: only.y - 3), SVG.Point(x: only.x + 3, y: only.y + 3)
        )
        svg.rectangle(from: corner, to: opposite, fill: .series(index), radius: 3)
      }
      svg.line(places, paint: .series(index), width: 2, dashes: Self.dashes[index % Self.dashes.count])
    }
    var bottom = area.bottom + 28
    if !xLabel.isEmpty {
      svg.text(xLabel, at: .init(x: (area.left + area.right) / 2, y: bottom + 6), anchor: .middle)
      bottom += 20
    }
    if series.count > 1 { bottom = legend(below: bottom, from: area.left, on: &svg) }
    return svg.element(height: bottom, label: label)
  }

  /// The rectangle between the axes.
  struct Area {
    var left, right, top, bottom: Double

    func place(_ x: Double, _ y: Double) -> SVG.Point {
      .init(x: left + x * (right - left), y: bottom - y * (bottom - top))
    }
  }

  static func draw(_ xAxis: Axis, _ yAxis: Axis, in area: Area, on svg: inout SVG) {
    for tick in yAxis.ticks {
      let y = area.place(0, yAxis.fraction(tick)).y
      svg.line([.init(x: area.left, y: y), .init(x: area.right, y: y)], opacity: 0.15)
      svg.text(yAxis.label(tick), at: .init(x: area.left - 6, y: y), anchor: .end)
    }
    var end = -Double.infinity
    for tick in xAxis.ticks {
      let (x, label) = (area.place(xAxis.fraction(tick), 0).x, xAxis.label(tick))
      svg.line([.init(x: x, y: area.bottom), .init(x: x, y: area.bottom + 4)])
      let half = SVG.textWidth(label) / 2
      let middle = min(x, svg.width - half)
      guard middle - half > end + 4 else { continue }
      svg.text(label, at: .init(x: middle, y: area.bottom + 14), anchor: .middle)
      end = middle + half
    }
    svg.line([
      .init(x: area.left, y: area.top), .init(x: area.left, y: area.bottom),
      .init(x: area.right, y: area.bottom),
    ])
  }

  /// Names the curves, in as many lines as they need; returns the height below.
  func legend(below top: Double, from left: Double, on svg: inout SVG) -> Double {
    var place = SVG.Point(x: left, y: top + 10)
    for (index, curve) in series.enumerated() {
      let wide = curve.name.filter { "mwMW".contains($0) }.count
      let width = 36 + SVG.textWidth(curve.name) + Double(wide) * 3 + 14
      if place.x > left, place.x + width > svg.width { place = .init(x: left, y: place.y + 20) }
      svg.line(
        [place, .init(x: place.x + 28, y: place.y)], paint: .series(index), width: 2.5,
        dashes: Self.dashes[index % Self.dashes.count])
      svg.text(curve.name, at: .init(x: place.x + 34, y: place.y))
      place.x += width
    }
    return place.y + 12
  }

  /// Says for each curve where it begins and ends, and its lowest or highest point if it lies between.
  public var description: String {
    let shown = series.filter { !$0.points.isEmpty }
    let xs = shown.flatMap { $0.points.map(\.x) }
    guard let first = xs.min(), let last = xs.max() else { return "No data." }
    let unit = xLabel.isEmpty ? "x" : xLabel
    let courses = shown.map(\.course).joined(separator: "; ")
    return "\(courses). (\(unit): \(first.spoken) to \(last.spoken))"
  }
}

extension LinePlot.Series {
  /// What the curve does: "training falls from 9.8 to 0.4".
  fileprivate var course: String {
    let points = points
    guard let first = points.first, let last = points.last else { return "\(name) has no points" }
    guard points.count > 1 else { return "\(name) is \(first.y.spoken) at \(first.x.spoken)" }
    let (low, high) = (points.min { $0.y < $1.y } ?? first, points.max { $0.y < $1.y } ?? first)
    let span = high.y / 2 - low.y / 2
    guard span > 0 else { return "\(name) stays at \(first.y.spoken)" }
    let ends = "from \(first.y.spoken) to \(last.y.spoken)"
    let isLevel = first.y.spoken == last.y.spoken
    var text =
      "\(name) "
      + (isLevel ? "begins and ends at \(first.y.spoken)" : "\(first.y > last.y ? "falls" : "rises") \(ends)")
    // A turning point counts if it is a twentieth of the range away from both ends.
    func isTurn(_ y: Double) -> Bool { min(abs(y / 2 - first.y / 2), abs(y / 2 - last.y / 2)) > span / 20 }
    if isTurn(low.y) { text += ", lowest \(low.y.spoken) at \(low.x.spoken)" }
    if isTurn(high.y) { text += ", highest \(high.y.spoken) at \(high.x.spoken)" }
    return text
  }

  /// The points, or of very many the lowest and the highest of each stretch, which look the same.
  fileprivate func thinned(to count: Int) -> [(x: Double, y: Double)] {
    let points = points
    guard points.count > count else { return points }
    let length = (points.count * 2 + count - 1) / count
    return stride(from: 0, to: points.count, by: length).flatMap { start in
      let indices = start..<min(start + length, points.count)
      let low = indices.min { points[$0].y < points[$1].y } ?? start
      let high = indices.max { points[$0].y < points[$1].y } ?? start
      return (low == high ? [low] : [min(low, high), max(low, high)]).map { points[$0] }
    }
  }
}
