/// Counts through the indices of a shape in row-major order and keeps track of the memory offset.
///
/// Advancing is an addition or two; computing every offset from its index would take a division per axis.
struct StridedIndex {
  private let shape: [Int]
  private let strides: [Int]
  private var index: [Int]
  /// Where the current element is, relative to the first.
  private(set) var offset = 0

  /// Starts at element number `start` in row-major order.
  init(shape: some Collection<Int>, strides: some Collection<Int>, start: Int = 0) {
    self.shape = Array(shape)
    self.strides = Array(strides)
    index = [Int](repeating: 0, count: shape.count)
    var rest = start
    for axis in self.shape.indices.reversed() where self.shape[axis] > 0 {
      index[axis] = rest % self.shape[axis]
      rest /= self.shape[axis]
      offset += index[axis] * self.strides[axis]
    }
  }

  /// Moves to the next element; after the last comes the first again.
  mutating func advance() {
    for axis in shape.indices.reversed() {
      index[axis] += 1
      offset += strides[axis]
      if index[axis] < shape[axis] { return }
      offset -= shape[axis] * strides[axis]
      index[axis] = 0
    }
  }
}
