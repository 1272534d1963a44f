import Foundation
import Testing

@testable import Notebooks

@Suite("The pages of all chapters")
struct PageSiteTests {
  private func files() throws -> [String: String] {
    let page = try withSampleProject { try $0.run().notebook.page() }
    return PageSite(
      title: "All & more",
      chapters: [
        .init(program: "ch00-first", goal: "The first.", page: page),
        .init(program: "ch01-missing", goal: "Is < missing.", page: nil, problem: "No page & no reason."),
        .init(program: "ch09-sample", goal: "The last.", page: page),
      ]
    ).files
  }

  @Test("are linked to each other, to the index and to the sources, and all links lead somewhere")
  func links() throws {
    let files = try files()
    #expect(files.keys.sorted() == ["ch00-first.html", "ch09-sample.html", "index.html", "sources.html"])
    let contents = files.mapValues { PageContents($0) }
    var targets = Set(files.keys)
    for (name, page) in contents {
      #expect(Set(page.identifiers).count == page.identifiers.count)
      targets.formUnion(page.identifiers.map { "\(name)#\($0)" })
    }
    for (name, page) in contents {
      for link in page.links {
        #expect(targets.contains(link.hasPrefix("#") ? name + link : link), "\(name): \(link)")
      }
    }
    #expect(contents["ch00-first.html"]?.links.contains("ch09-sample.html") == true)
    #expect(contents["ch09-sample.html"]?.links.contains("ch00-first.html") == true)
    #expect(contents["sources.html"]?.links.contains("ch09-sample.html#source-twice") == true)
  }

  @Test("the index says what each is about, and what came out")
  func index() throws {
    let text = PageContents(try #require(files()["index.html"])).text
    for expected in [
      "All & more", "Samples & <more>", "The first.", "Is < missing.", "No page & no reason.", "3 cells",
      "1 of 2 claims hold",
    ] {
      #expect(text.contains(expected), "\(expected)")
    }
  }

  @Test("the facts in the head of a page can be read again")
  func facts() throws {
    let page = try withSampleProject { try $0.run().notebook.page() }
    let facts = try #require(PageFacts(page: page))
    #expect(facts.program == "ch09-sample" && facts.title == "Samples & <more>" && facts.cellCount == 3)
    #expect(facts.notes == "9. \"Samples\"")
    #expect(PageFacts(page: "<html>\n</html>") == nil)
  }
}
