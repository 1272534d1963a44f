import Tensors
import Tokenizing

/// The documents of a text in random order, with a few held out for
/// validation.
///
/// The text is split at every `<|endoftext|>`. Whole documents are held
/// out: half a story would be a poor test for a model trained on the other
/// half. But if the whole text is one document, such as a book, its last
/// tokens are held out.
public struct DocumentSplit {
  /// The ids of the training documents, each followed by the
  /// end-of-document id.
  public let training: [Int]
  /// The ids of the held-out documents.
  public let validation: [Int]
  /// The number of documents in each part.
  public let counts: (training: Int, validation: Int)
  /// Whether the whole text is one document, and each part has some of it.
  public let isOneDocument: Bool

  /// Shuffles the documents of `text`, holds out one in fifty (at least
  /// one), and tokenizes them.
  ///
  /// Of a single document it holds out the last tenth of the tokens.
  ///
  /// - Parameter seed: The seed of the order. The same seed gives the same
  ///   split on every machine.
  public init(_ text: String, by tokenizer: BytePairEncoding, seed: Int) {
    let documents = Self.documents(of: text)
    isOneDocument = documents.count == 1
    if isOneDocument {
      let ids =
        tokenizer.encodeOrdinary(documents[0]) + [tokenizer.endOfText!]
      let cut = ids.count * 9 / 10
      (training, validation, counts) = (
        Array(ids[..<cut]), Array(ids[cut...]), (1, 1)
      )
      return
    }
    let (order, heldOut) = Self.shuffled(documents.count, seed: seed)
    func ids(_ part: some Sequence<Int>) -> [Int] {
      part.flatMap {
        tokenizer.encodeOrdinary(documents[$0]) + [tokenizer.endOfText!]
      }
    }
    validation = ids(order.prefix(heldOut))
    training = ids(order.dropFirst(heldOut))
    counts = (documents.count - heldOut, heldOut)
  }

  /// Returns the documents that a split with this seed holds out, without
  /// tokenizing anything.
  public static func heldOut(of text: String, seed: Int) -> [String] {
    let documents = documents(of: text)
    let (order, count) = shuffled(documents.count, seed: seed)
    return order.prefix(count).map { documents[$0] }
  }

  /// An order of the documents, and how many at its start are held out.
  private static func shuffled(
    _ count: Int, seed: Int
  ) -> (order: [Int], heldOut: Int) {
    let generator = RandomGenerator(seed: UInt64(seed))
    let order = generator.permutation(count: count)
    return (order, min(max(count / 50, 1), count))
  }

  /// Cuts `text` at every `<|endoftext|>`, removes the newlines around each
  /// document and drops empty ones.
  ///
  /// The text is cut as bytes: to a `String`, a `>` with a combining accent
  /// after it is another character.
  private static func documents(of text: String) -> [String] {
    SpecialTokens([endOfTextToken], firstID: 0).cut(Array(text.utf8))
      .compactMap { part in
        guard case .text(let bytes) = part else { return nil }
        var rest = String(decoding: bytes, as: UTF8.self)[...]
        while rest.first?.isNewline == true { rest.removeFirst() }
        while rest.last?.isNewline == true { rest.removeLast() }
        return rest.isEmpty ? nil : String(rest)
      }
  }
}
