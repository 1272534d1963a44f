import Foundation
import NeuralNetworks
import Tensors

/// A valley of a plane: f(p) = ½ pᵀ H p, lowest at the origin.
public struct Valley {
  /// H, the second derivatives: `[2, 2]`.
  public let curvature: Tensor<Float>

  /// Makes a valley with a curvature along each axis, turned
  /// anticlockwise by an angle in radians, and all heights multiplied by
  /// `scale`.
  public init(
    _ first: Float, _ second: Float, turnedBy angle: Float = 0,
    scale: Float = 1
  ) {
    let turn = rotation(by: angle)
    let axes = Tensor([[first * scale, 0], [0, second * scale]])
    curvature = turn.matmul(axes).matmul(turn.transposed())
  }

  /// Computes the height at a point: `[2]` → `[]`.
  public func height(at p: Tensor<Float>) -> Tensor<Float> {
    (p * curvature.matmul(p)).sum() / 2
  }
}

/// Returns the matrix that turns a plane anticlockwise: `[2, 2]`.
public func rotation(by angle: Float) -> Tensor<Float> {
  Tensor([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
}

/// Goes down a valley with an optimiser and returns all points, the first
/// one included: `[steps + 1, 2]`.
public func descend(
  _ valley: Valley, from start: Tensor<Float>, steps: Int,
  with optimizer: (Parameter) -> Optimizer
) -> Tensor<Float> {
  let point = Parameter(wrappedValue: start.copied())
  let optimizer = optimizer(point)
  var path = [point.value.copied()]
  for _ in 0..<steps {
    optimizer.zeroGradients()
    valley.height(at: point.wrappedValue).backward()
    optimizer.step()
    path.append(point.value.copied())
  }
  return stacked(path, along: 0)
}

/// Computes the points of plain gradient descent along an axis without
/// taking a step: every step multiplies the distance to the bottom by
/// 1 − rate · curvature.
///
/// It comes closer only if that factor is between −1 and 1: if the rate is
/// below 2 / curvature.
public func plainDescent(
  from start: Double, curvature: Double, rate: Double, steps: Int
) -> [Double] {
  (0...steps).map { start * pow(1 - rate * curvature, Double($0)) }
}

/// Computes the learning rate and the momentum that are best for a valley
/// with these smallest and largest curvatures. Polyak, 1964.
public func bestMomentum(
  smallest: Double, largest: Double
) -> (rate: Double, momentum: Double) {
  let (low, high) = (smallest.squareRoot(), largest.squareRoot())
  let momentum = (high - low) / (high + low)
  return (4 / ((high + low) * (high + low)), momentum * momentum)
}
