import Foundation

/// The format of a tensor's numbers: one style and one width for all, as PyTorch prints them.
struct ScalarFormat {
  private enum Style {
    /// Integers and truth values.
    case plain
    /// Floats without fractions, such as `1.`.
    case whole
    /// Four decimals.
    case fixed
    /// Four decimals and an exponent.
    case scientific
  }

  private let style: Style
  /// The number of characters of each number; zeros, infinities and NaN may take more.
  let width: Int

  /// Chooses style and width for the numbers that are shown.
  init<Scalar>(for scalars: [Scalar]) {
    guard let floats = scalars as? [Float] else {
      style = .plain
      width = scalars.map { Self.plainText($0).count }.max() ?? 1
      return
    }
    let numbers = floats.filter { $0.isFinite && $0 != 0 }.map(Double.init)
    let magnitudes = numbers.map(abs)
    let style: Style
    if let smallest = magnitudes.min(), let largest = magnitudes.max(),
      largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
    {
      style = .scientific
    } else {
      style = numbers.allSatisfy { $0 == $0.rounded() } ? .whole : .fixed
    }
    self.style = style
    width = numbers.map { Self.text($0, style).count }.max() ?? 1
  }

  /// Formats one number, padded on the left.
  func text<Scalar>(_ scalar: Scalar) -> String {
    let text = (scalar as? Float).map { Self.text(Double($0), style) } ?? Self.plainText(scalar)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func text(_ number: Double, _ style: Style) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    switch style {
    case .plain: return "\(number)"
    case .whole: return String(format: "%.0f.", number)
    case .fixed: return String(format: "%.4f", number)
    case .scientific: return String(format: "%.4e", number)
    }
  }

  private static func plainText<Scalar>(_ scalar: Scalar) -> String {
    if let truth = scalar as? Bool { return truth ? "True" : "False" }
    return "\(scalar)"
  }
}
