import Tensors

/// Draws a dropout mask as some earlier builds of PyTorch for Intel
/// processors did: 1 is kept, 0 dropped.
///
/// Those builds took only a seed from their generator and let Intel's MKL
/// draw the mask, with a multiplicative congruential generator: x ←
/// 1132489760 · x mod (2³¹ − 1), and an element is kept where x / (2³¹ − 1)
/// is below the probability of being kept. Readers with such a build see
/// other masks than the book prints. This project draws as the book's and
/// today's builds do; see `Tensor.dropout`.
public func olderDropoutMask(
  shape: [Int], probability: Double, generator: RandomGenerator = .default
) -> Tensor<Float> {
  let modulus: UInt64 = (1 << 31) - 1
  var x = max(UInt64(generator.nextUInt32()) % modulus, 1)
  let kept = (0..<shape.reduce(1, *)).map { _ -> Float in
    defer { x = x * 1_132_489_760 % modulus }
    return Double(x) / Double(modulus) < 1 - probability ? 1 : 0
  }
  return Tensor<Float>(scalars: kept, shape: shape)
}
