// The first five are visible to other modules for `Tensor.update`, whose formulas come from other modules.

/// The number of lanes of a `Vector`.
@inlinable
@inline(__always)
var lanes: Int { 16 }

/// Loads sixteen floats. The address need not be aligned.
@inlinable
@inline(__always)
func load(_ source: UnsafePointer<Float>) -> Vector {
  UnsafeRawPointer(source).loadUnaligned(as: Vector.self)
}

/// Stores sixteen floats. The address need not be aligned.
@inlinable
@inline(__always)
func store(_ value: Vector, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: value, as: Vector.self)
}

/// Loads the last `count` < 16 floats of a run; the other lanes are zero. Not inlined, to keep kernels short.
@usableFromInline
@inline(never)
func loadTail(_ source: UnsafePointer<Float>, _ count: Int) -> Vector {
  var value = Vector()
  for lane in 0..<count { value[lane] = source[lane] }
  return value
}

/// Stores the first `count` < 16 lanes.
@usableFromInline
@inline(never)
func storeTail(_ value: Vector, _ target: UnsafeMutablePointer<Float>, _ count: Int) {
  for lane in 0..<count { target[lane] = value[lane] }
}

/// Applies a function to a run of floats: `target[i] = f(source[i])`. Both may be the same run.
@inline(__always)
func mapRun(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int,
  _ f: (Vector) -> Vector
) {
  var i = 0
  while i + lanes <= count {
    store(f(load(source + i)), target + i)
    i += lanes
  }
  if i < count { storeTail(f(loadTail(source + i, count - i)), target + i, count - i) }
}

/// Combines two runs of floats: `target[i] = f(left[i], right[i])`.
@inline(__always)
func zipRun(
  _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>,
  _ count: Int, _ f: (Vector, Vector) -> Vector
) {
  var i = 0
  while i + lanes <= count {
    store(f(load(left + i), load(right + i)), target + i)
    i += lanes
  }
  if i < count {
    let rest = count - i
    storeTail(f(loadTail(left + i, rest), loadTail(right + i, rest)), target + i, rest)
  }
}

extension Tensor<Float> {
  /// Applies a function to every element, sixteen at a time; large tensors are divided among the cores.
  @inline(__always)
  func mapped(_ f: (Vector) -> Vector) -> Tensor {
    let source = contiguous()
    let result = Tensor(uninitialized: shape)
    source.withPointer { from in
      result.withMutablePointer { to in
        parallel(count: source.count, workPerItem: 1) { range in
          mapRun(from + range.lowerBound, to + range.lowerBound, range.count, f)
        }
      }
    }
    return result
  }

  /// Combines the elements of two tensors that broadcast together.
  ///
  /// The cases that models need run without copies: equal shapes, a number, one row for all rows (a bias),
  /// one number for each row (a mean). In all others the operand is first copied to the full shape.
  @inline(__always)
  static func zipped(
    _ left: Tensor, _ right: Tensor, shape: [Int], _ f: (Vector, Vector) -> Vector
  ) -> Tensor {
    let result = Tensor(uninitialized: shape)
    let leftKind = BroadcastKind(of: left, in: shape)
    let rightKind = BroadcastKind(of: right, in: shape)
    let a = leftKind == .other ? left.expanded(to: shape).contiguous() : left
    let b = rightKind == .other ? right.expanded(to: shape).contiguous() : right
    // If neither operand repeats by rows, everything is one long row.
    let oneRow = leftKind.isFlat && rightKind.isFlat
    let width = oneRow ? result.count : shape.last ?? 1
    let rows = width == 0 ? 0 : result.count / width
    a.withPointer { a in
      b.withPointer { b in
        result.withMutablePointer { target in
          zipRows(
            Operand(a, leftKind, rowLength: width), Operand(b, rightKind, rowLength: width), target,
            rows: rows, width: width, f)
        }
      }
    }
    return result
  }
}

/// How an operand relates to the shape of the broadcast result.
private enum BroadcastKind {
  case same, number, row, column, other

  init(of tensor: Tensor<Float>, in shape: [Int]) {
    guard tensor.isContiguous else {
      self = tensor.count == 1 ? .number : .other
      return
    }
    if tensor.count == 1 {
      self = .number
    } else if tensor.shape == shape {
      self = .same
    } else if tensor.count == shape[shape.count - 1], tensor.shape[tensor.rank - 1] == tensor.count {
      self = .row
    } else if tensor.rank == shape.count, tensor.shape.dropLast() == shape.dropLast(),
      tensor.shape[tensor.rank - 1] == 1
    {
      self = .column
    } else {
      self = .other
    }
  }

  var isFlat: Bool { self != .row && self != .column }
}

/// Where the rows of an operand begin, and whether each row is one number, repeated.
private struct Operand {
  let base: UnsafePointer<Float>
  let rowStep: Int
  let isNumber: Bool

  init(_ base: UnsafePointer<Float>, _ kind: BroadcastKind, rowLength: Int) {
    self.base = base
    isNumber = kind == .number || kind == .column
    switch kind {
    case .number, .row: rowStep = 0
    case .column: rowStep = 1
    case .same, .other: rowStep = rowLength
    }
  }
}

@inline(__always)
private func zipRows(
  _ left: Operand, _ right: Operand, _ target: UnsafeMutablePointer<Float>, rows: Int, width: Int,
  _ f: (Vector, Vector) -> Vector
) {
  // The cores share one long row by elements, and many rows by rows.
  parallel(count: rows == 1 ? width : rows, workPerItem: rows == 1 ? 1 : width) { range in
    let first = rows == 1 ? range.lowerBound : 0
    let length = rows == 1 ? range.count : width
    for row in rows == 1 ? 0..<1 : range {
      let a = left.base + row * left.rowStep + (left.isNumber ? 0 : first)
      let b = right.base + row * right.rowStep + (right.isNumber ? 0 : first)
      let to = target + row * width + first
      if right.isNumber {
        let number = Vector(repeating: b.pointee)
        if left.isNumber {
          let value = f(Vector(repeating: a.pointee), number)[0]
          to.update(repeating: value, count: length)
        } else {
          mapRun(a, to, length) { f($0, number) }
        }
      } else if left.isNumber {
        let number = Vector(repeating: a.pointee)
        mapRun(b, to, length) { f(number, $0) }
      } else {
        zipRun(a, b, to, length, f)
      }
    }
  }
}
