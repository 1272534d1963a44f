import Concepts
import Tensors

/// Estimates a slope from two values at equal distances on both sides.
///
/// Its error shrinks with the square of the distance, until rounding takes
/// over.
public func centralDifference(
  at x: Double, distance h: Double, of f: (Double) -> Double
) -> Double {
  (f(x + h) - f(x - h)) / (2 * h)
}

/// Estimates a slope from the value itself and one to the right. Its error
/// shrinks with the distance only.
public func forwardDifference(
  at x: Double, distance h: Double, of f: (Double) -> Double
) -> Double {
  (f(x + h) - f(x)) / h
}

/// An operation, written for both engines, and a point without a kink.
public struct CheckedOperation: Sendable {
  public let name: String
  public let point: Double
  public let scalar: @Sendable (Scalar) -> Scalar
  public let tensor: @Sendable (Tensor<Float>) -> Tensor<Float>

  init(
    _ name: String, at point: Double,
    _ scalar: @escaping @Sendable (Scalar) -> Scalar,
    _ tensor: @escaping @Sendable (Tensor<Float>) -> Tensor<Float>
  ) {
    (self.name, self.point) = (name, point)
    (self.scalar, self.tensor) = (scalar, tensor)
  }

  /// The slope that the scalar engine finds.
  public var ofScalars: Double {
    let x = Scalar(point)
    scalar(x).backward()
    return x.gradient
  }

  /// The slope that the tensors find.
  public var ofTensors: Double {
    let x = Tensor(Float(point)).requiringGradient()
    tensor(x).backward()
    return Double(x.gradient!.item)
  }

  /// The slope that two values of the scalar engine show.
  public func byDifference(_ h: Double = 1e-5) -> Double {
    centralDifference(at: point, distance: h) { scalar(Scalar($0)).value }
  }

  /// All operations of the scalar engine.
  public static let all: [CheckedOperation] = [
    CheckedOperation("x + x", at: 0.7, { $0 + $0 }, { $0 + $0 }),
    CheckedOperation("x − 3", at: 0.7, { $0 - 3.0 }, { $0 - 3 }),
    CheckedOperation("−x", at: 0.7, { -$0 }, { -$0 }),
    CheckedOperation("x · x", at: 0.7, { $0 * $0 }, { $0 * $0 }),
    CheckedOperation("3 / x", at: 0.7, { 3.0 / $0 }, { 3 / $0 }),
    CheckedOperation("x³", at: 0.7, { $0.pow(3) }, { $0.pow(3) }),
    CheckedOperation("exp", at: 0.7, { $0.exp() }, { $0.exp() }),
    CheckedOperation("log", at: 0.7, { $0.log() }, { $0.log() }),
    CheckedOperation("σ", at: 0.7, { $0.sigmoid() }, { $0.sigmoid() }),
    CheckedOperation("tanh", at: 0.7, { $0.tanh() }, { $0.tanh() }),
    CheckedOperation("ReLU, on", at: 0.7, { $0.relu() }, { $0.relu() }),
    CheckedOperation("ReLU, off", at: -0.7, { $0.relu() }, { $0.relu() }),
  ]
}
