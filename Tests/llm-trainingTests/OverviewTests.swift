import Foundation
import Notebooks
import TestSupport
import Testing

@testable import Overview
@testable import llm_training

@Suite("The overview")
struct OverviewTests {
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

  @Test("Cells are counted in the sources, and a chapter without sources has no count")
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

  @Test("The chapters of this checkout have cells")
  func chaptersAreThere() {
    let counts = ChapterCatalog.entries().prefix(7).map { $0.cellCount ?? 0 }
    #expect(counts.allSatisfy { $0 > 10 })
  }
}

@Suite("Tables")
struct TableTests {
  @Test("Columns are as wide as their widest cell, numbers flush right")
  func layout() {
    var table = Table(["name", "n"], numbers: ["n"])
    table.append(["a", "1"])
    table.append(["longer", "1234"])
    #expect(
      table.text == """
        name       n
        ──────  ────
        a          1
        longer  1234
        """)
  }
}

@Suite("The benchmark")
struct BenchmarkTests {
  @Test("Reports as many steps as it was asked for, with times and memory that can be", arguments: [1, 7])
  func runs(steps: Int) throws {
    let tiny = try #require(Benchmark.all.first { $0.name == "tiny" })
    let result = tiny.run(steps: steps)
    #expect(result.name == "tiny")
    #expect(result.steps == steps)
    #expect(result.secondsPerStep > 0)
    #expect(abs(result.tokensPerSecond * result.secondsPerStep - 8 * 64) < 1e-6)
    #expect(result.peakMegabytes > 1)
  }

  @Test("The median leaves out the first fifth of the steps")
  func median() {
    let result = BenchmarkResult(name: "x", seconds: [9, 9, 1, 2, 3, 4, 5, 6, 7, 8], tokensPerStep: 10)
    #expect(result.secondsPerStep == 5)
    #expect(result.tokensPerSecond == 2)
  }

  @Test("The sizes are the ones that the PyTorch script times")
  func sizes() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Benchmarks/pytorch_gpt.py")
    let source = try String(contentsOf: script, encoding: .utf8)
    for benchmark in Benchmark.all where !benchmark.generates {
      let c = benchmark.configuration
      let sizes =
        "\"\(benchmark.name)\": dict(vocabulary=\(c.vocabularySize), context=\(c.contextLength), "
        + "width=\(c.embeddingWidth), heads=\(c.headCount), layers=\(c.layerCount), "
        + "batch=\(benchmark.batchSize), steps=\(benchmark.steps))"
      #expect(source.contains(sizes), "\(benchmark.name)")
    }
  }
}
