import Pretraining
import Testing
import Tokenizing

@Suite("Documents are shuffled and a few held out")
struct DocumentSplitTests {
  private let documents = (1...120).map { "story \($0), of keeper and clock" }

  private var text: String { documents.map { $0 + "\n<|endoftext|>\n" }.joined() }

  /// The documents that ids stand for.
  private func documents(of ids: [Int]) -> [String] {
    byteTokenizer.decode(ids).split(separator: endOfTextToken).map(String.init)
  }

  @Test("Every document is whole, in exactly one part, and followed by the end token")
  func partition() {
    let split = DocumentSplit(text, by: byteTokenizer, seed: 1)
    let (training, validation) = (documents(of: split.training), documents(of: split.validation))
    #expect(split.counts == (118, 2))
    #expect(training.count == 118 && validation.count == 2)
    #expect((training + validation).sorted() == documents.sorted())
    #expect(training != documents.filter(training.contains), "not shuffled")
    #expect([split.training.last, split.validation.last] == [256, 256])
  }

  @Test("The held-out documents can be had without tokenizing the others", arguments: [1, 2, 123])
  func heldOut(seed: Int) {
    let split = DocumentSplit(text, by: byteTokenizer, seed: seed)
    #expect(DocumentSplit.heldOut(of: text, seed: seed) == documents(of: split.validation))
  }

  @Test("The seed determines the order")
  func seeds() {
    let (one, same, other) = (
      DocumentSplit(text, by: byteTokenizer, seed: 1), DocumentSplit(text, by: byteTokenizer, seed: 1),
      DocumentSplit(text, by: byteTokenizer, seed: 2)
    )
    #expect(one.training == same.training && one.validation == same.validation)
    #expect(one.training != other.training)
  }

  @Test(
    "Of a single document, such as a book, the last tenth of the tokens is held out",
    arguments: ["", "\n", "\n<|endoftext|>\n"])
  func oneDocument(end: String) {
    let text = String(repeating: "chapter. ", count: 100) + "End."
    let split = DocumentSplit(text + end, by: byteTokenizer, seed: 1)
    #expect(split.isOneDocument)
    #expect(split.training + split.validation == byteTokenizer.encodeOrdinary(text) + [256])
    #expect(split.validation.count == 91)  // of 905
    #expect(split.counts == (1, 1))
  }

  @Test("At least one document is held out; empty ones are ignored; the last needs no end token")
  func edges() {
    let split = DocumentSplit("\n\na\n<|endoftext|>\n<|endoftext|>\nb", by: byteTokenizer, seed: 1)
    #expect(split.counts == (1, 1))
    #expect((documents(of: split.training) + documents(of: split.validation)).sorted() == ["a", "b"])
    #expect(!split.isOneDocument)
    let empty = DocumentSplit("", by: byteTokenizer, seed: 1)
    #expect(empty.counts == (0, 0) && empty.training.isEmpty && empty.validation.isEmpty)
  }

  @Test(
    "Accents and joiners beside the end token do not hide it", arguments: ["\u{301}", "\u{200D}", "\u{FE0F}"])
  func combining(mark: String) {
    let split = DocumentSplit("a<|endoftext|>\(mark)b", by: byteTokenizer, seed: 1)
    #expect(split.counts == (1, 1))
    let end = byteTokenizer.endOfText!
    let expected = ["a", mark + "b"].map { byteTokenizer.encodeOrdinary($0) + [end] }
    #expect(Set([split.training, split.validation]) == Set(expected))
  }
}
