import Foundation

/// Uniform floats, uniform integers and permutations.
extension RandomGenerator {
  /// Fills `buffer` with numbers in [0, 1), one word each (`torch.rand`).
  func fillUniform(into buffer: UnsafeMutableBufferPointer<Float>) {
    guard let out = buffer.baseAddress else { return }
    twister.forEachRun(of: buffer.count) { run, offset in
      let target = out + offset
      for i in 0..<run.count { target[i] = Self.unitFloat(run[i]) }
    }
  }

  /// Fills `buffer` with numbers in [low, high), one word each (`torch.Tensor.uniform_`).
  ///
  /// The bounds are rounded to `Float` first; scaling and shifting together round once.
  func fillUniform(into buffer: UnsafeMutableBufferPointer<Float>, from low: Double, to high: Double) {
    guard let out = buffer.baseAddress else { return }
    let start = Float(low)
    let width = Float(high) - start
    precondition(
      width >= 0 && width.isFinite,
      "uniform from \(low) to \(high): the bounds must be finite, the smaller first")
    twister.forEachRun(of: buffer.count) { run, offset in
      let target = out + offset
      for i in 0..<run.count { target[i] = start.addingProduct(Self.unitFloat(run[i]), width) }
    }
  }

  /// Fills `buffer` with integers from `low` up to, not including, `high` (`torch.randint`).
  ///
  /// One word each for fewer than 2^28 choices, otherwise two.
  func fillIntegers(into buffer: UnsafeMutableBufferPointer<Int>, from low: Int, to high: Int) {
    precondition(low < high, "random integers from \(low) to \(high): there are none")
    let span = UInt64(bitPattern: Int64(high &- low))
    for i in buffer.indices {
      let word = span < 1 << 28 ? UInt64(nextUInt32()) : nextUInt64()
      buffer[i] = low &+ Int(truncatingIfNeeded: word % span)
    }
  }

  /// Returns 0 to `count - 1` in random order (`torch.randperm`).
  ///
  /// Swaps each element with itself or a later one (Fisher and Yates, 1938): `count - 1` words.
  public func permutation(count: Int) -> [Int] {
    precondition(count >= 0 && count <= Int(UInt32.max), "a permutation of \(count) numbers")
    var order = Array(0..<count)
    for i in 0..<max(0, count - 1) {
      order.swapAt(i, i + Int(nextUInt32() % UInt32(count - i)))
    }
    return order
  }
}
