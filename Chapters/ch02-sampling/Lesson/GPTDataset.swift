import Datasets
import Tensors

/// Token ids to predict from, and the ids to predict: at each place the token that comes next.
public typealias TokenBatch = (inputs: Tensor<Int>, targets: Tensor<Int>)

/// The examples that a GPT model learns from: windows of a text's ids, with the next id at each place.
///
/// Inputs and targets of an example are both `[tokens]`. (The book's `GPTDatasetV1`.)
public struct GPTDataset: Dataset {
  private let windows: SlidingWindows<Int>

  /// Lays windows of `contextLength` ids over `ids`; traps if a length or stride is below 1.
  ///
  /// - Parameters:
  ///   - contextLength: how many tokens the model sees at once
  ///   - stride: how many tokens further on the next window starts; with `contextLength`, windows follow
  ///     each other without overlap
  public init(
    ids: [Int], contextLength: Int, stride: Int, file: StaticString = #fileID, line: UInt = #line
  ) {
    windows = SlidingWindows(over: ids, length: contextLength, stride: stride, file: file, line: line)
  }

  public var count: Int { windows.count }

  public subscript(index: Int) -> TokenBatch {
    let (input, target) = windows[index]
    return (Tensor(input), Tensor(target))
  }
}
