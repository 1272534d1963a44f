import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("The sources of a page")
struct PageSourcesTests {
  /// A chapter with a lesson, a topic and a command; another one with `Far`.
  private func names(
    shownBy records: [CellRecord] = [], isOfTopics: Bool = false
  ) throws -> [String] {
    try withTemporaryFolder { folder in
      let files = [
        "ch09-sample/Commands/Tool.swift": "struct Tool {}",
        "ch09-sample/Lesson/Near.swift": "struct Near {}",
        "ch09-sample/Notebook/main.swift": "",
        "ch09-sample/Topics/Beyond.swift": "struct Beyond {}",
        "ch08-other/Lesson/Far.swift": "struct Far {\n  func go() {}\n}",
      ]
      for (name, text) in files {
        let file = folder.appending(path: "Chapters/\(name)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let main = folder.appending(path: "Chapters/ch09-sample/Notebook/main.swift").path
      return PageSources(mainPath: main, shownBy: records, isOfTopics: isOfTopics).entries.map(\.name)
    }
  }

  @Test("are those of the lesson, and on a page of topics first those of the topics; never those of commands")
  func folders() throws {
    #expect(try names() == ["Near"])
    #expect(try names(isOfTopics: true) == ["Beyond", "Near"])
  }

  @Test("include what a summary names as built, wherever it is")
  func built() throws {
    var record = CellRecord(number: 1, title: "Summary", prose: "", path: "main.swift", line: 1, listing: [])
    record.outputs = [.built([("Far.go", "goes"), ("Near", "stays"), ("Nowhere", "is not")])]
    #expect(try names(shownBy: [record]) == ["Near", "Far.go"])
  }

  @Test("stand once in the list of all sources, also if a page of topics has them again")
  func once() throws {
    let page = try withSampleProject { try $0.run().notebook.page() }
    let files = PageSite(
      title: "All",
      chapters: [
        .init(program: "ch09-sample", goal: "First.", page: page),
        .init(program: "ch09-sample", goal: "Beyond.", page: page, named: "ch09-sample-topics"),
      ]
    ).files
    let links = PageContents(try #require(files["sources.html"])).links.filter { $0.contains("#source-") }
    #expect(!links.isEmpty && Set(links).count == links.count)
    #expect(links.allSatisfy { $0.hasPrefix("ch09-sample.html#") })
    #expect(files["ch09-sample-topics.html"] != nil)
  }
}
