/// The matrices of a stack in the terms of BLAS.
struct MatrixLayout {
  let rows: Int
  let columns: Int
  /// Whether the matrix is stored column by column, so that BLAS must read it as transposed.
  let isTransposed: Bool
  /// The distance between neighbouring rows (or, if transposed, columns).
  let leadingDimension: Int
  private let batchShape: [Int]
  private let batchStrides: [Int]

  /// Describes matrices that BLAS can read where they are: `Layout.matrixOrder` is not nil.
  init(_ tensor: Tensor<Float>) {
    let rank = tensor.rank
    rows = tensor.shape[rank - 2]
    columns = tensor.shape[rank - 1]
    isTransposed = tensor.layout.matrixOrder != .rows
    let (rowStep, columnStep) = (tensor.strides[rank - 2], tensor.strides[rank - 1])
    let step = isTransposed ? (columns == 1 ? rows : columnStep) : (rows == 1 ? columns : rowStep)
    leadingDimension = max(step, 1)
    batchShape = Array(tensor.shape.dropLast(2))
    batchStrides = Array(tensor.strides.dropLast(2))
  }

  /// Steps through the stack, from the first element of one matrix to that of the next.
  func stridedIndex(start: Int) -> StridedIndex {
    StridedIndex(shape: batchShape, strides: batchStrides, start: start)
  }

  /// The offset of an element of the first matrix.
  func offset(row: Int, column: Int) -> Int {
    isTransposed ? column * leadingDimension + row : row * leadingDimension + column
  }
}

/// Multiplies two matrices: `c = a b`, or `c += a b`. Large ones are divided among the cores.
func multiplyOnAllCores(
  _ a: UnsafePointer<Float>, _ left: MatrixLayout, _ b: UnsafePointer<Float>, _ right: MatrixLayout,
  into c: UnsafeMutablePointer<Float>, adding: Bool
) {
  let (m, n, k) = (left.rows, right.columns, left.columns)
  let byRows = m >= n
  // Columns are divided in whole cache lines. BLAS makes sixteen multiplications in the time of one
  // operation.
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
/// `rows` and `columns` limit the result to a part of it. Its rows are `resultStep` apart in memory.
func multiplyMatrices(
  _ a: UnsafePointer<Float>, _ left: MatrixLayout, _ b: UnsafePointer<Float>, _ right: MatrixLayout,
  into c: UnsafeMutablePointer<Float>, adding: Bool, scale: Float = 1, rows: Int? = nil, columns: Int? = nil,
  resultStep: Int? = nil
) {
  let (m, n, k) = (rows ?? left.rows, columns ?? right.columns, left.columns)
  guard m > 0, n > 0 else { return }
  let keep: Float = adding ? 1 : 0
  if m == 1, k > 0 {
    // One row: a matrix-vector product, which reads the matrix only once. (It leaves `c` as it is for k = 0.)
    let (rows, columns) = right.isTransposed ? (n, k) : (k, n)
    OpenBLAS.shared.sgemv(
      OpenBLAS.rowMajor, OpenBLAS.transpose(!right.isTransposed), CInt(rows), CInt(columns), scale, b,
      CInt(right.leadingDimension), a, CInt(left.isTransposed ? left.leadingDimension : 1), keep, c, 1)
  } else {
    OpenBLAS.shared.sgemm(
      OpenBLAS.rowMajor, OpenBLAS.transpose(left.isTransposed), OpenBLAS.transpose(right.isTransposed),
      CInt(m), CInt(n), CInt(k), scale, a, CInt(left.leadingDimension), b, CInt(right.leadingDimension), keep,
      c, CInt(resultStep ?? n))
  }
}
