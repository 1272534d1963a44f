import Foundation
import Testing

@testable import Notebooks

/// Whether the cells show what the book defines in this chapter.
@Suite("The book's definitions are printed where the book has them")
struct DefinitionTests {
  /// The book's names, ours, and how the titles of their cells begin.
  static let definitions: [(book: String, name: String, cell: String)] = [
    ("text_to_token_ids", "tokenIDs", "5.1.1 From text to ids"),
    ("token_ids_to_text", "text", "5.1.1 From text to ids"),
    ("calc_loss_batch", "batchLoss", "5.1.3 The losses before"),
    ("calc_loss_loader", "loaderLoss", "5.1.3 The losses before"),
    ("train_model_simple", "train", "5.2 Training"),
    ("evaluate_model", "evaluate", "5.2 Training"),
    ("generate_and_print_sample", "sampleText", "5.2 Training"),
    ("print_sampled_tokens", "countDraws", "5.3.1 A thousand draws"),
    ("softmax_with_temperature", "softmax", "5.3.1 Temperature"),
    ("generate", "generate", "5.3.3 Greedy text"),
    ("assign", "GPT2Weights.assign", "5.5 Assigning"),
    ("load_weights_into_gpt", "GPT2Weights.copy", "5.5 Assigning"),
    ("find_highest_gradient", "findLargestGradient", "D.3 The largest gradient"),
    ("train_model", "Trainer.step", "D.4 Training"),
    ("train_model", "Trainer.run", "D.4 Training"),
  ]

  private static var source: ChapterSource {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    return ChapterSource(mainPath: root.path + "/Chapters/ch06-pretraining/Notebook/main.swift", builtAt: nil)
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
