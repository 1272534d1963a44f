// One pass over the memory of several tensors: what a step of an optimiser is made of.

extension Tensor<Float> {
  /// Changes this tensor and two others in place, element by element, with a fourth to read.
  ///
  ///     parameter.update(mean, meanSquare, reading: gradient) { p, m, v, g in … }
  ///
  /// `formula` receives sixteen elements of each at a time, and is inlined together with this function: the
  /// formula is in the optimiser's file and still compiles to one vectorised loop. A step is limited by
  /// memory traffic, so reading everything once is what makes it fast. Large tensors are divided among the
  /// cores.
  ///
  /// Traps if a shape differs or one of the first three has gaps. Records nothing.
  @inlinable
  @inline(__always)
  package func update(
    _ second: Tensor, _ third: Tensor, reading source: Tensor,
    _ formula: (inout Vector, inout Vector, inout Vector, Vector) -> Void
  ) {
    withRuns(second, third, source) { a, b, c, source, range in
      updateRun(a, b, c, reading: source, range, formula)
    }
  }

  /// Checks the layouts and calls `body` with the memory of all four for every part of `0..<count`.
  @usableFromInline
  func withRuns(
    _ second: Tensor, _ third: Tensor, _ source: Tensor,
    _ body: (
      UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>,
      UnsafePointer<Float>, Range<Int>
    ) -> Void
  ) {
    precondition(
      second.shape == shape && third.shape == shape && source.shape == shape,
      "update: shapes \(shape), \(second.shape), \(third.shape) and \(source.shape) differ")
    precondition(
      isContiguous && second.isContiguous && third.isContiguous, "update: a tensor to be changed has gaps")
    let source = source.detached().contiguous()
    withMutablePointer { a in
      second.withMutablePointer { b in
        third.withMutablePointer { c in
          source.withPointer { source in
            parallel(count: count, workPerItem: 4) { range in body(a, b, c, source, range) }
          }
        }
      }
    }
  }
}

/// Changes a range of three runs of floats together, sixteen elements at a time, with a fourth to read.
@inlinable
@inline(__always)
func updateRun(
  _ a: UnsafeMutablePointer<Float>, _ b: UnsafeMutablePointer<Float>, _ c: UnsafeMutablePointer<Float>,
  reading source: UnsafePointer<Float>, _ range: Range<Int>,
  _ formula: (inout Vector, inout Vector, inout Vector, Vector) -> Void
) {
  var i = range.lowerBound
  while i + lanes <= range.upperBound {
    var (newA, newB, newC) = (load(a + i), load(b + i), load(c + i))
    formula(&newA, &newB, &newC, load(source + i))
    store(newA, a + i)
    store(newB, b + i)
    store(newC, c + i)
    i += lanes
  }
  guard i < range.upperBound else { return }
  let rest = range.upperBound - i
  var (newA, newB, newC) = (loadTail(a + i, rest), loadTail(b + i, rest), loadTail(c + i, rest))
  formula(&newA, &newB, &newC, loadTail(source + i, rest))
  storeTail(newA, a + i, rest)
  storeTail(newB, b + i, rest)
  storeTail(newC, c + i, rest)
}
