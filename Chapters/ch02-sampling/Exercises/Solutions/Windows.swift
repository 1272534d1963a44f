/// Lay windows over a text: the inputs of the training examples.
///
/// Book, section 2.6: each window has `length` ids, and the next one starts
/// `stride` ids further on. A window counts only if there is an id after it,
/// which its last position has to predict.
///
/// Example: `windows(over: [1, 2, 3, 4, 5, 6], length: 2, stride: 3)` is
/// `[[1, 2], [4, 5]]`.
public func windows(
  over ids: [Int], length: Int, stride: Int
) throws -> [[Int]] {
  var windows: [[Int]] = []
  var start = 0
  while start + length < ids.count {  // there is an id after the window
    windows.append(Array(ids[start..<start + length]))
    start += stride
  }
  return windows
}
