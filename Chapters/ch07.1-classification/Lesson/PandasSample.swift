import Tensors

/// Draws `count` rows in random order, the same as pandas'
/// `DataFrame.sample(count, random_state=seed)`.
///
/// pandas permutes all rows with numpy's legacy generator and takes the
/// first `count`. Traps if there are fewer rows.
public func pandasSample<Row>(
  _ rows: [Row], count: Int, seed: Int, file: StaticString = #fileID,
  line: UInt = #line
) -> [Row] {
  precondition(
    (0...rows.count).contains(count),
    "pandasSample: \(count) of \(rows.count) rows", file: file, line: line)
  let generator = RandomGenerator(seed: UInt64(bitPattern: Int64(seed)))
  return numpyPermutation(count: rows.count, generator).prefix(count).map {
    rows[$0]
  }
}

/// Draws a permutation as `numpy.random.RandomState.permutation` does.
///
/// A Fisher–Yates shuffle from the last index down. To choose the index to
/// swap with, PyTorch takes a random word modulo the range; numpy masks the
/// word to the bits needed and draws again while it is too large. The same
/// random words therefore give different orders.
private func numpyPermutation(count: Int, _ generator: RandomGenerator)
  -> [Int]
{
  var order = Array(0..<count)
  for last in stride(from: count - 1, to: 0, by: -1) {
    let mask = UInt32.max >> UInt32(last).leadingZeroBitCount
    var place: Int
    repeat { place = Int(generator.nextUInt32() & mask) } while place > last
    order.swapAt(last, place)
  }
  return order
}
