import Tensors
import Tokenizing

/// The documents of a text in a random order, a few of them held out to validate with.
///
/// The text is cut at every `<|endoftext|>`. Whole documents are held out: of a story that the model has
/// half read, the other half would be no test.
public struct DocumentSplit {
  /// The ids of the documents to train on, each followed by the id that ends a document.
  public let training: [Int]
  /// The ids of those held out.
  public let validation: [Int]
  /// How many documents each part has.
  public let counts: (training: Int, validation: Int)

  /// Shuffles the documents of `text`, holds one in fifty out (at least one), and turns them into ids.
  ///
  /// - Parameter seed: what the order is drawn from; one seed gives one split on every machine
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
