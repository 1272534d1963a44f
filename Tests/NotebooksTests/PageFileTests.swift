import Files
import Foundation
import Testing

@testable import Notebooks

@Suite("--html writes a page")
struct PageFileTests {
  @Test("instead of printing the cells, also if a comparison failed")
  func writes() throws {
    try withSampleProject { project in
      let file = project.folder.appending(path: "page.html")
      let (notebook, output, status) = try project.run(["--html", file.path])
      #expect(status == 1)
      #expect(!output.contains("Exercise 3.1: all") && !output.contains("✓"))
      #expect(output.contains("1 of 2 claims hold") && output.contains("page written to \(file.path)"))
      #expect(try String(contentsOf: file, encoding: .utf8) == notebook.page())
      let names = try FileManager.default.contentsOfDirectory(atPath: project.folder.path)
      #expect(names.sorted() == ["Chapters", "page.html"])
    }
  }

  @Test("of the selected cells only")
  func selection() throws {
    try withSampleProject { project in
      let contents = PageContents(try project.run(["--from", "3"]).notebook.page())
      #expect(contents.text.contains("all outputs") && !contents.text.contains("Which is larger"))
    }
  }

  @Test("a path that cannot be written is an error before the run")
  func unwritable() throws {
    try withSampleProject { project in
      for path in ["/nonexistent/page.html", project.folder.path] {
        #expect(throws: FileError.self) { try project.run(["--html", path]) }
      }
      #expect(throws: OptionError.self) { try project.run(["--html", "page.html", "--step"]) }
    }
  }
}
