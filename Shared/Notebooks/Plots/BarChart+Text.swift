import Foundation

extension BarChart: Plot {
  /// Draws one line per value: label, number and bar; negative bars extend to the left of zero.
  public func text(width: Int, isColored: Bool) -> String {
    guard !values.isEmpty else { return "\(title): no data" }
    let numbers = values.map { String(format: "%.\(decimals)f", $0) }
    let labelWidth = min(labels.map(\.count).max() ?? 0, width / 3)
    let numberWidth = numbers.map(\.count).max() ?? 0
    let barWidth = max(width - labelWidth - numberWidth - 3, 2)
    let finite = values.filter(\.isFinite)
    let top = max(finite.max() ?? 0, 0)
    let bottom = min(finite.min() ?? 0, 0)
    let ratio = Double(barWidth) / (top - bottom)
    let unit = ratio.isFinite ? ratio : 0
    let zero = Int((-bottom * unit).rounded())
    let lines = values.indices.map { index in
      let value = values[index].isFinite ? values[index] : 0
      let bar =
        value < 0 ? Self.leftBar(-value * unit, before: zero) : Self.rightBar(value * unit, after: zero)
      let label = labels[index].fitted(to: labelWidth)
      let number = numbers[index].fitted(to: numberWidth, isRightAligned: true)
      return "\(label) \(number) " + (isColored ? Style.cyan.applied(to: bar) : bar)
    }
    return ([title.wrapped(to: width)] + lines.map { $0.trimmingEnd() }).joined(separator: "\n")
  }

  /// Draws a bar from zero to the right, precise to an eighth of a column.
  private static func rightBar(_ length: Double, after zero: Int) -> String {
    let eighths = Int((length * 8).rounded())
    let part = eighths % 8 == 0 ? "" : String(Array("▏▎▍▌▋▊▉")[eighths % 8 - 1])
    return String(repeating: " ", count: zero) + String(repeating: "█", count: eighths / 8) + part
  }

  /// Draws a bar that ends at zero, precise to half a column: Unicode has no finer blocks from the right.
  private static func leftBar(_ length: Double, before zero: Int) -> String {
    let halves = min(Int((length * 2).rounded()), zero * 2)
    let bar = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
    return String(repeating: " ", count: zero - bar.count) + bar
  }
}
