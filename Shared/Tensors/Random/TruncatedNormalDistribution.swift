import Foundation

/// Normally distributed floats within bounds.
extension RandomGenerator {
  /// Fills `buffer` from the normal distribution cut off outside [low, high]
  /// (`torch.nn.init.trunc_normal_`, since PyTorch 2.15).
  ///
  /// Draws whole buffers until every element has had a draw that is accepted.
  func fillTruncatedNormal(
    into buffer: UnsafeMutableBufferPointer<Float>, mean: Double, standardDeviation: Double,
    from low: Double, to high: Double
  ) {
    precondition(
      standardDeviation > 0 && low < high,
      "truncated normal from \(low) to \(high) with standard deviation \(standardDeviation)")
    let share =
      normalShare(below: (high - mean) / standardDeviation)
      - normalShare(below: (low - mean) / standardDeviation)
    if share > 0.3 {
      rejectNormals(into: buffer, mean: mean, deviation: standardDeviation, from: low, to: high)
    } else {
      rejectUniforms(into: buffer, mean: mean, deviation: standardDeviation, from: low, to: high)
    }
  }

  /// Draws normal numbers and accepts those within the bounds, which is fast if most are.
  private func rejectNormals(
    into buffer: UnsafeMutableBufferPointer<Float>, mean: Double, deviation: Double,
    from low: Double, to high: Double
  ) {
    let bounds = Float(low)...Float(high)
    fillNormal(into: buffer, mean: mean, standardDeviation: deviation)
    var drawn = [Float](repeating: 0, count: buffer.count)
    while !buffer.allSatisfy(bounds.contains) {
      drawn.withUnsafeMutableBufferPointer {
        fillNormal(into: $0, mean: mean, standardDeviation: deviation)
      }
      for i in buffer.indices where !bounds.contains(buffer[i]) { buffer[i] = drawn[i] }
    }
  }

  /// Draws uniform numbers between the bounds and accepts each with a probability proportional to its
  /// density, which is 1 at the highest density within the bounds.
  private func rejectUniforms(
    into buffer: UnsafeMutableBufferPointer<Float>, mean: Double, deviation: Double,
    from low: Double, to high: Double
  ) {
    let peakDistance = (max(low, min(mean, high)) - mean) / deviation
    let peak = Float(-0.5 * peakDistance * peakDistance)
    var drawn = [Float](repeating: 0, count: buffer.count)
    var chances = [Float](repeating: 0, count: buffer.count)
    var waiting = Array(buffer.indices)
    while !waiting.isEmpty {
      drawn.withUnsafeMutableBufferPointer { fillUniform(into: $0, from: low, to: high) }
      chances.withUnsafeMutableBufferPointer { fillUniform(into: $0) }
      waiting = waiting.filter { i in
        buffer[i] = drawn[i]
        let distance = (drawn[i] - Float(mean)) / Float(deviation)
        return log(chances[i]) > distance * distance * -0.5 - peak
      }
    }
  }
}

/// Returns the share of the standard normal distribution below `x`.
private func normalShare(below x: Double) -> Double { (1 + erf(x / 2.0.squareRoot())) / 2 }
