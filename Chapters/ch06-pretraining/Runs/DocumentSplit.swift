import Tensors
import Tokenizing

/// The documents of a text in random order, with a few held out for validation.
///
/// The text is split at every `<|endoftext|>`. Whole documents are held out: half a story would be a poor test
/// for a model trained on the other half.
public struct DocumentSplit {
  /// The ids of the training documents, each followed by the end-of-document id.
  public let training: [Int]
  /// The ids of the held-out documents.
  public let validation: [Int]
  /// The number of documents in each part.
  public let counts: (training: Int, validation: Int)

  /// Shuffles the documents of `text`, holds out one in fifty (at least one), and tokenizes them.
  ///
  /// - Parameter seed: The seed of the order. The same seed gives the same split on every machine.
  public init(_ text: String, by tokenizer: BytePairEncoding, seed: Int) {
    let documents = text.split(separator: endOfTextToken).map { $0.trimmingNewlines() }.filter { !$0.isEmpty }
    let order = RandomGenerator(seed: UInt64(seed)).permutation(count: documents.count)
    let heldOut = min(max(documents.count / 50, 1), documents.count)
    func ids(_ part: some Sequence<Int>) -> [Int] {
      part.flatMap { tokenizer.encodeOrdinary(String(documents[$0])) + [tokenizer.endOfText!] }
    }
    validation = ids(order.prefix(heldOut))
    training = ids(order.dropFirst(heldOut))
    counts = (documents.count - heldOut, heldOut)
  }
}

extension Substring {
  fileprivate func trimmingNewlines() -> Substring {
    var rest = self
    while rest.first?.isNewline == true { rest.removeFirst() }
    while rest.last?.isNewline == true { rest.removeLast() }
    return rest
  }
}
