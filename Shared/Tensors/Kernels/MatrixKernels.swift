import COpenBLAS

/// How the matrices of a stack lie in memory, in the terms of BLAS.
struct MatrixLayout {
  let rows: Int
  let columns: Int
  /// Whether the matrix lies column by column, so that BLAS must read it transposed.
  let isTransposed: Bool
  /// How far apart its rows (or, if transposed, its columns) lie.
  let leadingDimension: Int
  private let batchShape: [Int]
  private let batchStrides: [Int]

  init(_ tensor: Tensor<Float>) {
    let rank = tensor.rank
    rows = tensor.shape[rank - 2]
    columns = tensor.shape[rank - 1]
    let (rowStep, columnStep) = (tensor.strides[rank - 2], tensor.strides[rank - 1])
    let readsRows = (columnStep == 1 || columns == 1) && (rowStep >= max(columns, 1) || rows == 1)
    isTransposed = !readsRows
    let step = readsRows ? (rows == 1 ? columns : rowStep) : (columns == 1 ? rows : columnStep)
    leadingDimension = max(step, 1)
    batchShape = Array(tensor.shape.dropLast(2))
    batchStrides = Array(tensor.strides.dropLast(2))
  }

  /// Steps through the first elements of the matrices of the stack.
  func odometer(start: Int) -> Odometer {
    Odometer(shape: batchShape, strides: batchStrides, start: start)
  }

  /// The offset of an element of the first matrix.
  func offset(row: Int, column: Int) -> Int {
    isTransposed ? column * leadingDimension + row : row * leadingDimension + column
  }
}

/// OpenBLAS is told to stay on one thread: products are divided among the cores here, where one pool of
/// threads serves all kernels. OpenBLAS's own threads would spin beside it and take its cores away.
private let blasStaysOnOneThread: Void = openblas_set_num_threads(1)

/// Multiplies two matrices on all cores, or on this one if they are small.
func multiplyOnAllCores(
  _ a: UnsafePointer<Float>, _ left: MatrixLayout, _ b: UnsafePointer<Float>, _ right: MatrixLayout,
  into c: UnsafeMutablePointer<Float>, adding: Bool
) {
  let (m, n, k) = (left.rows, right.columns, left.columns)
  let byRows = m >= n
  // Pieces of whole cache lines of columns; a sixteenth of a core's work per multiplication.
  let unit = byRows ? 1 : lanes
  let units = ((byRows ? m : n) + unit - 1) / unit
  parallel(count: units, workPerItem: max(m * n * k / max(units, 1) / 16, 1)) { range in
    let part = range.lowerBound * unit..<min(range.upperBound * unit, byRows ? m : n)
    multiplyMatrices(
      a + (byRows ? left.offset(row: part.lowerBound, column: 0) : 0), left,
      b + (byRows ? 0 : right.offset(row: 0, column: part.lowerBound)), right,
      into: c + (byRows ? part.lowerBound * n : part.lowerBound), adding: adding,
      rows: byRows ? part.count : m, columns: byRows ? n : part.count, resultStep: n)
  }
}

/// Multiplies two matrices on this thread: `c = a b`, or `c += a b`.
///
/// `rows` and `columns` choose a part of the result, whose rows lie `resultStep` apart.
func multiplyMatrices(
  _ a: UnsafePointer<Float>, _ left: MatrixLayout, _ b: UnsafePointer<Float>, _ right: MatrixLayout,
  into c: UnsafeMutablePointer<Float>, adding: Bool, scale: Float = 1, rows: Int? = nil, columns: Int? = nil,
  resultStep: Int? = nil
) {
  _ = blasStaysOnOneThread
  let (m, n, k) = (rows ?? left.rows, columns ?? right.columns, left.columns)
  guard m > 0, n > 0 else { return }
  let keep: Float = adding ? 1 : 0
  if m == 1 {
    // One row: a matrix-vector product, which reads the matrix just once.
    cblas_sgemv(
      CblasRowMajor, right.isTransposed ? CblasNoTrans : CblasTrans,
      Int32(right.isTransposed ? n : k), Int32(right.isTransposed ? k : n), scale, b,
      Int32(right.leadingDimension), a, Int32(left.isTransposed ? left.leadingDimension : 1), keep, c, 1)
  } else {
    cblas_sgemm(
      CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans,
      right.isTransposed ? CblasTrans : CblasNoTrans, Int32(m), Int32(n), Int32(k), scale, a,
      Int32(left.leadingDimension), b, Int32(right.leadingDimension), keep, c, Int32(resultStep ?? n))
  }
}
