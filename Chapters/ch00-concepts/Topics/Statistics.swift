/// Computes the mean of some numbers and their standard deviation, with
/// n − 1. The spread of a single number is 0. Traps without numbers.
public func meanAndSpread(
  _ values: [Double]
) -> (mean: Double, spread: Double) {
  precondition(!values.isEmpty, "meanAndSpread: no numbers")
  let mean = values.reduce(0, +) / Double(values.count)
  guard values.count > 1 else { return (mean, 0) }
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / Double(values.count - 1)).squareRoot())
}
