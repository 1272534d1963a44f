import Tensors

/// Make the batches of an epoch, in order.
///
/// Book, section 2.6 and exercise 2.2: windows of `length` ids, `stride` ids
/// apart, each with its target, which is one id further on. Each batch has
/// `batchSize` of them: inputs and targets are `[batch, tokens]`. If
/// `dropsLast`, a last batch with fewer windows is left out.
///
/// Example: for the ids 0 to 6, windows of 2 with a stride of 2 make three
/// rows. In batches of two, the first has the inputs `[[0, 1], [2, 3]]` and
/// the targets `[[1, 2], [3, 4]]`; the second has the row that is left.
public func batches(
  of ids: [Int], batchSize: Int, length: Int, stride: Int, dropsLast: Bool
) throws -> [(inputs: Tensor<Int>, targets: Tensor<Int>)] {
  let starts = Array(
    Swift.stride(from: 0, to: max(ids.count - length, 0), by: stride))
  func rows(_ starts: ArraySlice<Int>, shift: Int) -> Tensor<Int> {
    Tensor(starts.map { Array(ids[$0 + shift..<$0 + shift + length]) })
  }
  var batches: [(inputs: Tensor<Int>, targets: Tensor<Int>)] = []
  var rest = starts[...]
  while !rest.isEmpty {
    let batch = rest.prefix(batchSize)
    rest = rest.dropFirst(batchSize)
    if dropsLast, batch.count < batchSize { break }
    batches.append((rows(batch, shift: 0), rows(batch, shift: 1)))
  }
  return batches
}
