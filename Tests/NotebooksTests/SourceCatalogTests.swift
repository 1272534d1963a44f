import Foundation
import Testing

@testable import Notebooks

@Suite("Any declaration of a lesson is found by its name")
struct SourceCatalogTests {
  private static let main =
    URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Chapters/llm-training/Notebook/main.swift").standardizedFileURL.path

  @Test("whole, with its documentation and its place")
  func whole() throws {
    var catalog = SourceCatalog(mainPath: Self.main)
    let found = try catalog.find("CausalAttention")
    try #require(found.count == 1)
    #expect(found[0].file.hasPrefix("Chapters/ch04-attention/Lesson/"))
    #expect(found[0].code.hasPrefix("///") && found[0].code.contains("precondition"))
    #expect(!found[0].omitsChecks)
    #expect(try catalog.find("CausalAttention.callAsFunction").count == 1)
  }

  @Test("an unknown name is an error of one line with those like it")
  func unknown() {
    var catalog = SourceCatalog(mainPath: Self.main)
    let error = #expect(throws: (any Error).self) { try catalog.find("causalAtention") }
    #expect(
      error.map { "\($0)" }?.hasPrefix("no declaration is called causalAtention: do you mean CausalAttention")
        == true)
    let other = #expect(throws: (any Error).self) { try catalog.find("Zebrafish42") }
    #expect(
      other.map { "\($0)" } == "no declaration is called Zebrafish42: llm-training source --list lists them")
  }

  @Test("similar names differ in case or few letters, or contain the name; the nearest come first")
  func similar() {
    let names = ["LayerNorm", "LayerNorm.init", "GPTModel", "GPTModel.generate", "generate", "Linear"]
    #expect(SourceCatalog.similar(to: "layernorm", among: names).first == "LayerNorm")
    #expect(SourceCatalog.similar(to: "genrate", among: names) == ["generate", "GPTModel.generate"])
    #expect(SourceCatalog.similar(to: "Norm", among: names) == ["LayerNorm", "LayerNorm.init"])
    #expect(SourceCatalog.similar(to: "xyz", among: names).isEmpty)
  }

  @Test("the list has every chapter, with files and lines")
  func list() {
    var catalog = SourceCatalog(mainPath: Self.main)
    let lines = catalog.list().components(separatedBy: "\n")
    #expect(lines.contains("ch04-attention") && lines.contains("ch07.2-instruct"))
    #expect(lines.contains { $0.contains(/^  CausalAttention +Lesson\/.*\.swift:\d+$/) })
  }
}
