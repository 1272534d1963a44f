import Foundation

/// The mean of a few measurements, and their standard deviation.
public struct MeanAndSpread: CustomStringConvertible, Sendable {
  public let mean: Double
  /// The sample standard deviation, which divides by n − 1; 0 for a single
  /// value.
  public let spread: Double

  /// Traps without values.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "MeanAndSpread: no values")
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    self.mean = mean
    spread = values.count < 2 ? 0 : (squares / (count - 1)).squareRoot()
  }

  public var description: String {
    String(format: "%.3f ± %.3f", mean, spread)
  }

  /// Whether two means are further apart than both spreads together: a
  /// difference that a few seeds do not explain.
  public func isApart(from other: MeanAndSpread) -> Bool {
    abs(mean - other.mean) > spread + other.spread
  }
}
