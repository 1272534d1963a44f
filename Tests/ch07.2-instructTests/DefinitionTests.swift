import Foundation
import Testing

@testable import Notebooks

@Suite("What the cells show")
struct DefinitionTests {
  private let mainPath = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Chapters/ch07.2-instruct/Notebook/main.swift").path

  private var source: ChapterSource { ChapterSource(mainPath: mainPath, builtAt: nil) }

  private func parts(of cell: CellEntry) throws -> [SourceFile.Part] {
    guard case .listing(let parts) = source.listing(path: cell.path, line: cell.line) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return parts
  }

  @Test(
    "The cell where the book defines something prints its counterpart",
    arguments: [
      ("7.2 The Alpaca style", ["PromptStyle.prompt"]),
      ("7.3 From text to ids", ["InstructionDataset"]),
      ("7.3 First draft: padding", ["collateDraft1"]),
      ("7.3 Second draft: targets", ["collateDraft2"]),
      ("7.3 Final version: −100", ["collate"]),
      ("7.8 A large model as judge", ["OllamaJudge.models", "OllamaJudge.query", "OllamaJudge.scores"]),
    ])
  func definitions(title: String, names: [String]) throws {
    let cell = try #require(source.cells.first { $0.title == title })
    let parts = try parts(of: cell)
    var library = SourceLibrary(mainPath: mainPath)
    for name in names {
      #expect(parts.contains(.source(name)), "\(name) is not shown in \(title)")
      #expect(!library.listings(of: name).isEmpty, "\(name) is declared nowhere")
    }
  }

  @Test("No listing names the notebook or is too wide, and every declaration is found")
  func listings() throws {
    var library = SourceLibrary(mainPath: mainPath)
    let source = source
    #expect(source.cells.count > 20)
    for cell in source.cells {
      for part in try parts(of: cell) {
        var texts: [String] = []
        switch part {
        case .code(let code):
          texts = [code]
          #expect(!code.contains("notebook"), "[\(cell.number)] \(cell.title):\n\(code)")
        case .source(let name):
          texts = library.listings(of: name).map(\.code)
          #expect(!texts.isEmpty, "\(name), in \(cell.title)")
        }
        for line in texts.joined(separator: "\n").split(separator: "\n") {
          #expect(line.count <= 76, "\(cell.title): \(line)")
        }
      }
    }
  }
}
