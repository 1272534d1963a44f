import Foundation
import Notebooks
import TestSupport
import Testing

@testable import llm_training

@Suite("llm-training topics")
struct TopicsCommandTests {
  /// A technique that the documents name: its number, the chapters where it belongs, the documents, its name.
  struct Row: Sendable, CustomTestStringConvertible {
    var number: Int
    var chapters: [String]
    var documents: [String]
    var name: String

    var testDescription: String { "\(number) \(name)" }

    static let all: [Row] = namedByTheDocuments.split(separator: "\n").map { line in
      let fields = line.split(separator: "|").map(String.init)
      return Row(
        number: Int(fields[0]) ?? 0, chapters: fields[1].components(separatedBy: " "),
        documents: fields[2].components(separatedBy: " "), name: fields[3])
    }
  }

  private static let topics = ListedTopic.all()

  @Test("the table has every technique once")
  func table() {
    #expect(Row.all.map(\.number) == Array(1...212))
  }

  @Test("everything that the documents name is listed in its chapter, under its name", arguments: Row.all)
  func covered(_ row: Row) {
    let found = Self.topics.filter { topic in
      topic.names.contains(row.name) && row.chapters.contains { topic.program.hasPrefix($0) }
    }
    #expect(!found.isEmpty, "no topic of \(row.chapters) is named \(row.name)")
    let documents = found.flatMap(\.documents)
    #expect(row.documents.allSatisfy(documents.contains), "\(row.name) is named in \(row.documents)")
  }

  @Test("every topic has cells, and every cell that the list names exists")
  func cells() throws {
    for program in Set(Self.topics.map(\.program)) {
      let chapter = try #require(ChapterCells(of: program))
      for topic in chapter.topics { #expect(!topic.cells.isEmpty, "\(program): \(topic.word)") }
      #expect(Set(chapter.topics.map(\.word)).count == chapter.topics.count, "\(program): a word twice")
      for case .cells(let title) in Self.topics.filter({ $0.program == program }).map(\.place) {
        #expect(throws: Never.self, "\(program): \(title)") { try chapter.named(title) }
      }
    }
  }

  @Test("documents are the four that there are")
  func documents() {
    let known = Set(TopicSource.allCases.map(\.rawValue))
    for topic in Self.topics { #expect(!topic.documents.isEmpty && known.isSuperset(of: topic.documents)) }
  }

  private func output(_ arguments: [String], status: Int32 = 0) async -> (out: String, errors: String) {
    let result = await #expect(
      processExitsWith: .exitCode(status), observing: [\.standardOutputContent, \.standardErrorContent]
    ) { [arguments = arguments as [String]] in
      topicsCommand(arguments)
    }
    return (
      String(decoding: result?.standardOutputContent ?? [], as: UTF8.self),
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    )
  }

  @Test("the list shows each topic with its documents and the command")
  func list() async {
    let (text, _) = await output([])
    #expect(text.contains("  Without positions, order does not matter  (deck)"))
    #expect(text.contains("    swift run ch03-embeddings --topic order"))
    #expect(text.contains("    swift run ch06-pretraining --cell \"D.3 Gradient clipping\""))
    #expect(text.contains("to come"))
  }

  @Test("a word searches titles and names; --of chooses a document")
  func search() async {
    let (found, _) = await output(["bleu"])
    #expect(found.contains("ch07.2-instruct") && !found.contains("ch03-embeddings"))
    let (notes, _) = await output(["--of", "notes"])
    #expect(notes.contains("gradient clipping") && !notes.contains("focal loss"))
  }

  @Test("an unknown word and an unknown document are errors of one line")
  func unknown() async {
    let (_, word) = await output(["zebra"], status: 1)
    #expect(word.contains("no topic \"zebra\""))
    let (_, document) = await output(["--of", "tape"], status: 2)
    #expect(document.contains("--of must be all or notes or deck or blog or book, not \"tape\""))
  }
}
