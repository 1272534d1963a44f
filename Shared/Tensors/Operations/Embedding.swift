extension Tensor<Float> {
  /// Looks up rows of this table `[entries, width]`: ids `[…]` become `[…, width]`.
  ///
  /// The gradient of a row is the sum over all positions that looked it up. The row at `paddingIndex` gets
  /// none. Traps if an id is outside the table. PyTorch: `embedding`.
  public func embedding(
    _ ids: Tensor<Int>, paddingIndex: Int? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    precondition(rank == 2, "embedding: a table has two axes, not shape \(shape)", file: file, line: line)
    let (entries, width) = (shape[0], shape[1])
    let ids = ids.contiguous()
    let table = detached().contiguous()
    let result = Tensor(uninitialized: ids.shape + [width])
    ids.withBufferPointer { ids in
      for id in ids {
        precondition(
          id >= 0 && id < entries, "embedding: id \(id) in a table of \(entries) entries", file: file,
          line: line)
      }
      table.withPointer { from in
        result.withMutablePointer { to in
          for (i, id) in ids.enumerated() {
            (to + i * width).update(from: from + id * width, count: width)
          }
        }
      }
    }
    return result.recorded(
      "embedding",
      [
        edge(saving: ids) { g in
          let g = g.contiguous()
          let gradient = Tensor.zeros([entries, width])
          ids.withBufferPointer { ids in
            g.withPointer { from in
              gradient.withMutablePointer { to in
                for (i, id) in ids.enumerated() where id != paddingIndex {
                  let row = to + id * width
                  zipRun(row, from + i * width, row, width) { $0 + $1 }
                }
              }
            }
          }
          return gradient
        }
      ])
  }
}
