extension BarChart {
  /// Draws one bar per value between its label and its number; negative bars extend to the left of zero.
  public func svg() -> String {
    var svg = SVG()
    let top = svg.title(title)
    let label = "\(title): \(description)"
    guard !values.isEmpty else { return svg.element(height: top, label: label) }
    let numbers = values.map { $0.decimals(decimals) }
    let longest = labels.map { SVG.textWidth($0) }.max() ?? 0
    let labelWidth = min(longest, svg.width * 0.4)
    let left = labelWidth + 10
    let right = svg.width - (numbers.map { SVG.textWidth($0) }.max() ?? 0) - 8
    let finite = values.map { $0.isFinite ? $0 : 0 }
    let range = Axis(from: min(finite.min() ?? 0, 0), to: max(finite.max() ?? 0, 0))
    func position(_ value: Double) -> Double { left + range.fraction(value) * (right - left) }
    let pitch = 22.0
    let bottom = top + pitch * Double(values.count)
    for (index, value) in finite.enumerated() {
      let middle = top + (Double(index) + 0.5) * pitch
      let shown = labels[index].fitting(Int(labelWidth / SVG.textWidth("n")) + 1)
      svg.text(shown, at: .init(x: left - 8, y: middle), anchor: .end)
      svg.rectangle(
        from: .init(x: position(min(value, 0)), y: middle - 7),
        to: .init(x: position(max(value, 0)), y: middle + 7),
        fill: .series(0), radius: 2)
      svg.text(numbers[index], at: .init(x: svg.width, y: middle), anchor: .end)
    }
    svg.line([.init(x: position(0), y: top), .init(x: position(0), y: bottom)], opacity: 0.4)
    return svg.element(height: bottom + 4, label: label)
  }

  /// Names the largest values, in their order, and the smallest.
  public var description: String {
    guard !values.isEmpty else { return "No data." }
    let order = values.indices.filter { values[$0].isFinite }.sorted { values[$0] > values[$1] }
    func named(_ index: Int) -> String { "\(labels[index]) \(values[index].decimals(decimals))" }
    let most = order.prefix(values.count > 5 ? 3 : 5).map(named).joined(separator: ", ")
    let count = "\(values.count) bar\(values.count == 1 ? "" : "s")"
    guard let last = order.last else { return "\(count) without a number." }
    return order.count > 5
      ? "\(count). The longest: \(most). The shortest: \(named(last))." : "\(count), by length: \(most)."
  }
}

extension String {
  /// The text, cut at the end if it has more than `count` characters.
  func fitting(_ count: Int) -> String { self.count > count ? fitted(to: count) : self }
}
