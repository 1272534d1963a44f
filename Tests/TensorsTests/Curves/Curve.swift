import Tensors
import Testing

/// A function of one number, its formula and its slope in double precision, and how far from them it may be.
///
/// The errors are relative to each result. What is not is listed as a floor, with its reason.
struct Curve: Sendable, CustomTestStringConvertible {
  let name: String
  let function: @Sendable (Tensor<Float>) -> Tensor<Float>
  let value: @Sendable (Double) -> Double
  let slope: @Sendable (Double) -> Double
  /// Where it is tested.
  var range: ClosedRange<Float> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
  /// The largest error of a value, as a share of it.
  var error = 8e-7
  /// The largest error of a slope, as a share of it.
  var slopeError = 1e-6
  /// An absolute error of values that is allowed beside it.
  var floor = 0.0
  /// An absolute error of slopes that is allowed beside it.
  var slopeFloor = 0.0

  var testDescription: String { name }
}

/// Every kind of float in a range: 64 of each power of two with both signs, and many near zero.
func points(in range: ClosedRange<Float>) -> [Float] {
  let magnitudes = stride(from: UInt32(1), to: Float.infinity.bitPattern, by: 0x1_FFF3).map {
    Float(bitPattern: $0)
  }
  let dense = stride(from: Float(-110), to: 110, by: 0.0317).map { $0 }
  let ends = [range.lowerBound, range.upperBound, 0, 1, -1, 17, -17, 88, -88, 0.5, -0.5]
  return (magnitudes + magnitudes.map { -$0 } + dense + ends).filter(range.contains)
}
