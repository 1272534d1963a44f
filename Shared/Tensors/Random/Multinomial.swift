import Foundation

/// Exponentially distributed floats, and draws from a list of weights.
extension RandomGenerator {
  /// Fills `buffer` from the exponential distribution, two words each (`torch.Tensor.exponential_`).
  func fillExponential(into buffer: UnsafeMutableBufferPointer<Float>, rate: Double = 1) {
    precondition(rate > 0, "the rate of an exponential distribution is positive, not \(rate)")
    for i in buffer.indices { buffer[i] = Float(-1 / rate * log1p(-nextDouble())) }
  }

  /// Draws `count` indices for each row of `weights`, with chances in proportion to them
  /// (`torch.multinomial`).
  ///
  /// - Parameters:
  ///   - weights: rows of `categories` numbers of at least 0, not all zero in a row: [rows, categories]
  ///   - replacement: whether an index may be drawn again in the same row
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
        "multinomial: weights are finite and not negative, and one of a row is positive")
    }
    if replacement && count > 1 {
      return rows.flatMap { indicesFromRunningSums(of: $0, count: count) }
    }
    return rows.flatMap { indicesFromRace(of: $0, count: count) }
  }

  /// Draws distinct indices: each waits an exponential time, the shorter the larger its weight, and the
  /// first `count` to arrive are drawn.
  private func indicesFromRace(of weights: UnsafeBufferPointer<Float>, count: Int) -> [Int] {
    var speeds = [Float](repeating: 0, count: weights.count)
    speeds.withUnsafeMutableBufferPointer { fillExponential(into: $0) }
    for i in speeds.indices { speeds[i] = weights[i] / speeds[i] }
    if count == 1 {
      // `max` would return the last of equals; the first is wanted.
      return [speeds.indices.reduce(0) { speeds[$1] > speeds[$0] ? $1 : $0 }]
    }
    let order = speeds.indices.sorted { speeds[$0] == speeds[$1] ? $0 < $1 : speeds[$0] > speeds[$1] }
    return Array(order.prefix(count))
  }

  /// Draws indices that may repeat: each is the first whose running sum of weights reaches a uniform
  /// number.
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
