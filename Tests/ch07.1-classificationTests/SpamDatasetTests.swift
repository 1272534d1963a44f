import Classification
import Corpora
import Datasets
import Foundation
import TestSupport
import Testing
import Tokenizing

@Suite("Messages as padded rows of ids")
struct SpamDatasetTests {
  private let messages = [
    Message(label: .ham, text: "ok"), Message(label: .spam, text: "prizes"), Message(label: .ham, text: ""),
  ]
  private let padding = byteTokenizer.paddingToken

  @Test("Rows are padded to the longest text")
  func longest() {
    let dataset = SpamDataset(messages, tokenizer: byteTokenizer, contextLength: 100)
    #expect(dataset.count == 3)
    #expect(dataset.length == 6)
    #expect(dataset[0].ids == byteTokenizer.encodeOrdinary("ok") + Array(repeating: padding, count: 4))
    #expect(dataset[1].ids == byteTokenizer.encodeOrdinary("prizes"))
    #expect(dataset[2].ids == Array(repeating: padding, count: 6))
    #expect((0..<3).map { dataset[$0].class } == [0, 1, 0])
  }

  @Test("A given length cuts and pads, and no row is longer than the context")
  func lengths() {
    let cut = SpamDataset(messages, tokenizer: byteTokenizer, length: 3, contextLength: 100)
    #expect(cut[1].ids == byteTokenizer.encodeOrdinary("pri"))
    #expect(SpamDataset(messages, tokenizer: byteTokenizer, contextLength: 4).length == 4)
    #expect(SpamDataset(messages, tokenizer: byteTokenizer, length: 9, contextLength: 4)[0].ids.count == 4)
    #expect(SpamDataset(messages, tokenizer: byteTokenizer, length: 9, contextLength: 90).length == 9)
  }

  @Test("An empty text becomes one padding token, and no texts make an empty data set")
  func empty() {
    let empty = SpamDataset([messages[2]], tokenizer: byteTokenizer, contextLength: 8)
    #expect(empty[0].ids == [padding])
    #expect(SpamDataset([], tokenizer: byteTokenizer, contextLength: 8).count == 0)
  }

  @Test("A message that spells out the padding token does not contain it")
  func forgedPadding() {
    let forged = Message(label: .spam, text: "a\(endOfTextToken)")
    let dataset = SpamDataset([forged], tokenizer: byteTokenizer, contextLength: 100)
    #expect(dataset[0].ids.count == 1 + endOfTextToken.utf8.count)
    #expect(!dataset[0].ids.contains(padding))
  }

  @Test(
    "All three loaders pad to the longest training message; only the training loader drops and shuffles")
  func loaders() {
    let split = MessageSplit(exampleMessages(count: 21), trainingShare: 0.6, validationShare: 0.2)
    let loaders = MessageLoaders(split, tokenizer: byteTokenizer, contextLength: 100, batchSize: 5)
    #expect(loaders.length == split.training.map(\.text.utf8.count).max())
    #expect([loaders.training, loaders.validation, loaders.test].map(\.count) == [2, 1, 1])
    #expect([loaders.training, loaders.validation, loaders.test].map(\.shuffles) == [true, false, false])
    for batch in loaders.training { #expect(batch.inputs.shape == [5, loaders.length]) }
    let test = loaders.test.map(\.classes.scalars).joined()
    #expect(Array(test) == split.test.map(\.label.classNumber))
    #expect(
      MessageLoaders(split, tokenizer: byteTokenizer, length: 7, contextLength: 100).test.dataset.length == 7)
  }

  @Test(
    "With GPT-2's vocabulary, ids and padding match the book",
    .enabled(if: RealData.isPresent, RealData.skipReason))
  func realVocabulary() throws {
    let tokenizer = try BytePairEncoding.gpt2(mergesFile: RealData.url(of: "vocab.bpe"))
    let prompt = golden("prompt-ids")
    #expect(tokenizer.encodeOrdinary(prompt.inputs["text"].string) == prompt.outputs["ids"].ints)
    #expect([tokenizer.paddingToken] == prompt.outputs["padding"].ints)
    let entry = golden("padding")
    let texts = entry.inputs["texts"].list.map { Message(label: .ham, text: $0.string) }
    let dataset = SpamDataset(texts, tokenizer: tokenizer, contextLength: 1024)
    #expect(dataset.length == entry.outputs["longest"].int)
    #expect((0..<texts.count).flatMap { dataset[$0].ids } == entry.outputs["padded"].ints)
    let cut = SpamDataset(texts, tokenizer: tokenizer, length: 4, contextLength: 1024)
    #expect((0..<texts.count).flatMap { cut[$0].ids } == entry.outputs["cut"].ints)
  }

  @Test(
    "The real messages have the book's lengths in tokens",
    .enabled(if: RealData.isPresent && RealData.contains("SMSSpamCollection"), RealData.skipReason))
  func realLengths() throws {
    let tokenizer = try BytePairEncoding.gpt2(mergesFile: RealData.url(of: "vocab.bpe"))
    let split = MessageSplit(balanced(try realMessages()))
    for (name, part) in [
      ("train", split.training), ("validation", split.validation), ("test", split.test),
    ] {
      let counts = part.map { tokenizer.encodeOrdinary($0.text).count }
      let expected = Golden.document("sms")["parts"][name]
      #expect(counts.max() == expected["longest_tokens"].int)
      #expect(counts.reduce(0, +) == expected["tokens_sum"].int)
    }
    #expect(MessageLoaders(split, tokenizer: tokenizer, contextLength: 1024).length == 120)
  }
}
