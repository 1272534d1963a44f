import Datasets
import Tensors

/// Input ids, and target ids: at each position, the token that comes next.
public typealias TokenBatch = (inputs: Tensor<Int>, targets: Tensor<Int>)

/// The training examples of a GPT model: windows over a text's ids, with
/// the next id at each position.
///
/// An example's inputs and targets are both `[tokens]`. They are views of
/// one tensor of ids, so nothing is copied until a loader stacks them into
/// a batch. (The book's `GPTDatasetV1`.)
public struct GPTDataset: Dataset {
  private let ids: Tensor<Int>
  private let windows: WindowRanges

  /// Lays windows of `contextLength` ids over `ids`; traps if the length or
  /// the stride is below 1.
  ///
  /// - Parameters:
  ///   - contextLength: how many tokens the model sees at once
  ///   - stride: how many tokens further on the next window starts; a
  ///     stride of `contextLength` gives windows that follow each other
  ///     without overlap
  public init(
    ids: [Int], contextLength: Int, stride: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.ids = Tensor(ids)
    windows = WindowRanges(
      tokenCount: ids.count, length: contextLength, stride: stride,
      file: file, line: line)
  }

  public var count: Int { windows.count }

  public subscript(index: Int) -> TokenBatch {
    let (input, target) = windows[index]
    return (ids[input], ids[target])
  }
}
