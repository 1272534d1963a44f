import Architecture
import NeuralNetworks
import Tensors

/// What pruning compares a weight with.
public enum PruningScope: String, CaseIterable, Sendable {
  /// All weights of the model.
  case whole = "whole model"
  /// The weights of the same matrix.
  case matrix = "each matrix"
}

extension GPTModel {
  /// The matrices of the blocks, which are pruned.
  private var blockMatrices: [Parameter] {
    blocks.flatMap(\.parameters).filter { $0.value.rank == 2 }
  }

  /// Sets the given share of the block's weights to zero, the smallest
  /// first, and returns the share that is zero then.
  ///
  /// Traps if `share` is not from 0 to 1. PyTorch: `l1_unstructured` and
  /// `global_unstructured`.
  @discardableResult
  public func prune(_ share: Double, within scope: PruningScope) -> Double {
    precondition((0...1).contains(share), "prune: a share of \(share)")
    let matrices = blockMatrices
    switch scope {
    case .whole: Self.prune(matrices, share)
    case .matrix: for matrix in matrices { Self.prune([matrix], share) }
    }
    let zeros = matrices.map { $0.value.scalars.count { $0 == 0 } }
    let all = matrices.map(\.value.count)
    return Double(zeros.reduce(0, +)) / Double(all.reduce(0, +))
  }

  private static func prune(_ matrices: [Parameter], _ share: Double) {
    let weights = concatenated(
      matrices.map { $0.value.flattened() }, along: 0)
    let count = Int((share * Double(weights.count)).rounded())
    if count == 0 { return }
    let smallest = weights.abs().sorted(along: 0).indices.scalars[..<count]
    var kept = weights.scalars
    for place in smallest { kept[place] = 0 }
    let pruned = Tensor(kept)
    var start = 0
    for matrix in matrices {
      let end = start + matrix.value.count
      matrix.value.copy(
        from: pruned[start..<end].reshaped(to: matrix.value.shape))
      start = end
    }
  }
}
