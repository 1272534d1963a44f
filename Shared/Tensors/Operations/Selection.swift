// Selecting elements by position.

extension Tensor {
  /// Takes the given positions along an axis, in that order. Traps if one is outside. PyTorch:
  /// `index_select`.
  public func selected(
    along axis: Int, indices: Tensor<Int>, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, in: "selected", file: file, line: line)
    precondition(
      indices.rank == 1, "selected: positions of shape \(indices.shape), not a vector", file: file, line: line
    )
    let positions = indices.scalars
    for position in positions {
      precondition(
        position >= 0 && position < shape[axis],
        "selected: position \(position) on axis \(axis) of shape \(shape)", file: file, line: line)
    }
    let source = contiguous()
    let outer = Shape.count(Array(shape[..<axis]))
    let inner = Shape.count(Array(shape[(axis + 1)...]))
    let result = Tensor(uninitialized: shape[..<axis] + [positions.count] + shape[(axis + 1)...])
    source.withPointer { from in
      result.withMutablePointer { to in
        for block in 0..<outer {
          for (i, position) in positions.enumerated() {
            (to + (block * positions.count + i) * inner)
              .update(from: from + (block * shape[axis] + position) * inner, count: inner)
          }
        }
      }
    }
    let original = shape
    return result.recorded(
      "select",
      [
        edge { g in
          let gradient = Tensor<Float>.zeros(original)
          let g = g.contiguous()
          g.withPointer { from in
            gradient.withMutablePointer { to in
              for block in 0..<outer {
                for (i, position) in positions.enumerated() {
                  let row = to + (block * original[axis] + position) * inner
                  zipRun(row, from + (block * positions.count + i) * inner, row, inner) { $0 + $1 }
                }
              }
            }
          }
          return gradient
        }
      ])
  }

  /// Takes one element for each element of `indices`, which gives the position along `axis`.
  ///
  /// For a matrix along axis 1: `result[i, j] = self[i, indices[i, j]]`. PyTorch: `gather`.
  public func gathered(
    along axis: Int, at indices: Tensor<Int>, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, in: "gathered", file: file, line: line)
    let places = places(of: indices, along: axis, in: "gathered", file: file, line: line)
    let source = scalars
    let result = Tensor(scalars: places.map { source[$0] }, shape: indices.shape)
    let original = shape
    return result.recorded(
      "gather",
      [
        edge { g in
          let gradient = Tensor<Float>.zeros(original)
          for (value, place) in zip(g.scalars, places) { gradient.storage.base[place] += value }
          return gradient
        }
      ])
  }

  /// Returns a copy in which the elements at `indices` along an axis are replaced by those of `source`.
  ///
  /// The inverse of `gathered`. PyTorch: `scatter`.
  public func scattered(
    along axis: Int, at indices: Tensor<Int>, from source: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, in: "scattered", file: file, line: line)
    precondition(
      source.shape == indices.shape, "scattered: \(source.shape) elements for \(indices.shape) positions",
      file: file, line: line)
    let places = places(of: indices, along: axis, in: "scattered", file: file, line: line)
    let result = detachedCopy()
    for (value, place) in zip(source.scalars, places) { result.storage.base[place] = value }
    let sourceShape = source.shape
    return result.recorded(
      "scatter",
      [
        edge { g in
          let gradient = g.detachedCopy()
          for place in places { gradient.storage.base[place] = 0 }
          return gradient
        },
        source.edge { g in
          let gradient = g.scalars
          return Tensor<Float>(scalars: places.map { gradient[$0] }, shape: sourceShape)
        },
      ])
  }

  /// Takes the elements where the mask is true: a vector. PyTorch: `x[mask]`.
  public func selected(where mask: Tensor<Bool>, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    precondition(
      mask.shape == shape, "selected: a mask of shape \(mask.shape) for \(shape)", file: file, line: line)
    let isTaken = mask.scalars
    let places = isTaken.indices.filter { isTaken[$0] }
    return flattened().selected(along: 0, indices: Tensor<Int>(places))
  }

  /// Returns a range of positions along one axis, on the same memory.
  func part(along axis: Int, at range: Range<Int>) -> Tensor {
    let whole = shape
    return view(layout.part(along: axis, at: range))
      .recorded(
        "slice",
        [
          edge { g in
            let gradient = Tensor<Float>.zeros(whole)
            gradient.part(along: axis, at: range).copyElements(from: g)
            return gradient
          }
        ])
  }

  /// Computes the row-major positions of the elements that `gathered` takes.
  private func places(
    of indices: Tensor<Int>, along axis: Int, in operation: StaticString, file: StaticString, line: UInt
  ) -> [Int] {
    precondition(
      indices.rank == rank && (0..<rank).allSatisfy { $0 == axis || indices.shape[$0] <= shape[$0] },
      "\(operation): positions of shape \(indices.shape) along axis \(axis) of \(shape)", file: file,
      line: line)
    var steps = Layout.contiguousStrides(shape)
    let step = steps[axis]
    steps[axis] = 0
    var corner = StridedIndex(shape: indices.shape, strides: steps)
    return indices.scalars.map { position in
      precondition(
        position >= 0 && position < shape[axis],
        "\(operation): position \(position) on axis \(axis) of shape \(shape)", file: file, line: line)
      defer { corner.advance() }
      return corner.offset + position * step
    }
  }
}

extension Tensor<Int> {
  /// Makes a row of zeros with a single one for each id: ids `[…]` become `[…, classes]`. PyTorch: `one_hot`.
  public func oneHot(classes: Int, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let result = Tensor.zeros(shape + [classes])
    for (row, id) in scalars.enumerated() {
      precondition(
        id >= 0 && id < classes, "oneHot: \(id) is not one of \(classes) classes", file: file, line: line)
      result.storage.base[row * classes + id] = 1
    }
    return result
  }

  /// Counts how often each id occurs: `[…]` becomes a vector with a count for every id up to the largest.
  ///
  /// The vector has at least `minimumLength` counts. Traps if an id is negative. PyTorch: `bincount`.
  public func bincount(
    minimumLength: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let ids = scalars
    let result = Tensor.zeros([Swift.max(minimumLength, (ids.max() ?? -1) + 1)])
    for id in ids {
      precondition(id >= 0, "bincount: \(id) is negative", file: file, line: line)
      result.storage.base[id] += 1
    }
    return result
  }
}

extension Tensor<Bool> {
  /// Lists the indices where the mask is true, in row-major order: `[places, axes]`.
  ///
  /// PyTorch: `nonzero`.
  public func nonzero() -> Tensor<Int> {
    let steps = Layout.contiguousStrides(shape)
    let mask = scalars
    let places = mask.indices.filter { mask[$0] }
    let coordinates = places.flatMap { place in
      shape.indices.map { place / steps[$0] % shape[$0] }
    }
    return Tensor<Int>(scalars: coordinates, shape: [places.count, rank])
  }
}
