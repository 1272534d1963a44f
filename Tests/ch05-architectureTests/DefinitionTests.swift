import Foundation
import Testing

@testable import Notebooks

/// Whether the cells show what the book defines in this chapter.
@Suite("The book's definitions are printed where the book has them")
struct DefinitionTests {
  /// The book's names, ours, and how the titles of their cells begin.
  static let definitions: [(book: String, name: String, cell: String)] = [
    ("DummyGPTModel", "DummyGPTModel", "4.1 A model with placeholders"),
    ("DummyTransformerBlock", "DummyTransformerBlock", "4.1 A model with placeholders"),
    ("DummyLayerNorm", "DummyLayerNorm", "4.1 A model with placeholders"),
    ("LayerNorm", "LayerNorm.callAsFunction", "4.2 LayerNorm"),
    ("GELU", "GELU", "4.3 GELU"),
    ("FeedForward", "FeedForward", "4.3 The feed-forward network"),
    ("ExampleDeepNeuralNetwork", "ExampleDeepNetwork.callAsFunction", "4.4 Gradients without"),
    ("print_gradients", "ExampleDeepNetwork.gradientMeans", "4.4 Gradients without"),
    ("TransformerBlock", "TransformerBlock.init", "4.5 The transformer block"),
    ("TransformerBlock", "TransformerBlock.callAsFunction", "4.5 The transformer block"),
    ("GPTModel", "GPTModel.init", "4.6 The GPT model"),
    ("GPTModel", "GPTModel.callAsFunction", "4.6 The GPT model"),
    ("generate_text_simple", "generateGreedily", "4.7 Token after token"),
  ]

  private static var source: ChapterSource {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    return ChapterSource(
      mainPath: root.path + "/Chapters/ch05-architecture/Notebook/main.swift", builtAt: nil)
  }

  @Test("A definition is shown in its cell, and found in a lesson", arguments: definitions.indices)
  func definition(index: Int) {
    let (book, name, cell) = Self.definitions[index]
    let source = Self.source
    var library = SourceLibrary(mainPath: source.mainPath)
    #expect(
      source.titles(showing: name).contains { $0.hasPrefix(cell) }, "\(book): no cell \(cell) … shows \(name)"
    )
    #expect(!library.listings(of: name).isEmpty, "\(book): \(name) is nowhere")
  }

  @Test("Every declaration that a cell shows exists, and no line of a listing is wider than 76 columns")
  func listings() {
    let source = Self.source
    var library = SourceLibrary(mainPath: source.mainPath)
    #expect(!source.cells.isEmpty)
    for cell in source.cells {
      guard case .listing(let parts) = source.listing(path: cell.path, line: cell.line) else {
        Issue.record("\(cell.title) has no listing")
        continue
      }
      for part in parts {
        var listings: [String] = []
        switch part {
        case .code(let code): listings = [code]
        case .source(let name):
          listings = library.listings(of: name).map(\.code)
          #expect(!listings.isEmpty, "\(cell.title): \(name) is nowhere")
        }
        for line in listings.flatMap({ $0.split(separator: "\n") }) {
          #expect(line.count <= 76, "\(cell.title): \(line)")
          #expect(!line.contains("notebook"), "\(cell.title): \(line)")
        }
      }
    }
  }

  @Test("The last cell is a summary of five pieces, all of which have a source")
  func summary() throws {
    let source = Self.source
    let cell = try #require(source.cells.last)
    #expect(cell.title.contains("Summary"))
    let file = SourceFile(path: cell.path, text: try String(contentsOfFile: cell.path, encoding: .utf8))
    let code = try #require(file.code(ofCellAt: cell.line))
    let built = try #require(code.split(separator: "notebook.built").last)
    let names = built.matches(of: /"(\w+)":/).map { String($0.output.1) }
    #expect(names.count == 5)
    var library = SourceLibrary(mainPath: source.mainPath)
    for name in names { #expect(!library.listings(of: name).isEmpty, "\(name) is nowhere") }
  }
}
