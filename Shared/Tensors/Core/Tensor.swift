/// An n-dimensional array of scalars, and a handle to the memory that holds them.
///
/// Assigning a tensor copies the handle, not the numbers, as in PyTorch and NumPy. Views (`transposed()`,
/// `x[1..<3]`, …) are handles to the same memory with another shape. Operators and methods that end in
/// -ed or name a noun make new tensors; methods that are commands (`fill(with:)`, `add(_:scaledBy:)`) and
/// assignments to a subscript change the memory that all handles see.
///
/// A `Tensor<Float>` that requires a gradient records what is computed from it: see `backward()`.
///
/// PyTorch: `torch.Tensor`.
public struct Tensor<Scalar: TensorScalar> {
  var storage: Storage<Scalar>
  let offset: Int
  /// The size of each axis; empty for a scalar.
  public let shape: [Int]
  /// How many scalars further the next element along each axis lies.
  public let strides: [Int]
  /// Where this value was computed, if it takes part in a gradient. Only ever set on Float tensors.
  var node: GraphNode?

  init(storage: Storage<Scalar>, offset: Int, shape: [Int], strides: [Int]) {
    self.storage = storage
    self.offset = offset
    self.shape = shape
    self.strides = strides
  }

  /// Makes a contiguous tensor whose values are undefined until written.
  init(uninitialized shape: [Int]) {
    self.init(
      storage: Storage(count: Shape.count(shape)), offset: 0, shape: shape,
      strides: Shape.contiguousStrides(shape))
  }

  /// The number of axes. PyTorch: `dim()`.
  public var rank: Int { shape.count }

  /// The number of elements. PyTorch: `numel()`.
  public var count: Int { Shape.count(shape) }

  /// The element type.
  public var dtype: DType { Scalar.dtype }

  /// Whether the elements lie in memory row by row without gaps.
  public var isContiguous: Bool { Shape.isContiguous(shape, strides: strides) }

  /// The elements in row-major order. PyTorch: `flatten().tolist()`.
  public var scalars: [Scalar] {
    let source = contiguous()
    return source.withPointer { Array(UnsafeBufferPointer(start: $0, count: source.count)) }
  }

  /// The only element of a tensor that has just one. Traps otherwise.
  public var item: Scalar {
    precondition(count == 1, "item: a tensor of shape \(shape) has \(count) elements, not one")
    return withPointer { $0.pointee }
  }

  /// Whether two handles show the same memory.
  public func sharesMemory(with other: Tensor) -> Bool {
    storage === other.storage
  }

  /// Calls `body` with the address of the first element, which stays valid during the call.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Scalar>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(UnsafePointer(storage.base + offset)) }
  }

  /// Calls `body` with the address of the first element for writing.
  @inline(__always)
  func withMutablePointer<Result>(_ body: (UnsafeMutablePointer<Scalar>) throws -> Result) rethrows -> Result
  {
    try withExtendedLifetime(storage) { try body(storage.base + offset) }
  }
}
