/// Random decisions between 0 and 1.
extension RandomGenerator {
  /// Fills `mask` with 1 where an element is kept and 0 where it is dropped: two words each.
  ///
  /// An element is kept if `nextDouble()` would be below `keepProbability`. That can be decided on integers:
  /// k * 2^-53 < p exactly when k < ceil(p * 2^53).
  func fillKeepMask(into mask: UnsafeMutablePointer<UInt8>, count: Int, keepProbability: Double) {
    precondition(
      (0...1).contains(keepProbability), "\(keepProbability) is not a probability: it is outside 0 to 1")
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
  /// Two words for each element.
  func fillBernoulli(into buffer: UnsafeMutableBufferPointer<Float>, probability: Double) {
    precondition((0...1).contains(probability), "\(probability) is not a probability: it is outside 0 to 1")
    for i in buffer.indices { buffer[i] = nextDouble() < probability ? 1 : 0 }
  }

  /// Fills `buffer` with 1 with the probability at the same index and 0 otherwise (`torch.bernoulli`).
  ///
  /// One word for each element.
  func fillBernoulli(
    into buffer: UnsafeMutableBufferPointer<Float>, probabilities: UnsafeBufferPointer<Float>
  ) {
    precondition(
      buffer.count == probabilities.count,
      "\(probabilities.count) probabilities for \(buffer.count) elements")
    for (i, probability) in probabilities.enumerated() {
      precondition((0...1).contains(probability), "\(probability) is not a probability: it is outside 0 to 1")
      buffer[i] = nextFloat() < probability ? 1 : 0
    }
  }
}
