import Classification
import Corpora
import Datasets
import Files
import Foundation
import Tensors
import TestSupport
import Testing

@Suite("Balancing and splitting messages")
struct MessageSplitTests {
  @Test("The balanced set has all the spam, preceded by as much ham")
  func balance() {
    let ham = (0..<30).map { Message(label: .ham, text: "ham \($0)") }
    let messages = exampleMessages(count: 20) + ham
    let set = balanced(messages)
    #expect(set.count == 20)
    #expect(set.prefix(10).allSatisfy { $0.label == .ham })
    #expect(Array(set.suffix(10)) == messages.filter { $0.label == .spam })
    #expect(Set(set.map(\.text)).count == 20)
  }

  @Test("Sizes and numbers of batches match the book")
  func sizes() {
    let outputs = golden("split-and-batches").outputs
    let counts = outputs["counts"]
    let messages =
      (0..<counts["ham"].int).map { Message(label: .ham, text: "ham \($0)") }
      + (0..<counts["spam"].int).map { Message(label: .spam, text: "spam \($0)") }
    let set = balanced(messages)
    #expect(Message.Label.allCases.map(set.count(of:)) == [counts["balanced"].int, counts["balanced"].int])
    let split = MessageSplit(set)
    #expect([split.training, split.validation, split.test].map(\.count) == outputs["sizes"].ints)
    #expect(split.training + split.validation + split.test != set)
    #expect(Set((split.training + split.validation + split.test).map(\.text)) == Set(set.map(\.text)))
    let loaders = MessageLoaders(split, tokenizer: byteTokenizer, contextLength: 16)
    #expect(
      [loaders.training, loaders.validation, loaders.test].map(\.count) == outputs["batches"].ints)
  }

  @Test("Limiting the training messages keeps the first ones, and the other parts")
  func limit() {
    let split = MessageSplit(exampleMessages(count: 20))
    let limited = split.limitingTraining(to: 3)
    #expect(limited.training == Array(split.training.prefix(3)) && split.training.count > 3)
    #expect(limited.validation == split.validation && limited.test == split.test)
  }

  @Test(
    "The share of spam in the first ten batches equals the book's accuracy before training")
  func labelsOfBatches() {
    let counts = golden("split-and-batches").outputs["counts"]
    let ham = Array(repeating: Message(label: .ham, text: "a"), count: counts["ham"].int)
    let spam = Array(repeating: Message(label: .spam, text: "a"), count: counts["spam"].int)
    let loaders = MessageLoaders(
      MessageSplit(balanced(ham + spam)), tokenizer: byteTokenizer, contextLength: 16)
    manualSeed(123)
    let shares = [loaders.training, loaders.validation, loaders.test].map { loader in
      let spamCount: Int = loader.prefix(10).flatMap(\.classes.scalars).reduce(0, +)
      return Double(spamCount) / 80 * 100
    }
    let trace = golden("book-trace").outputs["book_trace"]
    #expect(shares == trace["accuracy_before_percent"].list.map(\.double))
  }

  @Test("Labels convert to the book's class numbers and back")
  func classNumbers() {
    #expect(Message.Label.ham.classNumber == 0 && Message.Label.spam.classNumber == 1)
    for label in Message.Label.allCases { #expect(Message.Label(classNumber: label.classNumber) == label) }
  }

  @Test("The split is written as three CSV files, quoted where necessary")
  func files() throws {
    let texts = ["plain", "with, comma", "with \"marks\"", "two\nlines", "", "x", "y", "z", "v", "w"]
    let messages = texts.enumerated().map {
      Message(label: $0.offset % 2 == 0 ? .ham : .spam, text: $0.element)
    }
    let split = MessageSplit(messages, trainingShare: 0.5, validationShare: 0.2)
    try withTemporaryFolder { folder in
      try split.write(to: folder)
      for (name, part) in [("train", split.training), ("validation", split.validation), ("test", split.test)]
      {
        let path = folder.appending(path: "\(name).csv").path
        let rows = try DelimitedText.csv.rows(
          of: String(contentsOfFile: path, encoding: .utf8), from: path)
        #expect(rows.first == ["Label", "Text"])
        #expect(Array(rows.dropFirst()) == part.map { ["\($0.label.classNumber)", $0.text] })
      }
      #expect(throws: FileError.self) { try split.write(to: folder.appending(path: "missing")) }
    }
  }

  @Test(
    "The real messages are balanced and split as in pandas, row for row",
    .enabled(if: RealData.isPresent && RealData.contains("SMSSpamCollection"), RealData.skipReason))
  func realRows() throws {
    let golden = Golden.document("sms")
    let messages = try realMessages()
    let set = balanced(messages)
    let rows = pandasSample(
      pandasSample(
        messages.indices.filter { messages[$0].label == .ham }, count: 747, seed: 123)
        + messages.indices.filter { messages[$0].label == .spam },
      count: 1494, seed: 123)
    let split = MessageSplit(set)
    var start = 0
    for (name, part) in [
      ("train", split.training), ("validation", split.validation), ("test", split.test),
    ] {
      let expected = golden["parts"][name]
      let partRows = Array(rows[start..<start + part.count])
      start += part.count
      #expect(part == partRows.map { messages[$0] }, "\(name)")
      #expect(part.count == expected["rows"].int)
      #expect(part.count(of: .spam) == expected["spam"].int)
      #expect(Array(partRows.prefix(10)) == expected["first_ten_source_rows"].ints)
      let digest = SHA256.hexDigest(of: Data(partRows.map(String.init).joined(separator: ",").utf8))
      #expect(digest == expected["source_rows_sha256"].string)
    }
    #expect(set.count == golden["balanced_rows"].int)
  }
}
