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
  private let contextLength: Int
  private let stride: Int

  /// Lays windows of `contextLength` ids over `ids`, each one `stride` ids
  /// further on.
  ///
  /// A stride of `contextLength` gives windows that follow each other
  /// without overlap. Traps if the length or the stride is below 1.
  public init(
    ids: [Int], contextLength: Int, stride: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      contextLength >= 1 && stride >= 1,
      "windows of \(contextLength) tokens with stride \(stride)",
      file: file, line: line)
    self.ids = Tensor(ids)
    self.contextLength = contextLength
    self.stride = stride
  }

  public var count: Int {
    windowCount(tokens: ids.count, length: contextLength, stride: stride)
  }

  public subscript(index: Int) -> TokenBatch {
    precondition((0..<count).contains(index), "window \(index) of \(count)")
    let start = index * stride
    return (
      inputs: ids[start..<start + contextLength],
      targets: ids[start + 1..<start + contextLength + 1]
    )
  }
}
