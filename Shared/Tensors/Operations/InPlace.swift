// Changing a tensor's memory: what optimisers and running averages do. None of this is recorded.

extension Tensor<Float> {
  /// Adds `other`, times a factor, to this tensor in place: x ← x + factor · other.
  ///
  /// Traps if the shapes differ or this tensor has gaps. PyTorch: `add_`.
  public func add(
    _ other: Tensor, scaledBy factor: Float = 1, file: StaticString = #fileID, line: UInt = #line
  ) {
    let other = inPlaceOperand(other, "add", file: file, line: line)
    withMutablePointer { to in
      other.withPointer { from in
        parallel(count: count, workPerItem: 1) { range in
          let x = to + range.lowerBound
          zipRun(x, from + range.lowerBound, x, range.count) { $0.addingProduct($1, factor) }
        }
      }
    }
  }

  /// Multiplies every element in place. PyTorch: `mul_`.
  public func multiply(by factor: Float, file: StaticString = #fileID, line: UInt = #line) {
    precondition(
      isContiguous, "multiply(by:): a tensor with gaps, of strides \(strides)", file: file, line: line)
    withMutablePointer { to in
      parallel(count: count, workPerItem: 1) { range in
        mapRun(to + range.lowerBound, to + range.lowerBound, range.count) { $0 * factor }
      }
    }
  }

  /// Overwrites the elements with those of `source`, in place. Traps if the shapes differ. PyTorch: `copy_`.
  public func copy(from source: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    precondition(
      source.shape == shape, "copy(from:): \(source.shape) into \(shape)", file: file, line: line)
    copyElements(from: source)
  }

  private func inPlaceOperand(
    _ other: Tensor, _ operation: StaticString, file: StaticString, line: UInt
  ) -> Tensor {
    precondition(
      other.shape == shape && isContiguous,
      "\(operation): \(other.shape) into \(shape) with strides \(strides)", file: file, line: line)
    return other.detached().contiguous()
  }

  /// Makes one AdamW step in place, in one pass over parameter, gradient and both moments.
  ///
  /// m ← m + (1 − β₁) (g − m), v ← β₂ v + (1 − β₂) g², p ← p · keep − stepSize · m / (√v / rootCorrection + ε).
  /// The factors are rounded to Float only here: 1 − β₂ computed from a Float β₂ would be off by 5e-5.
  /// Traps if a shape differs or a tensor has gaps. PyTorch: `torch.optim.AdamW`. Loshchilov and Hutter, 2019.
  package func adamWStep(
    gradient: Tensor, mean: Tensor, meanSquare: Tensor, betas: (Double, Double), keep: Double,
    stepSize: Double, rootCorrection: Double, epsilon: Double
  ) {
    let gradient = inPlaceOperand(gradient, "adamWStep", file: #fileID, line: #line)
    precondition(
      mean.shape == shape && meanSquare.shape == shape && mean.isContiguous && meanSquare.isContiguous,
      "adamWStep: moments of shapes \(mean.shape) and \(meanSquare.shape) for a parameter of \(shape)")
    let (meanFactor, squareKeep) = (Float(1 - betas.0), Float(betas.1))
    let (squareFactor, step) = (Float(1 - betas.1), Float(-stepSize))
    let (keep, inverse, epsilon) = (Float(keep), Float(1 / rootCorrection), Float(epsilon))
    withMutablePointer { p in
      gradient.withPointer { g in
        mean.withMutablePointer { m in
          meanSquare.withMutablePointer { v in
            parallel(count: count, workPerItem: 4) { range in
              updateRun(p, m, v, gradient: g, range) { p, m, v, g in
                m = m.addingProduct(g - m, meanFactor)
                v = (v * squareKeep).addingProduct(g * g, squareFactor)
                p = p * keep + m * step / (v.squareRoot() * inverse + epsilon)
              }
            }
          }
        }
      }
    }
  }
}

/// Changes three runs of floats together, sixteen elements at a time, with a fourth one to read.
@inline(__always)
private func updateRun(
  _ p: UnsafeMutablePointer<Float>, _ m: UnsafeMutablePointer<Float>, _ v: UnsafeMutablePointer<Float>,
  gradient g: UnsafePointer<Float>, _ range: Range<Int>,
  _ update: (inout Vector, inout Vector, inout Vector, Vector) -> Void
) {
  var i = range.lowerBound
  while i + lanes <= range.upperBound {
    var (newP, newM, newV) = (load(p + i), load(m + i), load(v + i))
    update(&newP, &newM, &newV, load(g + i))
    store(newP, p + i)
    store(newM, m + i)
    store(newV, v + i)
    i += lanes
  }
  guard i < range.upperBound else { return }
  let rest = range.upperBound - i
  var (newP, newM, newV) = (loadTail(p + i, rest), loadTail(m + i, rest), loadTail(v + i, rest))
  update(&newP, &newM, &newV, loadTail(g + i, rest))
  storeTail(newP, p + i, rest)
  storeTail(newM, m + i, rest)
  storeTail(newV, v + i, rest)
}
