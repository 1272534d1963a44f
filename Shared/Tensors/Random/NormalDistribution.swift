import Foundation

/// Normally distributed floats.
extension RandomGenerator {
  private static let blockSize = 16
  /// As much as is filled and then transformed at a time, to stay in the cache.
  private static let chunkSize = 4096

  /// Fills `buffer`, the memory of a contiguous tensor (`torch.randn`, `torch.Tensor.normal_`).
  ///
  /// Fewer than 16 elements are drawn one at a time, more in blocks of 16.
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
      // What is left over is no block: the last 16 are drawn anew, though some of them were done.
      let last = UnsafeMutableBufferPointer(rebasing: buffer.suffix(Self.blockSize))
      fillUniform(into: last)
      transformBlock(last.baseAddress!, mean: mean, deviation: deviation)
    }
  }

  /// Fills `buffer` by `nextNormal()`, as PyTorch does for tensors that are short or not contiguous.
  func fillNormalOneByOne(
    into buffer: UnsafeMutableBufferPointer<Float>, mean: Double = 0, standardDeviation: Double = 1
  ) {
    for i in buffer.indices { buffer[i] = Float(nextNormal() * standardDeviation + mean) }
  }
}

/// Turns 16 uniform numbers into normal ones: place j gives the radius, place j + 8 the angle.
@inline(__always)
private func transformBlock(_ block: UnsafeMutablePointer<Float>, mean: Float, deviation: Float) {
  for j in 0..<8 {
    let radius = (-2 * polynomialLog(1 - block[j])).squareRoot()
    // The whole turn is rounded here, because `Float.pi` is not the nearest float but the one below.
    let (sine, cosine) = polynomialSineAndCosine(Float(2 * Double.pi) * block[j + 8])
    block[j] = mean.addingProduct(radius * cosine, deviation)
    block[j + 8] = mean.addingProduct(radius * sine, deviation)
  }
}
