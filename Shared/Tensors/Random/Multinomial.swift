import Foundation

/// Exponentially distributed floats, and draws from a list of weights.
extension RandomGenerator {
  /// Fills `buffer` from the exponential distribution, two words each (`torch.Tensor.exponential_`).
  func fillExponential(into buffer: UnsafeMutableBufferPointer<Float>, rate: Double = 1) {
    precondition(rate > 0, "the rate of an exponential distribution is positive, not \(rate)")
    for i in buffer.indices { buffer[i] = Float(-1 / rate * log1p(-nextDouble())) }
  }

  /// Draws `count` indices for each row of `weights`, with probabilities proportional to the weights
  /// (`torch.multinomial`).
  ///
  /// - Parameters:
  ///   - weights: finite numbers of at least 0, of which at least one in a row is positive: [rows,
  ///     categories]
  ///   - replacement: whether a row may yield an index more than once
  /// - Returns: the indices: [rows, count]
  func multinomial(
    weights: UnsafeBufferPointer<Float>, categories: Int, count: Int, replacement: Bool
  ) -> [Int] {
    precondition(categories > 0 && count > 0, "multinomial: \(count) draws from \(categories) categories")
    precondition(
      replacement || count <= categories,
      "multinomial: \(count) draws from \(categories) categories without replacement")
    let rows = stride(from: 0, to: weights.count, by: categories).map {
      UnsafeBufferPointer(rebasing: weights[$0..<($0 + categories)])
    }
    for row in rows {
      precondition(
        row.allSatisfy { $0 >= 0 && $0.isFinite } && row.contains { $0 > 0 },
        "multinomial: weights must be finite and not negative, and at least one in each row positive")
    }
    if replacement && count > 1 {
      return rows.flatMap { indicesFromRunningSums(of: $0, count: count) }
    }
    return rows.flatMap { indicesFromRace(of: $0, count: count) }
  }

  /// Draws distinct indices in a race: each takes an exponentially distributed time, shorter for larger
  /// weights, and the first `count` to arrive are drawn.
  private func indicesFromRace(of weights: UnsafeBufferPointer<Float>, count: Int) -> [Int] {
    var speeds = [Float](repeating: 0, count: weights.count)
    speeds.withUnsafeMutableBufferPointer { fillExponential(into: $0) }
    for i in speeds.indices { speeds[i] = weights[i] / speeds[i] }
    if count == 1 {
      // `max` would return the last of equal ones; PyTorch returns the first.
      return [speeds.indices.reduce(0) { speeds[$1] > speeds[$0] ? $1 : $0 }]
    }
    let order = speeds.indices.sorted { speeds[$0] == speeds[$1] ? $0 < $1 : speeds[$0] > speeds[$1] }
    return Array(order.prefix(count))
  }

  /// Draws indices that may repeat: the first whose cumulative weight reaches a uniform number.
  private func indicesFromRunningSums(of weights: UnsafeBufferPointer<Float>, count: Int) -> [Int] {
    var total: Float = 0
    var sums = weights.map { weight in
      total += weight
      return total
    }
    for i in sums.indices { sums[i] /= total }
    sums[sums.count - 1] = 1
    return (0..<count).map { _ in
      let target = nextDouble()
      var range = 0..<sums.count
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        if Double(sums[middle]) < target {
          range = (middle + 1)..<range.upperBound
        } else {
          range = range.lowerBound..<middle
        }
      }
      return range.lowerBound
    }
  }
}
