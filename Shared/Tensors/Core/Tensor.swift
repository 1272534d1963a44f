/// An n-dimensional array of scalars: a handle to the memory that holds them.
///
/// Assigning a tensor copies the handle, not the numbers, as in PyTorch and NumPy. Views (`transposed()`,
/// `x[1..<3]`, …) are handles to the same memory with another layout. Operators and methods that end in -ed
/// or name a noun return new tensors; methods that are commands (`fill(with:)`, `add(_:scaledBy:)`) and
/// assignments to a subscript change the memory, and every handle sees the change.
///
/// A `Tensor<Float>` that requires a gradient records what is computed from it: see `backward()`.
///
/// PyTorch: `torch.Tensor`.
public struct Tensor<Scalar: TensorScalar> {
  var storage: Storage<Scalar>
  let layout: Layout
  /// Where this value was computed, if gradients flow through it. Only ever set on Float tensors.
  var node: GraphNode?

  init(storage: Storage<Scalar>, layout: Layout) {
    self.storage = storage
    self.layout = layout
  }

  /// Makes a contiguous tensor whose values are undefined until written.
  init(uninitialized shape: [Int]) {
    self.init(storage: Storage(count: Shape.count(shape)), layout: Layout(contiguous: shape))
  }

  /// The size of each axis; empty for a scalar.
  public var shape: [Int] { layout.shape }

  /// How many scalars further in memory the next element along each axis is. PyTorch: `stride()`.
  public var strides: [Int] { layout.strides }

  /// How many scalars of the storage come before the first element.
  var offset: Int { layout.offset }

  /// The number of axes. PyTorch: `dim()`.
  public var rank: Int { layout.rank }

  /// The number of elements. PyTorch: `numel()`.
  public var count: Int { Shape.count(layout.shape) }

  /// The element type.
  public var dtype: DType { Scalar.dtype }

  /// Whether the elements are in row-major order in memory, without gaps. PyTorch: `is_contiguous()`.
  public var isContiguous: Bool { layout.isContiguous }

  /// The elements in row-major order. PyTorch: `flatten().tolist()`.
  public var scalars: [Scalar] {
    let source = contiguous()
    return source.withBufferPointer(Array.init)
  }

  /// The element of a tensor with exactly one. Traps if there are more or fewer.
  public var item: Scalar {
    precondition(count == 1, "item: a tensor of shape \(shape) has \(count) elements, not one")
    return withPointer { $0.pointee }
  }

  /// Whether both handles refer to the same memory.
  public func sharesMemory(with other: Tensor) -> Bool {
    storage === other.storage
  }

  /// Calls `body` with the address of the first element, which is valid during the call.
  @inline(__always)
  func withPointer<Result>(_ body: (UnsafePointer<Scalar>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(UnsafePointer(storage.base + layout.offset)) }
  }

  /// Calls `body` with the elements of a contiguous tensor, in place.
  @inline(__always)
  func withBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    try withPointer { try body(UnsafeBufferPointer(start: $0, count: count)) }
  }

  /// Calls `body` with the address of the first element for writing, which gives the memory a new version.
  @inline(__always)
  func withMutablePointer<Result>(_ body: (UnsafeMutablePointer<Scalar>) throws -> Result) rethrows -> Result
  {
    storage.version.wrappingAdd(1, ordering: .relaxed)
    return try withExtendedLifetime(storage) { try body(storage.base + layout.offset) }
  }
}
