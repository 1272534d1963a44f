import Foundation

/// A power law y = a · xᵇ, fitted to points as a straight line through their
/// logarithms.
public struct PowerLaw: Sendable {
  public let factor: Double
  public let exponent: Double
  /// The standard error of the exponent.
  public let exponentError: Double
  private let count: Double
  private let meanX: Double
  private let squaresX: Double
  /// How far points lie from the line, in logarithms.
  private let residual: Double

  /// Fits by least squares. Traps with fewer than three points, or one that
  /// has no logarithm.
  public init(x: [Double], y: [Double]) {
    precondition(
      x.count == y.count && x.count > 2 && (x + y).allSatisfy { $0 > 0 },
      "PowerLaw: \(x.count) and \(y.count) numbers; it takes three positive points"
    )
    let (logX, logY) = (x.map { log($0) }, y.map { log($0) })
    count = Double(x.count)
    let (centerX, centerY) = (
      logX.reduce(0, +) / count, logY.reduce(0, +) / count
    )
    meanX = centerX
    squaresX = logX.map { ($0 - centerX) * ($0 - centerX) }.reduce(0, +)
    let products = zip(logX, logY).map { ($0 - centerX) * ($1 - centerY) }
    let slope = products.reduce(0, +) / squaresX
    let errors = zip(logX, logY).map {
      $1 - centerY - slope * ($0 - centerX)
    }
    exponent = slope
    factor = exp(centerY - slope * centerX)
    residual =
      (errors.map { $0 * $0 }.reduce(0, +) / (count - 2)).squareRoot()
    exponentError = residual / squaresX.squareRoot()
  }

  /// The value that the law gives for `x`.
  public func callAsFunction(_ x: Double) -> Double {
    factor * pow(x, exponent)
  }

  /// Where a new measurement should lie: two standard errors to both sides,
  /// further the further `x` is from the points of the fit.
  public func interval(at x: Double) -> ClosedRange<Double> {
    let distance = log(x) - meanX
    let error =
      residual
      * (1 + 1 / count + distance * distance / squaresX).squareRoot()
    return self(x) * exp(-2 * error)...self(x) * exp(2 * error)
  }
}
