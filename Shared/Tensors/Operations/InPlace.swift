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
  /// With m and v the running means of the gradient and of its square, corrected for their start at zero:
  /// p ← p (1 − decay) − rate · m̂ / (√v̂ + ε). PyTorch: `torch.optim.AdamW`. Loshchilov and Hutter, 2019.
  package func adamWStep(
    gradient: Tensor, mean: Tensor, meanSquare: Tensor, decay: Float, stepSize: Float, beta1: Float,
    beta2: Float, inverseRootCorrection: Float, epsilon: Float
  ) {
    let gradient = inPlaceOperand(gradient, "adamWStep", file: #fileID, line: #line)
    withMutablePointer { p in
      gradient.withPointer { g in
        mean.withMutablePointer { m in
          meanSquare.withMutablePointer { v in
            parallel(count: count, workPerItem: 4) { range in
              var i = range.lowerBound
              while i < range.upperBound {
                let rest = Swift.min(range.upperBound - i, lanes)
                let full = rest == lanes
                let g = full ? load(g + i) : loadTail(g + i, rest)
                let oldMean = full ? load(m + i) : loadTail(m + i, rest)
                let oldSquare = full ? load(v + i) : loadTail(v + i, rest)
                let old = full ? load(p + i) : loadTail(p + i, rest)
                let newMean = oldMean.addingProduct(g - oldMean, 1 - beta1)
                let newSquare = (oldSquare * beta2).addingProduct(g * g, 1 - beta2)
                let root = (newSquare.squareRoot() * inverseRootCorrection) + epsilon
                let new = old * (1 - decay) - newMean / root * stepSize
                if full {
                  store(newMean, m + i)
                  store(newSquare, v + i)
                  store(new, p + i)
                } else {
                  storeTail(newMean, m + i, rest)
                  storeTail(newSquare, v + i, rest)
                  storeTail(new, p + i, rest)
                }
                i += rest
              }
            }
          }
        }
      }
    }
  }
}
