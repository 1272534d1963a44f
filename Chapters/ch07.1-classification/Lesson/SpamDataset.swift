import Corpora
import Datasets
import Tensors
import Tokenizing

/// Messages as rows of token ids of equal length, with their classes. Book,
/// section 6.3: `SpamDataset`.
public struct SpamDataset: Dataset {
  /// The number of ids in every row.
  public let length: Int
  private let rows: [[Int]]
  private let classes: [Int]

  /// Encodes messages and pads them with `<|endoftext|>`.
  ///
  /// - Parameters:
  ///   - length: the length to cut or pad messages to; nil for the length
  ///     of the longest message
  ///   - contextLength: the model's context, to which `length` is limited
  public init(
    _ messages: [Message], tokenizer: BytePairEncoding, length: Int? = nil,
    contextLength: Int
  ) {
    self.init(
      texts: messages.map { tokenizer.encodeOrdinary($0.text) },
      classes: messages.map(\.label.classNumber),
      padding: tokenizer.paddingToken, length: length,
      contextLength: contextLength)
  }

  /// Pads texts that are already token ids; traps if the classes differ in
  /// number or a length is below 1.
  public init(
    texts: [[Int]], classes: [Int], padding: Int, length: Int? = nil,
    contextLength: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      texts.count == classes.count,
      "SpamDataset: \(texts.count) texts and \(classes.count) classes",
      file: file, line: line)
    let length = min(
      length ?? max(texts.map(\.count).max() ?? 0, 1), contextLength)
    precondition(
      length >= 1, "SpamDataset: rows of \(length) ids", file: file,
      line: line)
    self.length = length
    self.classes = classes
    rows = texts.map { padded($0, to: length, with: padding) }
  }

  public var count: Int { rows.count }

  /// The ids of a message `[tokens]` and its class.
  public subscript(index: Int) -> (ids: [Int], class: Int) {
    (rows[index], classes[index])
  }
}

/// Messages `[batch, tokens]` and their classes `[batch]`.
public typealias MessageBatch = (inputs: Tensor<Int>, classes: Tensor<Int>)

/// A loader of batches of messages.
public typealias MessageLoader = DataLoader<SpamDataset, MessageBatch>

/// Makes a loader of batches of messages; traps if `batchSize` is below 1.
///
/// The book's training loader shuffles and drops the last, smaller batch.
public func makeMessageLoader(
  _ dataset: SpamDataset, batchSize: Int = 8, shuffles: Bool = false,
  dropsLast: Bool = false,
  file: StaticString = #fileID, line: UInt = #line
) -> MessageLoader {
  DataLoader(
    dataset, batchSize: batchSize, shuffles: shuffles, dropsLast: dropsLast,
    file: file, line: line
  ) { examples in
    MessageBatch(
      inputs: Tensor(examples.map(\.ids)),
      classes: Tensor(examples.map(\.class)))
  }
}
