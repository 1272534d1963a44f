import Foundation
import Tensors
import Testing

@Suite("Functions of one number over their whole range")
struct CurveTests {
  @Test(
    "Every value and every slope is as close to double precision as stated", arguments: curves + lossCurves)
  func curve(_ curve: Curve) throws {
    let xs = points(in: curve.range)
    let x = Tensor(xs).requiringGradient()
    let y = curve.function(x)
    y.sum().backward()
    check(y.scalars, at: xs, curve.value, error: curve.error, floor: curve.floor, "\(curve.name)")
    let slopes = try #require(x.gradient).scalars
    check(
      slopes, at: xs, curve.slope, error: curve.slopeError, floor: curve.slopeFloor, "slope of \(curve.name)")
  }

  /// Records the worst of all results if it is beyond its bound. Results near the largest float may overflow.
  private func check(
    _ yours: [Float], at xs: [Float], _ exact: (Double) -> Double, error: Double, floor: Double,
    _ name: String
  ) {
    var worst = (excess: 0.0, message: "")
    #expect(yours.count == xs.count)
    for (x, yours) in zip(xs, yours) {
      let exact = exact(Double(x))
      if Float(exact) == yours { continue }
      // Three steps of the subnormal numbers: of one factor, the other, and their product.
      let bound = error * abs(exact) + floor + (error > 0 ? 3 * Double(Float.leastNonzeroMagnitude) : 0)
      let distance = abs(Double(yours) - exact)
      let excess = distance.isNaN ? .infinity : distance / bound
      if excess > worst.excess {
        worst = (excess, "\(name) at \(x) is \(yours), not \(exact): \(excess) times the bound")
      }
    }
    #expect(worst.excess <= 1, "\(worst.message)")
  }
}
