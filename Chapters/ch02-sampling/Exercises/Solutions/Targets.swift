/// Lay windows over a text: the targets of the training examples.
///
/// Book, section 2.6. The target of a window is the same window one id
/// further on: at each position, the id that comes next. There are as many
/// targets as there are windows of `length` ids with an id after them, whose
/// starts are `stride` ids apart.
///
/// Example: `targets(over: [1, 2, 3, 4, 5, 6], length: 2, stride: 3)` is
/// `[[2, 3], [5, 6]]`.
public func targets(
  over ids: [Int], length: Int, stride: Int
) throws -> [[Int]] {
  let next = Array(ids.dropFirst())
  var targets: [[Int]] = []
  var start = 0
  while start + length <= next.count {
    targets.append(Array(next[start..<start + length]))
    start += stride
  }
  return targets
}
