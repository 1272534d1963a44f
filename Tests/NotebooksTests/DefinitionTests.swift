import Foundation
import Testing

@testable import Notebooks

@Suite("The listings of the chapters show the definitions, and hide nothing that matters")
struct DefinitionTests {
  /// What a cell must show: the name that the book or the notes define, ours, and how the cell's title begins.
  struct Definition: CustomTestStringConvertible, Sendable {
    var chapter: String
    var defined: String
    var name: String
    var title: String

    var testDescription: String { "\(chapter): \(defined)" }
  }

  static let definitions: [Definition] = [
    .init("ch00-concepts", "NeuralNetwork", "NeuralNetwork", in: "A.5 A multilayer network"),
    .init("ch00-concepts", "ToyDataset", "ToyDataset", in: "A.6 A toy data set"),
    .init("ch00-concepts", "compute_accuracy", "computeAccuracy", in: "A.7 Accuracy"),
    .init("ch00-concepts", "SimpleNet (notes)", "SimpleNet", in: "0.5 SimpleNet"),
    .init("ch01-tokenizing", "SimpleTokenizerV1", "SimpleTokenizerV1", in: "2.3 From text to ids"),
    .init("ch01-tokenizing", "SimpleTokenizerV2", "SimpleTokenizerV2", in: "2.4 Encoding no longer fails"),
    .init("ch02-sampling", "GPTDatasetV1", "GPTDataset", in: "2.6 A data set of windows"),
    .init("ch02-sampling", "create_dataloader_v1", "makeDataLoader", in: "2.6 Batches of one"),
  ]

  static let chapters = ["ch00-concepts", "ch01-tokenizing", "ch02-sampling", "ch03-embeddings"]

  private static func source(of chapter: String) -> ChapterSource {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    return ChapterSource(mainPath: root.path + "/Chapters/\(chapter)/Notebook/main.swift", builtAt: nil)
  }

  private static func parts(_ cell: CellEntry, _ source: ChapterSource) throws -> [SourceFile.Part] {
    guard case .listing(let parts) = source.listing(path: cell.path, line: cell.line) else {
      throw MissingListing(title: cell.title)
    }
    return parts
  }

  private struct MissingListing: Error {
    var title: String
  }

  @Test("A definition of the book is shown in the cell where the book defines it", arguments: definitions)
  func definition(_ definition: Definition) throws {
    let source = Self.source(of: definition.chapter)
    let cell = try #require(source.cells.first { $0.title.hasPrefix(definition.title) })
    #expect(try Self.parts(cell, source).contains(.source(definition.name)))
  }

  @Test("Every name that a cell shows is found, and no line is too long", arguments: chapters)
  func names(chapter: String) throws {
    let source = Self.source(of: chapter)
    var library = SourceLibrary(mainPath: source.mainPath)
    try #require(!source.cells.isEmpty)
    for cell in source.cells {
      for part in try Self.parts(cell, source) {
        var codes: [String] = []
        switch part {
        case .code(let code): codes = [code]
        case .source(let name):
          codes = library.listings(of: name).map(\.code)
          #expect(!codes.isEmpty, "\(cell.title) shows \(name), which is nowhere")
        }
        for line in codes.flatMap({ $0.split(separator: "\n") }) {
          #expect(line.count <= 76, "\(cell.title): \(line)")
        }
      }
    }
  }

  /// Words that change a value, draw a random number, or can end the run.
  private static let changing: Set<String> = [
    "try", "var", "manualSeed", "rand", "randn", "multinomial", "train", "backward", "step", "zeroGradient",
    "append", "removeLast", "mergeOnce", "load", "finish", "write",
  ]

  @Test("Statements that a listing leaves out change no value", arguments: chapters)
  func hiddenStatements(chapter: String) throws {
    for cell in Self.source(of: chapter).cells {
      let text = try String(contentsOfFile: cell.path, encoding: .utf8)
      let code = try #require(SourceFile(path: cell.path, text: text).code(ofCellAt: cell.line))
      let statements = SourceFile(path: cell.path, text: code)
      for range in statements.statements(where: { SourceFile.isPlumbing($0, helpers: []) }) {
        for case .word(let word) in statements.tokens.filter({ range.contains($0.line) }).map(\.kind) {
          #expect(!Self.changing.contains(word), "\(cell.title): \(word) in a hidden statement")
        }
      }
    }
  }

  @Test("The last cell says what was built, and all of it has a source", arguments: chapters)
  func summary(chapter: String) throws {
    let source = Self.source(of: chapter)
    let cell = try #require(source.cells.last)
    #expect(cell.title.hasPrefix("Summary"))
    let text = try String(contentsOfFile: cell.path, encoding: .utf8)
    let code = try #require(SourceFile(path: cell.path, text: text).code(ofCellAt: cell.line))
    let names = code.matches(of: /"(\w+)":/).map { String($0.output.1) }
    #expect(names.count == 5)
    var library = SourceLibrary(mainPath: source.mainPath)
    for name in names { #expect(!library.listings(of: name).isEmpty, "\(name) is nowhere") }
  }
}

extension DefinitionTests.Definition {
  fileprivate init(_ chapter: String, _ defined: String, _ name: String, in title: String) {
    self.init(chapter: chapter, defined: defined, name: name, title: title)
  }
}
