extension Tensor<Float> {
  /// Multiplies matrices: `[…, rows, inner] × […, inner, columns] → […, rows, columns]`.
  ///
  /// Leading axes are batches, which broadcast. A vector on the left counts as one row, on the right as one
  /// column; its axis is missing in the result. Transposed operands are not copied: OpenBLAS reads them where
  /// they are. Traps if the inner sizes differ. PyTorch: `matmul`, `@`.
  public func matmul(_ other: Tensor, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let (a, b) = (self, other)
    precondition(
      a.rank > 0 && b.rank > 0 && a.shape[a.rank - 1] == b.shape[Swift.max(b.rank - 2, 0)],
      "matmul: \(a.shape) × \(b.shape) — the last size of the first and the \(b.rank > 1 ? "second to last" : "only") size of the second must agree",
      file: file, line: line)
    if a.rank == 1 { return a.unsqueezed(at: 0).matmul(b).squeezed(at: b.rank == 1 ? 0 : -2) }
    if b.rank == 1 { return a.matmul(b.unsqueezed(at: 1)).squeezed(at: -1) }
    if b.rank == 2, a.rank > 2 {
      // All rows of the batch are multiplied by the same matrix: one large product.
      let rows = a.flattened(from: 0, to: -2)
      return rows.matmul(b).reshaped(to: a.shape.dropLast() + [b.shape[1]])
    }
    return a.batchProduct(b).recorded(
      "matmul",
      [
        a.edge(saving: b) { g in g.batchProduct(b.transposed()).summed(to: a.shape) },  // ∂/∂A = g Bᵀ
        b.edge(saving: a) { g in a.transposed().batchProduct(g).summed(to: b.shape) },  // ∂/∂B = Aᵀ g
      ])
  }

  /// Applies a linear layer: `x Wᵀ + b`, with x `[…, inputs]`, W `[outputs, inputs]` and b `[outputs]`.
  ///
  /// PyTorch: `torch.nn.functional.linear`.
  public func linear(
    weight: Tensor, bias: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    precondition(
      rank > 0 && weight.rank == 2 && shape[rank - 1] == weight.shape[1],
      "linear: an input of shape \(shape) does not fit a weight of shape \(weight.shape) [outputs, inputs]",
      file: file, line: line)
    precondition(
      bias == nil || bias!.shape == [weight.shape[0]],
      "linear: a bias of shape \(bias?.shape ?? []) for \(weight.shape[0]) outputs", file: file, line: line)
    let (inputs, outputs) = (weight.shape[1], weight.shape[0])
    let inputShape = shape
    let rows = Shape.count(shape.dropLast())
    let x = detached().contiguous().reshaped(to: [rows, inputs])
    let result = Tensor(uninitialized: shape.dropLast() + [outputs])
    let flat = result.reshaped(to: [rows, outputs])
    if let bias { flat.copyElements(from: bias) }
    matrixProduct(x, weight.detached().transposed(), into: flat, adding: bias != nil)
    let savedInput = weight.requiresGradient ? x : nil
    let savedWeight = requiresGradient ? weight.detached() : nil
    return result.recorded(
      "linear", jointly: [self, weight, bias], saving: savedInput, savedWeight
    ) { gradient, needed in
      let g = gradient.contiguous().reshaped(to: [rows, outputs])
      return [
        savedWeight.map { g.batchProduct($0).reshaped(to: inputShape) },  // ∂/∂x = g W
        savedInput.map { g.transposed().batchProduct($0) },  // ∂/∂W = gᵀ x
        needed[2] ? g.sum(along: 0) : nil,  // ∂/∂b = Σ over rows of g
      ]
    }
  }

  /// Multiplies two stacks of matrices, whose batch axes broadcast, without recording.
  fileprivate func batchProduct(_ other: Tensor) -> Tensor {
    let (m, n) = (shape[rank - 2], other.shape[other.rank - 1])
    let batch = Shape.broadcast(
      Array(shape.dropLast(2)), Array(other.shape.dropLast(2)), in: "matmul", file: #fileID, line: #line)
    let a = detached().expanded(to: batch + shape.suffix(2)).readableByBLAS()
    let b = other.detached().expanded(to: batch + other.shape.suffix(2)).readableByBLAS()
    let result = Tensor(uninitialized: batch + [m, n])
    let matrices = Shape.count(batch)
    let (left, right) = (MatrixLayout(a), MatrixLayout(b))
    a.withPointer { a in
      b.withPointer { b in
        result.withMutablePointer { c in
          if matrices == 1 {
            return multiplyOnAllCores(a, left, b, right, into: c, adding: false)
          }
          parallel(count: matrices, workPerItem: m * n * left.columns / 8) { range in
            var aMatrix = left.stridedIndex(start: range.lowerBound)
            var bMatrix = right.stridedIndex(start: range.lowerBound)
            for i in range {
              multiplyMatrices(
                a + aMatrix.offset, left, b + bMatrix.offset, right, into: c + i * m * n, adding: false)
              aMatrix.advance()
              bMatrix.advance()
            }
          }
        }
      }
    }
    return result
  }

  /// Copies the matrices unless BLAS can read them where they are.
  fileprivate func readableByBLAS() -> Tensor {
    layout.matrixOrder == nil ? copied() : self
  }
}

/// Writes the product of two matrices into a contiguous third, or adds it to the third.
func matrixProduct(_ a: Tensor<Float>, _ b: Tensor<Float>, into c: Tensor<Float>, adding: Bool) {
  let (a, b) = (a.readableByBLAS(), b.readableByBLAS())
  a.withPointer { pa in
    b.withPointer { pb in
      c.withMutablePointer {
        multiplyOnAllCores(pa, MatrixLayout(a), pb, MatrixLayout(b), into: $0, adding: adding)
      }
    }
  }
}
