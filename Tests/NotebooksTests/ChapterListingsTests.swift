import Foundation
import TestSupport
import Testing

@testable import Notebooks

/// The cells of all chapters, read from their sources; nothing runs.
enum Chapters {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Chapters")

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { FileManager.default.fileExists(atPath: mainPath(of: $0)) }.sorted()

  static func mainPath(of chapter: String) -> String {
    folder.appending(path: chapter).appending(path: "Notebook/main.swift").path
  }

  /// The cells of a chapter with what their listings are made of.
  static func cells(of chapter: String) throws -> [(cell: CellEntry, parts: [SourceFile.Part])] {
    let source = ChapterSource(mainPath: mainPath(of: chapter), builtAt: nil)
    return try source.cells.map { cell in
      let listing = source.listing(path: cell.path, line: cell.line)
      guard case .listing(let parts) = listing else {
        throw MissingListing(description: "\(chapter) [\(cell.number)]: \(listing)")
      }
      return (cell, parts)
    }
  }

  struct MissingListing: Error, CustomStringConvertible { var description: String }
}

@Suite("The listings of the chapters")
struct ChapterListingsTests {
  @Test("There are eleven chapters with cells")
  func chapters() throws {
    #expect(Chapters.names.count == 11)
    for name in Chapters.names { #expect(try !Chapters.cells(of: name).isEmpty, "\(name)") }
  }

  @Test("Every cell in the sources is on the list", arguments: Chapters.names)
  func allCells(chapter: String) throws {
    let source = ChapterSource(mainPath: Chapters.mainPath(of: chapter), builtAt: nil)
    let listed = Set(source.cells.map { "\($0.path):\($0.line)" })
    for file in source.files.values {
      for index in file.tokens.indices {
        guard let title = file.cellTitle(at: index) else { continue }
        let isListed = listed.contains("\(file.path):\(file.tokens[index].line)")
        #expect(isListed, "\(chapter): \(title) is not on the list")
      }
    }
  }

  @Test("Every declaration that a cell names exists, and is the only one", arguments: Chapters.names)
  func declarations(chapter: String) throws {
    var library = SourceLibrary(mainPath: Chapters.mainPath(of: chapter))
    for (cell, parts) in try Chapters.cells(of: chapter) {
      for case .source(let name) in parts {
        #expect(!library.listings(of: name).isEmpty, "\(chapter) [\(cell.number)] \(cell.title): no \(name)")
      }
    }
  }

  @Test("A question is the first statement of its cell, and an answer follows one", arguments: Chapters.names)
  func questions(chapter: String) throws {
    let source = ChapterSource(mainPath: Chapters.mainPath(of: chapter), builtAt: nil)
    for cell in source.cells {
      let code = try #require(source.files[cell.path]?.code(ofCellAt: cell.line))
      let file = SourceFile(path: cell.path, text: code)
      let questions = file.statements { $0 == ["notebook", "ask"] }.map(\.lowerBound)
      let answers = file.statements { $0 == ["notebook", "answer"] }
      let place = "\(chapter) [\(cell.number)] \(cell.title)"
      #expect(questions.isEmpty || questions == [1], "\(place): shows something before it asks")
      #expect(answers.isEmpty || questions == [1], "\(place): answers, but asks nothing")
    }
  }

  @Test("No line of a listing is wider than 76 columns", arguments: Chapters.names)
  func width(chapter: String) throws {
    var library = SourceLibrary(mainPath: Chapters.mainPath(of: chapter))
    for (cell, parts) in try Chapters.cells(of: chapter) {
      let codes = parts.flatMap { part -> [String] in
        switch part {
        case .code(let code): [code]
        case .source(let name): library.listings(of: name).map(\.code)
        }
      }
      for line in codes.flatMap({ $0.split(separator: "\n") }) where line.count > 76 {
        Issue.record("\(chapter) [\(cell.number)] \(cell.title): \(line)")
      }
    }
  }

  @Test("At most one line in ten names the notebook", arguments: Chapters.names)
  func notebook(chapter: String) throws {
    let lines = try Chapters.cells(of: chapter).flatMap { cell, parts in
      parts.flatMap { part -> [Substring] in
        guard case .code(let code) = part else { return [] }
        return code.split(separator: "\n")
      }
    }
    let plumbing: Set<SourceToken.Kind> = [.word("notebook"), .word("meter")]
    let naming = lines.filter { line in
      SourceScanner.tokens(of: String(line)).contains { plumbing.contains($0.kind) }
    }
    #expect(naming.count * 10 <= lines.count, "\(naming.joined(separator: "\n"))")
  }

  /// What a hidden statement may call: functions that only read and rearrange.
  private static let harmless: Set<String> = [
    "compare", "expectDifference", "claim", "skipComparison", "ask", "answer", "remark", "verdict", "isApart",
    "isSubset", "isDisjoint", "union", "Tensor", "Array", "Set",
    "Double",
    "Float",
    "Int", "String", "stacked", "concatenated", "prefix", "suffix", "dropFirst", "dropLast", "map",
    "compactMap",
    "flatMap", "filter", "allSatisfy", "contains", "zip", "abs", "max", "min", "sum", "mean", "item",
    "detached", "decimals", "joined", "split", "reshaped", "transposed", "hasPrefix", "hasSuffix", "isEqual",
    "reversed", "sorted", "reduce", "enumerated", "replacing", "debugDescription", "describing", "ones",
    "zeros",
    "eye", "full", "flattened", "squeezed", "unsqueezed", "pow", "log", "exp", "sqrt", "squareRoot",
    "rounded",
    "asByteCount", "asDuration", "isClose", "count", "built", "progress", "allClose", "sharesMemory",
    "corners",
    "ends", "rows", "lines", "bytes", "encode", "encodeOrdinary", "decode", "elementsEqual", "response",
  ]

  @Test(
    "What is hidden changes nothing: it assigns nothing, and calls only what reads",
    arguments: Chapters.names)
  func hidden(chapter: String) throws {
    let source = ChapterSource(mainPath: Chapters.mainPath(of: chapter), builtAt: nil)
    for cell in source.cells {
      for statement in source.hiddenStatements(path: cell.path, line: cell.line) {
        let tokens = SourceScanner.tokens(of: statement)
        for (token, next) in zip(tokens, tokens.dropFirst()) {
          guard case .word(let word) = token.kind, next.kind == .mark("("), token.line == next.line else {
            continue
          }
          let isKeyword = ["if", "for", "return", "in", "try", "case"].contains(word)
          #expect(
            isKeyword || Self.harmless.contains(word) || source.helpers.contains(word),
            "\(chapter) [\(cell.number)] \(cell.title) hides a call of \(word): \(statement)")
        }
        let words = tokens.map(\.kind)
        #expect(
          !words.contains(.mark("&")) || words.contains(.word("claim")),
          "\(chapter) [\(cell.number)]: \(statement)")
      }
    }
  }
}
