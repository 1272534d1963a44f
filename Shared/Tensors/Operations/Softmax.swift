// Softmax, its logarithm, and the logarithm of a sum of exponentials.

extension Tensor<Float> {
  /// Turns numbers into weights along an axis: eˣ / Σ eˣ, which are positive and sum to one.
  ///
  /// The largest number of a row is subtracted first: the weights stay the same, and eˣ cannot overflow. If a
  /// row is all −∞, its weights are NaN. PyTorch: `softmax`.
  public func softmax(along axis: Int, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "softmax", file: file, line: line)
    let y = mappingRows(along: axis) { from, to, width in softmaxRow(from, to, width) }
    // ∂L/∂x = y (g − Σ g y): shifting a whole row changes nothing, so that part of g drops out
    return y.recorded(
      "softmax",
      [
        edge(saving: y) { g in
          Tensor.combiningRows(g, y, along: axis) { g, y, to, width in
            let shared = dotRun(g, y, width)
            zipRun(g, y, to, width) { ($0 - shared) * $1 }
          }
        }
      ])
  }

  /// Computes the logarithm of `softmax` directly: x − ln Σ eˣ.
  ///
  /// Where one number is far larger than the others, its logarithm is near 0, and exact to 1e-7 only: the sum is
  /// rounded near 1, as in PyTorch. All other values are exact to 5e-7 of themselves. PyTorch: `log_softmax`.
  public func logSoftmax(along axis: Int, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "logSoftmax", file: file, line: line)
    let y = mappingRows(along: axis) { from, to, width in
      let (largest, logTotal) = logSumExpRow(from, width)
      mapRun(from, to, width) { ($0 - largest) - logTotal }
    }
    // ∂L/∂x = g − softmax(x) Σ g
    return y.recorded(
      "logSoftmax",
      [
        edge(saving: y) { g in
          Tensor.combiningRows(g, y, along: axis) { g, y, to, width in
            let total = sumRun(g, width)
            zipRun(g, y, to, width) { $0 - exponential($1) * total }
          }
        }
      ])
  }

  /// Computes ln Σ eˣ along an axis, which is removed or kept with size one. If a row is all −∞, so is the
  /// result. PyTorch: `logsumexp`.
  public func logSumExp(
    along axis: Int, keepingDimensions: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "logSumExp", file: file, line: line)
    let largest = noGrad { max(along: axis, keepingDimensions: true).values }
    let shift = largest.maskedFill(largest.abs() .== .infinity, with: 0)  // ∞ − ∞ would be NaN
    let total = (self - shift).exp().sum(along: axis, keepingDimensions: true).log() + shift
    return keepingDimensions ? total : total.squeezed(at: axis)
  }

  /// Makes a tensor row by row; rows run along `axis`.
  @inline(__always)
  func mappingRows(
    along axis: Int, _ body: (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
  ) -> Tensor {
    let source = detached().withLast(axis).contiguous()
    let result = Tensor(uninitialized: source.shape)
    let width = source.shape.last ?? 1
    source.withPointer { from in
      result.withMutablePointer { to in
        parallel(count: width == 0 ? 0 : source.count / width, workPerItem: width * 4) { rows in
          for row in rows { body(from + row * width, to + row * width, width) }
        }
      }
    }
    return result.withLast(axis)
  }

  /// Makes a tensor row by row from two of the same shape.
  @inline(__always)
  static func combiningRows(
    _ a: Tensor, _ b: Tensor, along axis: Int,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
  ) -> Tensor {
    let (a, b) = (a.withLast(axis).contiguous(), b.withLast(axis).contiguous())
    let result = Tensor(uninitialized: a.shape)
    let width = a.shape.last ?? 1
    a.withPointer { pa in
      b.withPointer { pb in
        result.withMutablePointer { to in
          parallel(count: width == 0 ? 0 : a.count / width, workPerItem: width * 2) { rows in
            for row in rows { body(pa + row * width, pb + row * width, to + row * width, width) }
          }
        }
      }
    }
    return result.withLast(axis)
  }

  /// Swaps an axis with the last, so that rows along it are contiguous; swapping again restores the order.
  fileprivate func withLast(_ axis: Int) -> Tensor {
    rank < 2 || axis == rank - 1 ? self : transposed(axis, -1)
  }
}

/// Finds the largest number of a run, −∞ if it is empty. A NaN may be ignored.
@inline(__always)
func largestOfRun(_ source: UnsafePointer<Float>, _ count: Int) -> Float {
  var i = 0
  var best = -Float.infinity
  if count >= lanes {
    var largest = Vector(repeating: -.infinity)
    while i + lanes <= count {
      largest = larger(largest, load(source + i))
      i += lanes
    }
    best = largest.max()
  }
  while i < count {
    best = Swift.max(best, source[i])
    i += 1
  }
  return best
}

/// Takes the larger of each pair of lanes.
@inline(__always)
func larger(_ a: Vector, _ b: Vector) -> Vector {
  selected(b .> a, b, else: a)
}

/// Computes the dot product of two runs.
@inline(__always)
func dotRun(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
  var total = Vector()
  var i = 0
  while i + lanes <= count {
    total.addProduct(load(a + i), load(b + i))
    i += lanes
  }
  if i < count { total.addProduct(loadTail(a + i, count - i), loadTail(b + i, count - i)) }
  return total.sum()
}

/// Writes e^(scale · x − shift) for a run, and returns the sum.
@inline(__always)
func exponentialRun(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int, scale: Float = 1,
  shift: Float
) -> Float {
  var total = Vector()
  var i = 0
  while i + lanes <= count {
    let y = exponential(load(source + i) * scale - shift)
    store(y, target + i)
    total += y
    i += lanes
  }
  var sum = total.sum()
  if i < count {
    let y = exponential(loadTail(source + i, count - i) * scale - shift)
    storeTail(y, target + i, count - i)
    for lane in 0..<count - i { sum += y[lane] }
  }
  return sum
}

/// Computes the softmax of a row.
@inline(__always)
func softmaxRow(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int, scale: Float = 1
) {
  let shift = largestOfRun(source, count) * scale
  let sum = exponentialRun(source, target, count, scale: scale, shift: shift)
  let factor = 1 / sum
  mapRun(UnsafePointer(target), target, count) { $0 * factor }
}

/// Computes ln Σ eˣ of a row in two parts, its largest number and the rest. Added to a large number, the rest
/// would lose its digits.
@inline(__always)
func logSumExpRow(_ source: UnsafePointer<Float>, _ count: Int) -> (largest: Float, logTotal: Float) {
  let shift = largestOfRun(source, count)
  var total = Vector()
  var i = 0
  while i + lanes <= count {
    total += exponential(load(source + i) - shift)
    i += lanes
  }
  var sum = total.sum()
  if i < count {
    let y = exponential(loadTail(source + i, count - i) - shift)
    for lane in 0..<count - i { sum += y[lane] }
  }
  return (shift, logarithm(Vector(repeating: sum))[0])
}
