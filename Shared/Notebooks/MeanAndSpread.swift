/// The mean of a few measurements, such as one for each seed, and their spread: `0.830 ± 0.052`.
public struct MeanAndSpread: CustomStringConvertible, Sendable {
  public let mean: Double
  /// The sample standard deviation, which divides by n − 1; 0 for a single value.
  public let spread: Double
  private let decimals: Int

  /// Traps without values. `decimals` is for the description.
  public init(_ values: [Double], decimals: Int = 3) {
    precondition(!values.isEmpty, "MeanAndSpread: no values")
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    self.mean = mean
    self.decimals = decimals
    spread = values.count < 2 ? 0 : (squares / (count - 1)).squareRoot()
  }

  public var description: String {
    mean.decimals(decimals) + " ± " + spread.decimals(decimals)
  }

  /// Whether two means are further apart than both spreads together: a difference that a few seeds do not explain.
  public func isApart(from other: MeanAndSpread) -> Bool {
    abs(mean - other.mean) > spread + other.spread
  }
}
