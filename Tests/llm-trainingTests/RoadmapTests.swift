import Foundation
import TestSupport
import Testing

@testable import Roadmap

@Suite("The roadmap")
struct RoadmapTests {
  @Test("Every page of the notes has a title and a goal in both languages")
  func phases() {
    #expect(Phase.all.map(\.number) == ["0", "1", "2", "3", "4", "5", "6", "7.0", "7.1", "7.2"])
    for language in Language.allCases {
      let goals = Phase.all.map { $0.goal(language) }
      #expect(Set(goals).count == Phase.all.count)
      #expect(goals.allSatisfy { $0.hasSuffix(".") })
      #expect(Phase.all.allSatisfy { !$0.title(language).isEmpty })
    }
    let ukrainian = Phase.all.map { $0.goal(.ukrainian) }
    #expect(ukrainian.allSatisfy { $0.contains { "а" <= $0 && $0 <= "я" } })
  }

  @Test("Chapters are in the order of the notes, one for each phase")
  func chaptersFollowThePhases() {
    #expect(ChapterCatalog.entries().map(\.notes) == Phase.all.map(\.number))
  }

  @Test("Cells are counted in the sources; a chapter without sources has no count")
  func countsCells() throws {
    try withTemporaryFolder { root in
      let notebook = root.appendingPathComponent("ch02-sampling/Notebook")
      try FileManager.default.createDirectory(at: notebook, withIntermediateDirectories: true)
      let twoCells = "notebook.cell(\"1 A\")\nlet x = 1\nnotebook.cell(\"2 B\", \"prose\")\n"
      try Data(twoCells.utf8).write(to: notebook.appendingPathComponent("A.swift"))
      try Data("notebook.cell(\"3 C\")".utf8).write(to: notebook.appendingPathComponent("B.swift"))
      try Data("notebook.cell(\"no source\")".utf8).write(to: notebook.appendingPathComponent("notes.txt"))
      let counts = Dictionary(
        uniqueKeysWithValues: ChapterCatalog.entries(in: root).map { ($0.program, $0.cellCount) })
      #expect(counts["ch02-sampling"] == .some(3))
      #expect(counts["ch04-attention"] == .some(nil))
    }
  }

  @Test("The first seven chapters of this checkout have more than ten cells each")
  func chaptersAreThere() {
    let counts = ChapterCatalog.entries().prefix(7).map { $0.cellCount ?? 0 }
    #expect(counts.allSatisfy { $0 > 10 })
  }
}
