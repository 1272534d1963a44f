extension Tensor {
  /// Makes a tensor from copies of numbers in row-major order.
  ///
  /// Traps unless there is one number for each element of the shape. PyTorch: `torch.tensor(x).reshape(s)`.
  public init(
    scalars: some Collection<Scalar>, shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      scalars.count == Shape.count(shape),
      "Tensor: \(scalars.count) numbers do not fill the shape \(shape)", file: file, line: line)
    self.init(uninitialized: shape)
    withMutablePointer { target in
      _ = UnsafeMutableBufferPointer(start: target, count: scalars.count).initialize(from: scalars)
    }
  }

  /// Makes a scalar: a tensor of one number, without axes. PyTorch: `torch.tensor(x)`.
  public init(_ value: Scalar) {
    self.init(uninitialized: [])
    storage.base.pointee = value
  }

  /// Makes a tensor filled with one value. PyTorch: `torch.full`.
  public static func full(_ shape: [Int], _ value: Scalar) -> Tensor {
    let result = Tensor(uninitialized: shape)
    result.fill(with: value)
    return result
  }

  /// Makes a tensor of zeros (false for Bool). PyTorch: `torch.zeros`.
  public static func zeros(_ shape: [Int]) -> Tensor { full(shape, .zero) }

  /// Makes a tensor of ones (true for Bool). PyTorch: `torch.ones`.
  public static func ones(_ shape: [Int]) -> Tensor { full(shape, .one) }

  /// Makes the identity matrix `[size, size]`, or its first `columns` columns. PyTorch: `torch.eye`.
  public static func eye(_ size: Int, columns: Int? = nil) -> Tensor {
    let columns = columns ?? size
    let result = zeros([size, columns])
    for i in 0..<Swift.min(size, columns) { result.storage.base[i * columns + i] = .one }
    return result
  }

  /// Overwrites every element. Traps if this tensor is a recorded result. PyTorch: `fill_`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Int)
  public func fill(with value: Scalar, file: StaticString = #fileID, line: UInt = #line) {
    checkIsChangeable("fill", file: file, line: line)
    guard isContiguous else { return copyElements(from: Tensor(value)) }
    withMutablePointer { $0.update(repeating: value, count: count) }
  }
}

extension Tensor<Int> {
  /// Counts from `start` towards `end`, which is not included: a vector. PyTorch: `torch.arange`.
  public static func arange(_ start: Int, _ end: Int, step: Int = 1) -> Tensor {
    precondition(step != 0, "arange: a step of zero never reaches the end")
    let values = Array(stride(from: start, to: end, by: step))
    return Tensor(scalars: values, shape: [values.count])
  }

  /// Counts 0, 1, 2, … below `end`. PyTorch: `torch.arange`.
  public static func arange(_ end: Int) -> Tensor { arange(0, end) }
}

extension Tensor<Float> {
  /// Counts from `start` towards `end`, which is not included: ⌈(end − start) / step⌉ numbers in a vector.
  ///
  /// Bounds and step are double precision, as in PyTorch, and only the results are rounded: as floats, 0.3 is
  /// more than three times 0.1, and would make a fourth element. Traps if bounds or step are not finite, or the
  /// step is zero. PyTorch: `torch.arange`.
  public static func arange(_ start: Double, _ end: Double, step: Double = 1) -> Tensor {
    precondition(step != 0, "arange: a step of zero never reaches the end")
    let steps = ((end - start) / step).rounded(.up)
    precondition(
      start.isFinite && end.isFinite && step.isFinite && steps < 0x1p48,
      "arange: no vector reaches from \(start) to \(end) in steps of \(step)")
    let count = Int(Swift.max(steps, 0))
    return Tensor(scalars: (0..<count).map { Float(start + Double($0) * step) }, shape: [count])
  }

  /// Counts 0, 1, 2, … below `end`. PyTorch: `torch.arange`.
  public static func arange(_ end: Double) -> Tensor { arange(0, end) }

  /// Makes `count` evenly spaced numbers from `start` to `end`, both included.
  ///
  /// The count is given, so nothing depends on the rounding of the step. It is a float, as in PyTorch.
  /// Traps if `count` is negative. PyTorch: `torch.linspace`.
  public static func linspace(_ start: Float, _ end: Float, count: Int) -> Tensor {
    precondition(count >= 0, "linspace: \(count) numbers")
    let step = count > 1 ? (end - start) / Float(count - 1) : 0
    // Counting from both ends makes the last value exactly `end`.
    let values = (0..<count).map { i in
      i < count / 2 || count == 1 ? start + step * Float(i) : end - step * Float(count - 1 - i)
    }
    return Tensor(scalars: values, shape: [count])
  }
}

// Literals: integers make Int tensors and fractions Float tensors, as in the book.

extension Tensor<Float> {
  /// Makes a vector. PyTorch: `torch.tensor`.
  public init(_ values: [Float]) { self.init(scalars: values, shape: [values.count]) }
  /// Makes a matrix of rows.
  public init(_ rows: [[Float]]) { self.init(rows: rows) }
  /// Makes a stack of matrices.
  public init(_ matrices: [[[Float]]]) { self.init(matrices: matrices) }
}

extension Tensor<Int> {
  /// Makes a vector. PyTorch: `torch.tensor`.
  public init(_ values: [Int]) { self.init(scalars: values, shape: [values.count]) }
  /// Makes a matrix of rows.
  public init(_ rows: [[Int]]) { self.init(rows: rows) }
  /// Makes a stack of matrices.
  public init(_ matrices: [[[Int]]]) { self.init(matrices: matrices) }
}

extension Tensor<Bool> {
  /// Makes a vector. PyTorch: `torch.tensor`.
  public init(_ values: [Bool]) { self.init(scalars: values, shape: [values.count]) }
  /// Makes a matrix of rows.
  public init(_ rows: [[Bool]]) { self.init(rows: rows) }
}

extension Tensor {
  fileprivate init(rows: [[Scalar]]) {
    let width = rows.first?.count ?? 0
    precondition(
      rows.allSatisfy { $0.count == width }, "Tensor: rows of different lengths \(rows.map(\.count))")
    self.init(scalars: rows.flatMap { $0 }, shape: [rows.count, width])
  }

  fileprivate init(matrices: [[[Scalar]]]) {
    let flat = Tensor(rows: matrices.flatMap { $0 })
    let height = matrices.first?.count ?? 0
    precondition(
      matrices.allSatisfy { $0.count == height },
      "Tensor: matrices of different heights \(matrices.map(\.count))")
    self = flat.reshaped(to: [matrices.count, height, flat.shape[1]])
  }
}
