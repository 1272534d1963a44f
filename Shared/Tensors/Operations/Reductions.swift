// Sums, means and variances, over all elements or along some axes.

extension Tensor<Float> {
  /// Sums all elements, or along the given axes: `x.sum()`, `x.sum(along: 0, 2)`.
  ///
  /// The axes are removed, or kept with size one. PyTorch: `sum`.
  public func sum(along axes: Int..., keepingDimensions: Bool = false) -> Tensor {
    sum(along: axes, keepingDimensions: keepingDimensions)
  }

  /// Averages all elements, or along the given axes. PyTorch: `mean`.
  public func mean(along axes: Int..., keepingDimensions: Bool = false) -> Tensor {
    mean(along: axes, keepingDimensions: keepingDimensions)
  }

  /// Computes the variance of all elements, or along the given axes: the mean squared distance from the mean.
  ///
  /// `unbiased` divides by n − 1 instead of n (Bessel's correction), as PyTorch does by default; the variance
  /// of a single element is then NaN. PyTorch: `var`.
  public func variance(along axes: Int..., unbiased: Bool = true, keepingDimensions: Bool = false) -> Tensor {
    variance(along: axes, unbiased: unbiased, keepingDimensions: keepingDimensions)
  }

  /// Computes the square root of the variance. Where that is 0, the gradient is 0 too. PyTorch: `std`.
  public func standardDeviation(
    along axes: Int..., unbiased: Bool = true, keepingDimensions: Bool = false
  ) -> Tensor {
    variance(along: axes, unbiased: unbiased, keepingDimensions: keepingDimensions).rootOfSquares()
  }

  /// Computes the Euclidean norm √Σx² of all elements, or along the given axes.
  ///
  /// Where the norm is 0, the gradient is taken as 0. PyTorch: `norm`.
  public func norm(along axes: Int..., keepingDimensions: Bool = false) -> Tensor {
    (self * self).sum(along: axes, keepingDimensions: keepingDimensions).rootOfSquares()
  }

  /// Computes the square root of a sum of squares, with gradient 0 where the sum is 0.
  private func rootOfSquares() -> Tensor {
    let y = detached().sqrt()
    // ∂√s/∂s = 1 / 2√s would be ∞ at 0, and NaN once multiplied by the summands
    return y.recorded(
      "rootOfSquares",
      [
        edge(saving: y) { g in (g / (y * 2)).maskedFill(y .== 0, with: 0) }
      ])
  }

  func sum(along axes: [Int], keepingDimensions: Bool) -> Tensor {
    let axes = reducedAxes(axes, in: "sum")
    let kept = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
    let original = shape
    let total = rowSums(over: axes).recorded(
      "sum",
      [
        edge { g in g.reshaped(to: kept).expanded(to: original) }  // every summand counts once
      ])
    return keepingDimensions ? total.reshaped(to: kept) : total
  }

  func mean(along axes: [Int], keepingDimensions: Bool) -> Tensor {
    sum(along: axes, keepingDimensions: keepingDimensions) / Float(elementCount(along: axes))
  }

  func variance(along axes: [Int], unbiased: Bool, keepingDimensions: Bool) -> Tensor {
    let divisor = Float(elementCount(along: axes) - (unbiased ? 1 : 0))
    let centered = noGrad {
      self - sum(along: axes, keepingDimensions: true) / Float(elementCount(along: axes))
    }
    let value = (centered * centered).sum(along: axes, keepingDimensions: true) / divisor
    let kept = value.shape
    // ∂/∂x of Σ(x − mean)² / d is 2 (x − mean) / d: what moves the mean cancels out
    let result = value.recorded(
      "variance",
      [
        edge(saving: centered) { g in g.reshaped(to: kept) * centered * (2 / divisor) }
      ])
    if keepingDimensions { return result }
    let reduced = reducedAxes(axes, in: "variance")
    return result.reshaped(to: shape.indices.filter { !reduced.contains($0) }.map { shape[$0] })
  }
}

extension Tensor {
  /// Returns the axes of a reduction, counted from the front and sorted; no axes stand for all.
  func reducedAxes(
    _ axes: [Int], in operation: StaticString, file: StaticString = #fileID, line: UInt = #line
  ) -> [Int] {
    if axes.isEmpty { return Array(0..<rank) }
    return Set(
      axes.map { Shape.axis($0, rank: rank, allowsScalar: true, in: operation, file: file, line: line) }
    )
    .filter { $0 < rank }.sorted()
  }

  fileprivate func elementCount(along axes: [Int]) -> Int {
    reducedAxes(axes, in: "mean").map { shape[$0] }.reduce(1, *)
  }
}

extension Tensor<Float> {
  /// Sums along some axes, which are removed.
  ///
  /// The first axes and the last ones are summed in place; others are moved to the end first.
  private func rowSums(over axes: [Int]) -> Tensor {
    let remaining = (0..<rank).filter { !axes.contains($0) }
    let resultShape = remaining.map { shape[$0] }
    let summands = axes.map { shape[$0] }.reduce(1, *)
    let result = Tensor(uninitialized: resultShape)
    if axes == Array(0..<axes.count), axes.count < rank {
      contiguous().withPointer { from in
        result.withMutablePointer { sumColumns(from, rows: summands, columns: result.count, into: $0) }
      }
    } else {
      detached().permuted(remaining + axes).contiguous().withPointer { from in
        result.withMutablePointer { to in
          parallel(count: result.count, workPerItem: summands) { rows in
            for row in rows { to[row] = sumRun(from + row * summands, summands) }
          }
        }
      }
    }
    return result
  }
}

extension Tensor<Float> {
  /// Sums the squares of all elements in one pass, for the norm of gradients.
  ///
  /// Blocks are summed in Float and their sums in Double, so that millions of elements lose no digits.
  package func sumOfSquares() -> Double {
    let source = contiguous()
    let block = 1 << 12
    var sums = [Float](repeating: 0, count: (count + block - 1) / block)
    source.withPointer { from in
      sums.withUnsafeMutableBufferPointer { sums in
        nonisolated(unsafe) let sums = sums
        parallel(count: sums.count, workPerItem: block) { range in
          for index in range {
            let start = index * block
            sums[index] = sumOfSquaresRun(from + start, Swift.min(block, count - start))
          }
        }
      }
    }
    return sums.reduce(0) { $0 + Double($1) }
  }
}

/// Sums the squares of a run of floats, in sixteen partial sums.
@inline(__always)
private func sumOfSquaresRun(_ source: UnsafePointer<Float>, _ count: Int) -> Float {
  var total = Vector()
  var i = 0
  while i + lanes <= count {
    let x = load(source + i)
    total.addProduct(x, x)
    i += lanes
  }
  if i < count {
    let x = loadTail(source + i, count - i)
    total.addProduct(x, x)
  }
  return total.sum()
}

/// Sums a run of floats, in sixteen partial sums, which also keeps rounding errors small.
@inline(__always)
func sumRun(_ source: UnsafePointer<Float>, _ count: Int) -> Float {
  var total = Vector()
  var i = 0
  while i + lanes <= count {
    total += load(source + i)
    i += lanes
  }
  if i < count { total += loadTail(source + i, count - i) }
  return total.sum()
}

/// Sums the rows of a matrix: one sum for each column.
func sumColumns(
  _ source: UnsafePointer<Float>, rows: Int, columns: Int, into target: UnsafeMutablePointer<Float>
) {
  parallel(count: columns, workPerItem: rows) { range in
    (target + range.lowerBound).update(repeating: 0, count: range.count)
    for row in 0..<rows {
      let from = source + row * columns + range.lowerBound
      let to = target + range.lowerBound
      zipRun(UnsafePointer(to), from, to, range.count) { $0 + $1 }
    }
  }
}
