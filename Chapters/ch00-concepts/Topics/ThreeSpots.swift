import Foundation
import Tensors

/// Something that moves between three spots, seen inexactly: points in the
/// order of time, and the spot of each, which only a teacher knows.
public struct ThreeSpots {
  /// Where it was seen: `[points, 2]`.
  public let points: Tensor<Float>
  /// The spot of each point, 0, 1 or 2, one after the other: `[points]`.
  public let labels: Tensor<Int>

  /// The spots, at equal distances around the origin: `[3, 2]`.
  public static var spots: Tensor<Float> {
    Tensor(
      (0..<3).map { spot -> [Float] in
        let angle = 2 * Float.pi / 3 * Float(spot)
        return [2 * cos(angle), 2 * sin(angle)]
      })
  }

  /// Draws points. Each lies around its spot with a standard deviation of
  /// `noise` in both directions.
  public init(
    count: Int, noise: Float = 0.9, generator: RandomGenerator = .default
  ) {
    labels = Tensor((0..<count).map { $0 % 3 })
    points =
      Self.spots.selected(along: 0, indices: labels)
      + noise * Tensor<Float>.randn([count, 2], generator: generator)
  }
}
