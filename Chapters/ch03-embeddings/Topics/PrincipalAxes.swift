import Tensors

/// The directions in which vectors differ most.
public struct PrincipalAxes {
  /// Unit vectors, at right angles to each other, largest variance first:
  /// `[axes, width]`.
  public let axes: Tensor<Float>
  /// The variance of the vectors along each axis: `[axes]`.
  public let variances: Tensor<Float>
  /// The variance of the vectors in all directions together.
  public let total: Float
  /// Where the vectors are on the axes: `[rows, axes]`.
  public let places: Tensor<Float>

  /// Finds `count` axes of vectors `[rows, width]` by multiplying directions
  /// with the covariance again and again: the largest one wins.
  ///
  /// After each product, each direction loses what it shares with those
  /// before it. PyTorch: `torch.pca_lowrank`.
  public init(of vectors: Tensor<Float>, count: Int, rounds: Int = 500) {
    let centred = vectors - vectors.mean(along: 0)
    // [width, width]
    let covariance =
      centred.transposed().matmul(centred) / Float(vectors.shape[0])
    var rows = Tensor<Float>.randn(
      [count, vectors.shape[1]], generator: RandomGenerator(seed: 1)
    ).unbound()
    for _ in 0..<rounds {
      for axis in 0..<count {
        var next = covariance.matmul(rows[axis])
        for other in rows.prefix(axis) {
          next = next - other * (next * other).sum()
        }
        rows[axis] = next / (next * next).sum().sqrt()
      }
    }
    axes = stacked(rows)
    places = centred.matmul(axes.transposed())
    variances = (places * places).mean(along: 0)
    total = (centred * centred).sum().item / Float(vectors.shape[0])
  }
}
