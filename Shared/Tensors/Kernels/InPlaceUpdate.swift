// One pass over the memory of several tensors: what a step of an optimiser is made of.

extension Tensor<Float> {
  /// Changes this tensor and two others in place, element by element, with a fourth to read, in one pass.
  ///
  ///     parameter.update(mean, meanSquare, reading: gradient) { run in
  ///       @inline(__always)
  ///       func formula(_ p: inout Vector, _ m: inout Vector, _ v: inout Vector, _ g: Vector) { … }
  ///       run.apply(formula)
  ///     }
  ///
  /// So the formula is in the optimiser's file and still compiles to one vectorised loop, because `apply` is
  /// inlined there. A step is limited by memory traffic, so reading everything once is what makes it fast.
  /// `body` is called once for each core that takes part.
  ///
  /// Traps if a shape differs or one of the first three tensors has gaps. Records nothing.
  package func update(
    _ second: Tensor, _ third: Tensor, reading source: Tensor, _ body: (UpdateRun) -> Void
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
            parallel(count: count, workPerItem: 4) { range in
              let start = range.lowerBound
              body(UpdateRun(a + start, b + start, c + start, reading: source + start, count: range.count))
            }
          }
        }
      }
    }
  }
}

/// Runs of floats of equal length: three to change and a fourth to read.
@usableFromInline
package struct UpdateRun {
  @usableFromInline let a, b, c: UnsafeMutablePointer<Float>
  @usableFromInline let source: UnsafePointer<Float>
  @usableFromInline let count: Int

  init(
    _ a: UnsafeMutablePointer<Float>, _ b: UnsafeMutablePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    reading source: UnsafePointer<Float>, count: Int
  ) {
    (self.a, self.b, self.c, self.source, self.count) = (a, b, c, source, count)
  }

  /// Applies a formula to the whole run, sixteen elements at a time. Pass a local function that is always
  /// inlined; a closure would be called for every sixteen elements.
  @inlinable
  @inline(__always)
  package func apply(_ formula: (inout Vector, inout Vector, inout Vector, Vector) -> Void) {
    var i = 0
    while i + lanes <= count {
      var (newA, newB, newC) = (load(a + i), load(b + i), load(c + i))
      formula(&newA, &newB, &newC, load(source + i))
      store(newA, a + i)
      store(newB, b + i)
      store(newC, c + i)
      i += lanes
    }
    guard i < count else { return }
    let rest = count - i
    var (newA, newB, newC) = (loadTail(a + i, rest), loadTail(b + i, rest), loadTail(c + i, rest))
    formula(&newA, &newB, &newC, loadTail(source + i, rest))
    storeTail(newA, a + i, rest)
    storeTail(newB, b + i, rest)
    storeTail(newC, c + i, rest)
  }
}
