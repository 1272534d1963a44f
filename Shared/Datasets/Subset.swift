import Tensors

/// Some examples of another data set, in any order. PyTorch: `torch.utils.data.Subset`.
public struct Subset<Base: Dataset>: Dataset {
  /// The data set that the examples belong to.
  public let base: Base
  /// The positions of the examples in `base`.
  public let indices: [Int]

  /// Selects the examples of `base` at `indices`. Traps if an index is outside.
  public init(
    _ base: Base, indices: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    let outside = indices.first { !(0..<base.count).contains($0) }
    precondition(
      outside == nil, "Subset: no example \(outside ?? 0) in a data set of \(base.count)", file: file,
      line: line)
    self.base = base
    self.indices = indices
  }

  public var count: Int { indices.count }

  public subscript(index: Int) -> Base.Example { base[indices[index]] }
}

/// Splits a data set at random into parts of the given lengths.
///
/// Draws one permutation and cuts it in order. Traps unless the lengths add up to the number of examples.
/// PyTorch: `torch.utils.data.random_split`.
public func randomSplit<Source: Dataset>(
  _ dataset: Source, lengths: [Int], generator: RandomGenerator = .default,
  file: StaticString = #fileID, line: UInt = #line
) -> [Subset<Source>] {
  precondition(
    lengths.allSatisfy { $0 >= 0 } && lengths.reduce(0, +) == dataset.count,
    "randomSplit: lengths \(lengths) do not add up to \(dataset.count) examples", file: file, line: line)
  var rest = generator.permutation(count: dataset.count)[...]
  return lengths.map { length in
    defer { rest = rest.dropFirst(length) }
    return Subset(dataset, indices: Array(rest.prefix(length)))
  }
}
