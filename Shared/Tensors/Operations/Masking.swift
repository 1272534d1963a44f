// Selecting values by a mask; triangles.

/// Takes each element from `a` where the mask is true and from `b` where it is false, with broadcasting.
///
/// PyTorch: `torch.where`.
@_specialize(where Scalar == Float)
public func whereTrue<Scalar>(
  _ mask: Tensor<Bool>, _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, file: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Scalar> {
  let both = Shape.broadcast(a.shape, b.shape, in: "whereTrue", file: file, line: line)
  let shape = Shape.broadcast(mask.shape, both, in: "whereTrue", file: file, line: line)
  let mask = mask.expanded(to: shape).contiguous()
  let result = b.detachedValue().expanded(to: shape).copied()
  let chosen = a.detachedValue().expanded(to: shape).contiguous()
  mask.withPointer { mask in
    chosen.withPointer { from in
      result.withMutablePointer { to in
        for i in 0..<result.count where mask[i] { to[i] = from[i] }
      }
    }
  }
  let (aShape, bShape) = (a.shape, b.shape)
  return result.recorded(
    "where",
    [
      a.edge(saving: mask) { g in g.maskedFill(mask.logicalNot(), with: 0).summed(to: aShape) },
      b.edge(saving: mask) { g in g.maskedFill(mask, with: 0).summed(to: bShape) },
    ])
}

extension Tensor {
  /// Replaces elements with a value where the mask is true; no gradient flows there. The mask broadcasts.
  ///
  /// PyTorch: `masked_fill`.
  @_specialize(where Scalar == Float)
  public func maskedFill(
    _ mask: Tensor<Bool>, with value: Scalar, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let fits =
      mask.rank <= rank && zip(mask.shape.reversed(), shape.reversed()).allSatisfy { $0 == 1 || $0 == $1 }
    precondition(fits, "maskedFill: a mask of shape \(mask.shape) for \(shape)", file: file, line: line)
    let source = contiguous()
    // The mask is expanded to its own axes only, and read again for every position of the axes before them.
    let block = Array(shape.suffix(mask.rank))
    let pattern = mask.expanded(to: block).contiguous()
    let size = pattern.count
    let result = Tensor(uninitialized: shape)
    source.withPointer { from in
      pattern.withPointer { pattern in
        result.withMutablePointer { to in
          parallel(count: size == 0 ? 0 : result.count / size, workPerItem: size) { blocks in
            for start in blocks.lazy.map({ $0 * size }) {
              for i in 0..<size { to[start + i] = pattern[i] ? value : from[start + i] }
            }
          }
        }
      }
    }
    return result.recorded("fill", [edge(saving: mask) { g in g.maskedFill(mask, with: 0) }])
  }

  /// Keeps the elements on and above a diagonal of the last two axes and sets the others to zero.
  ///
  /// `diagonal` 0 is the main diagonal, 1 the one above it. PyTorch: `triu`.
  public func triu(diagonal: Int = 0) -> Tensor {
    maskedFill(triangle { row, column in column - row < diagonal }, with: .zero)
  }

  /// Keeps the elements on and below a diagonal of the last two axes, and sets the others to zero. PyTorch:
  /// `tril`.
  public func tril(diagonal: Int = 0) -> Tensor {
    maskedFill(triangle { row, column in column - row > diagonal }, with: .zero)
  }

  private func triangle(_ isOutside: (Int, Int) -> Bool) -> Tensor<Bool> {
    precondition(rank >= 2, "triu, tril: shape \(shape) has no rows and columns")
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let cells = (0..<rows * columns).map { isOutside($0 / columns, $0 % columns) }
    return Tensor<Bool>(scalars: cells, shape: [rows, columns])
  }

  /// `detached()` for any element type.
  func detachedValue() -> Tensor {
    var result = self
    result.node = nil
    return result
  }
}
