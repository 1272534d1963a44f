import Notebooks

/// A mean over several seeds with its standard deviation: `0.83 ± 0.05`.
struct Spread: CustomStringConvertible {
  let mean, deviation: Double
  private let decimals: Int

  /// Summarises at least two values.
  init(_ values: [Double], decimals: Int = 2) {
    let average = values.reduce(0, +) / Double(values.count)
    let squares = values.map { ($0 - average) * ($0 - average) }
    let variance = squares.reduce(0, +) / Double(values.count - 1)
    (mean, deviation) = (average, variance.squareRoot())
    self.decimals = decimals
  }

  var description: String {
    "\(mean.decimals(decimals)) ± \(deviation.decimals(decimals))"
  }

  /// Whether the means lie further apart than both deviations together.
  func isApart(from other: Spread) -> Bool {
    abs(mean - other.mean) > deviation + other.deviation
  }
}
