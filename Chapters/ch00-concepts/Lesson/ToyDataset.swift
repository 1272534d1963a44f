import Datasets
import Tensors

/// Examples with a few features and a label each, held in two tensors.
///
/// Book, section A.6: `ToyDataset`.
public struct ToyDataset: Dataset {
  /// One example: its features `[features]` and its label `[]`; or a batch:
  /// `[batch, features]` and `[batch]`.
  public typealias Example = (features: Tensor<Float>, labels: Tensor<Int>)

  private let features: Tensor<Float>  // [examples, features]
  private let labels: Tensor<Int>  // [examples]

  /// Makes a data set of features `[examples, features]` and labels
  /// `[examples]`. Traps if the counts differ.
  public init(
    features: Tensor<Float>, labels: Tensor<Int>,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      features.rank == 2 && labels.shape == [features.shape[0]],
      "ToyDataset: features of shape \(features.shape) and labels of shape \(labels.shape)",
      file: file,
      line: line)
    self.features = features
    self.labels = labels
  }

  public var count: Int { labels.count }

  public subscript(index: Int) -> Example {
    (features[index], labels[index])
  }

  /// Stacks examples into a batch, as PyTorch's loader does by default.
  public static func batch(of examples: [Example]) -> Example {
    (
      stacked(examples.map(\.features), along: 0),
      stacked(examples.map(\.labels), along: 0)
    )
  }
}
