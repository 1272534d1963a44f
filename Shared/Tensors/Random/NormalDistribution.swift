import Foundation

/// Normally distributed floats.
extension RandomGenerator {
  private static let blockSize = 16
  /// How much is filled and then transformed at a time, to stay in the cache.
  private static let chunkSize = 4096

  /// Fills `buffer`, the memory of a contiguous tensor (`torch.randn`, `torch.Tensor.normal_`).
  ///
  /// Up to 15 elements are drawn one at a time, more in blocks of 16.
  func fillNormal(
    into buffer: UnsafeMutableBufferPointer<Float>, mean: Double = 0, standardDeviation: Double = 1
  ) {
    guard buffer.count >= Self.blockSize else {
      return fillNormalOneByOne(into: buffer, mean: mean, standardDeviation: standardDeviation)
    }
    let mean = Float(mean)
    let deviation = Float(standardDeviation)
    for start in stride(from: 0, to: buffer.count, by: Self.chunkSize) {
      let chunk = UnsafeMutableBufferPointer(
        rebasing: buffer[start..<min(start + Self.chunkSize, buffer.count)])
      fillUniform(into: chunk)
      for block in stride(from: 0, through: chunk.count - Self.blockSize, by: Self.blockSize) {
        transformBlock(chunk.baseAddress! + block, mean: mean, deviation: deviation)
      }
    }
    if buffer.count % Self.blockSize != 0 {
      // The rest is less than a block: the last 16 elements are drawn again, including some done before.
      let last = UnsafeMutableBufferPointer(rebasing: buffer.suffix(Self.blockSize))
      fillUniform(into: last)
      transformBlock(last.baseAddress!, mean: mean, deviation: deviation)
    }
  }

  /// Fills `buffer` with `nextNormal()`, as PyTorch does for short tensors and for tensors with gaps.
  func fillNormalOneByOne(
    into buffer: UnsafeMutableBufferPointer<Float>, mean: Double = 0, standardDeviation: Double = 1
  ) {
    for i in buffer.indices { buffer[i] = Float(nextNormal() * standardDeviation + mean) }
  }
}

/// Turns 16 uniform numbers into normal ones: number j gives the radius, number j + 8 the angle.
@inline(__always)
private func transformBlock(_ block: UnsafeMutablePointer<Float>, mean: Float, deviation: Float) {
  for j in 0..<8 {
    let radius = (-2 * polynomialLog(1 - block[j])).squareRoot()
    // 2π is rounded here: twice `Float.pi`, which is rounded down, is not the nearest float.
    let (sine, cosine) = polynomialSineAndCosine(Float(2 * Double.pi) * block[j + 8])
    block[j] = mean.addingProduct(radius * cosine, deviation)
    block[j + 8] = mean.addingProduct(radius * sine, deviation)
  }
}
