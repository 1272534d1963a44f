import Foundation
import Testing

@testable import Tensors

/// A vector function beside the same function in double precision.
private struct Pair: Sendable, CustomTestStringConvertible {
  let name: String
  let vector: @Sendable (Vector) -> Vector
  let exact: @Sendable (Double) -> Double
  /// Largest relative error, measured against the result.
  var relative = 2e-7
  /// Absolute error allowed in addition, for sums in which terms cancel.
  var absolute = 0.0
  var testDescription: String { name }
}

private func exactGELU(_ x: Double) -> Double {
  // In sigmoid form, because 1 + tanh cancels far below 0.
  let u = (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)
  return x == 0 ? x : x / (1 + exp(-2 * u))
}

private func exactGELUDerivative(_ x: Double) -> Double {
  let t = min(max(x, -30), 30)
  let a = (2 / Double.pi).squareRoot()
  let s = 1 / (1 + exp(-2 * a * (t + 0.044715 * t * t * t)))
  return s + t * s * (1 - s) * 2 * a * (1 + 3 * 0.044715 * t * t)
}

private let pairs = [
  Pair(name: "exponential", vector: { exponential($0) }, exact: { exp($0) }),
  Pair(
    name: "bounded exponential", vector: { boundedExponential(minimum($0, 88)) },
    exact: { exp(min($0, 88)) }, absolute: 2e-38),
  Pair(name: "logarithm", vector: { logarithm($0) }, exact: { log($0) }),
  Pair(name: "logarithm of one plus", vector: { logarithmOfOnePlus($0) }, exact: { log1p($0) }),
  Pair(name: "hyperbolic tangent", vector: { hyperbolicTangent($0) }, exact: { tanh($0) }),
  Pair(name: "sigmoid", vector: { logistic($0) }, exact: { 1 / (1 + exp(-$0)) }),
  Pair(name: "error function", vector: { errorFunction($0) }, exact: { erf($0) }),
  Pair(name: "GELU", vector: { geluTanh($0) }, exact: exactGELU, relative: 2e-6, absolute: 1e-7),
  Pair(
    name: "derivative of GELU", vector: { geluTanhDerivative($0) }, exact: exactGELUDerivative,
    relative: 3e-7, absolute: 3e-7),
]

@Suite("Vector functions")
struct VectorMathTests {
  /// One value in 9,973 of all 2^32 bit patterns, both signs, subnormal numbers, infinities and NaNs.
  private static let everyKind = stride(from: 0, through: Int(UInt32.max), by: 9973).map {
    Float(bitPattern: UInt32($0))
  }

  private static let special: [Float] = [
    0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1, -1,
  ]

  /// Around the ends of the ranges and the joints between two formulas.
  private static let dense =
    stride(from: Float(-110), to: 110, by: 0.00173).map { $0 }
    + stride(from: Float(-1.5), to: 1.5, by: 0.0000413).map { $0 }

  private func results(_ function: (Vector) -> Vector, at points: [Float]) -> [Float] {
    stride(from: 0, to: points.count, by: 16).flatMap { start in
      var input = Vector(repeating: 0)
      let count = min(16, points.count - start)
      for lane in 0..<count { input[lane] = points[start + lane] }
      let output = function(input)
      return (0..<count).map { output[$0] }
    }
  }

  @Test("agree with double precision on every kind of number", arguments: pairs)
  private func agreesWithDoublePrecision(pair: Pair) {
    var worst = (excess: 0.0, x: Float(0), yours: Float(0), exact: 0.0)
    for points in [Self.everyKind, Self.special, Self.dense] {
      for (x, yours) in zip(points, results(pair.vector, at: points)) {
        let exact = pair.exact(Double(x))
        let rounded = Float(exact)
        if rounded.isNaN || rounded.isInfinite || yours.isNaN || yours.isInfinite {
          // At the edge of overflow, results may round to either side.
          let edge = rounded.isInfinite && yours > 3.4028e38
          #expect(yours == rounded || (yours.isNaN && rounded.isNaN) || edge, "\(pair.name) of \(x)")
          continue
        }
        // Half a step of the subnormal numbers is as close as a float gets.
        let bound =
          pair.absolute + pair.relative * abs(exact) + 1.01 * Double(Float.leastNonzeroMagnitude)
        let excess = abs(Double(yours) - exact) / bound
        if excess > worst.excess { worst = (excess, x, yours, exact) }
      }
    }
    #expect(
      worst.excess <= 1,
      "\(pair.name) of \(worst.x) is \(worst.yours), not \(worst.exact): \(worst.excess) times the bound")
  }

  @Test("keep the sign of zero", arguments: [pairs[4], pairs[6], pairs[7]])
  private func keepsSignOfZero(pair: Pair) {
    #expect(pair.vector(Vector(repeating: -0.0))[7].sign == .minus)
    #expect(pair.vector(Vector(repeating: 0.0))[7].sign == .plus)
  }

  @Test("the exponential of −∞ is zero, as masked softmax requires")
  func maskedIsZero() {
    #expect(exponential(Vector(repeating: -.infinity))[0] == 0)
    #expect(boundedExponential(Vector(repeating: -.infinity))[0] == 0)
  }

  @Test("GELU far above zero is its input, and far below it is zero")
  func geluFarOut() {
    #expect(geluTanh(Vector(repeating: 1e20))[0] == 1e20)
    #expect(geluTanh(Vector(repeating: -1e20))[0] == 0)
    #expect(geluTanhDerivative(Vector(repeating: 1e30))[0] == 1)
    #expect(abs(geluTanhDerivative(Vector(repeating: -1e30))[0]) < 1e-30)
  }
}
