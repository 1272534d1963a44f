/// Random yes-or-no decisions.
extension RandomGenerator {
  /// Fills `mask` with 1 where an element is kept and 0 where it is dropped, two words each.
  ///
  /// An element is kept when `nextDouble()` would be below `keepProbability`. As both sides are compared
  /// in units of 2^-53, whole numbers do: k * 2^-53 < p exactly when k < ceil(p * 2^53).
  func fillKeepMask(into mask: UnsafeMutablePointer<UInt8>, count: Int, keepProbability: Double) {
    precondition(
      (0...1).contains(keepProbability), "\(keepProbability) is no probability: it lies outside 0 to 1")
    let threshold = Int64((keepProbability * 0x1p53).rounded(.up))
    twister.forEachRunOfPairs(of: count) { run, offset in
      let out = mask + offset
      for i in 0..<run.count / 2 {
        out[i] = Self.integer53(high: run[2 * i], low: run[2 * i + 1]) < threshold ? 1 : 0
      }
    }
  }

  /// Fills `buffer` with 1 with the given probability and 0 otherwise (`torch.Tensor.bernoulli_`).
  ///
  /// Two words an element.
  func fillBernoulli(into buffer: UnsafeMutableBufferPointer<Float>, probability: Double) {
    precondition((0...1).contains(probability), "\(probability) is no probability: it lies outside 0 to 1")
    for i in buffer.indices { buffer[i] = nextDouble() < probability ? 1 : 0 }
  }

  /// Fills `buffer` with 1 with the probability at the same place and 0 otherwise (`torch.bernoulli`).
  ///
  /// One word an element.
  func fillBernoulli(
    into buffer: UnsafeMutableBufferPointer<Float>, probabilities: UnsafeBufferPointer<Float>
  ) {
    precondition(
      buffer.count == probabilities.count,
      "\(buffer.count) decisions from \(probabilities.count) probabilities")
    for (i, probability) in probabilities.enumerated() {
      precondition((0...1).contains(probability), "\(probability) is no probability: it lies outside 0 to 1")
      buffer[i] = nextFloat() < probability ? 1 : 0
    }
  }
}
