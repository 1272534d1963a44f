extension Tensor<Float> {
  /// Looks up rows of this table `[entries, width]`: ids `[…]` become `[…, width]`.
  ///
  /// The gradient of a row is the sum over the places that looked it up; `paddingIndex` names a row that
  /// gets none. Traps if an id is no row. PyTorch: `embedding`.
  public func embedding(
    _ ids: Tensor<Int>, paddingIndex: Int? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    precondition(rank == 2, "embedding: a table has two axes, not shape \(shape)", file: file, line: line)
    let (entries, width) = (shape[0], shape[1])
    let positions = ids.scalars
    for id in positions {
      precondition(
        id >= 0 && id < entries, "embedding: id \(id) in a table of \(entries) entries", file: file,
        line: line)
    }
    let table = detached().contiguous()
    let result = Tensor(uninitialized: ids.shape + [width])
    table.withPointer { from in
      result.withMutablePointer { to in
        for (i, id) in positions.enumerated() {
          (to + i * width).update(from: from + id * width, count: width)
        }
      }
    }
    return result.recorded(
      "embedding",
      [
        edge { g in
          let g = g.contiguous()
          let gradient = Tensor.zeros([entries, width])
          g.withPointer { from in
            gradient.withMutablePointer { to in
              for (i, id) in positions.enumerated() where id != paddingIndex {
                let row = to + id * width
                zipRun(row, from + i * width, row, width) { $0 + $1 }
              }
            }
          }
          return gradient
        }
      ])
  }
}
