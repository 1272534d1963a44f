import Tensors

/// Returns `count` of the rows in random order, those that `DataFrame.sample(count, random_state: seed)` gives.
///
/// pandas asks numpy's older generator for a permutation of all rows and takes its beginning. Traps unless
/// there are that many rows. Counterpart of `pandas.DataFrame.sample`.
public func pandasSample<Row>(
  _ rows: [Row], count: Int, seed: Int, file: StaticString = #fileID, line: UInt = #line
) -> [Row] {
  precondition(
    (0...rows.count).contains(count), "pandasSample: \(count) of \(rows.count) rows", file: file, line: line)
  let generator = RandomGenerator(seed: UInt64(bitPattern: Int64(seed)))
  return numpyPermutation(count: rows.count, generator).prefix(count).map { rows[$0] }
}

/// The order that `numpy.random.RandomState.permutation` draws.
///
/// It goes from the last place down and swaps each with a place not above it. PyTorch takes the remainder of
/// a word for that place; numpy cuts the word to as many bits as are needed, and draws again if it is too
/// large. So the same words give another order.
private func numpyPermutation(count: Int, _ generator: RandomGenerator) -> [Int] {
  var order = Array(0..<count)
  for last in stride(from: count - 1, to: 0, by: -1) {
    let mask = UInt32.max >> UInt32(last).leadingZeroBitCount
    var place: Int
    repeat { place = Int(generator.nextUInt32() & mask) } while place > last
    order.swapAt(last, place)
  }
  return order
}
