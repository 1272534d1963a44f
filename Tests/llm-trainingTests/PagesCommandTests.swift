import Foundation
import Notebooks
import TestSupport
import Testing

@testable import llm_training

@Suite("llm-training --html writes the pages of all chapters")
struct PagesCommandTests {
  /// Makes stand-ins for the programs in a folder: they write a page that holds their arguments.
  private func makePrograms(in folder: URL, failing: Set<String> = [], without missing: Set<String> = [])
    throws
  {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = """
      #!/bin/sh
      for file; do :; done
      name=$(basename "$0")
      [ -e "$0.fails" ] && exit 3
      printf '<meta name="chapter-program" content="%s"/>\\n' "$name" > "$file"
      printf '<meta name="chapter-title" content="Title of %s"/>\\n' "$name" >> "$file"
      printf '<meta name="chapter-summary" content="1 comparison"/>\\n' >> "$file"
      printf '%s\\n' '<!-- chapters: top -->' "$*" >> "$file"
      """
    try writeScript(script, to: folder.appending(path: "script"))
    for name in Set(ChapterPages.programs).subtracting(missing) {
      let file = folder.appending(path: name).path
      try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "script")
      if failing.contains(name) { try Data().write(to: URL(filePath: file + ".fails")) }
    }
  }

  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  @Test("a folder means all chapters, a file that ends in .html only this one")
  func folderOrFile() {
    #expect(asksForAllPages(["--html", "site"]))
    #expect(asksForAllPages(["--seed", "5", "--html=site/pages"]))
    #expect(!asksForAllPages(["--html", "page.html"]))
    #expect(!asksForAllPages(["--html=Page.HTML"]))
    #expect(!asksForAllPages(["--html"]) && !asksForAllPages(["--cell", "3"]))
  }

  @Test("the options are passed on, and the pages are linked in order")
  func writes() async throws {
    try await withFolder { folder in
      try makePrograms(in: folder.appending(path: "programs"))
      let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
        [folder = folder.path as String] in
        pagesCommand(
          ["--html", folder + "/site", "--seed", "7"], programs: URL(fileURLWithPath: folder + "/programs"))
      }
      let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
      #expect(output.contains("ch05-architecture: 1 comparison ("))
      #expect(output.contains("site/index.html"))
      let page = try text(folder, "site/ch04-attention.html")
      #expect(page.contains("--seed 7 --html"))
      #expect(page.contains("rel=\"next\" href=\"ch04-attention-topics.html\""))
      #expect(
        try text(folder, "site/ch04-attention-topics.html").contains(
          "rel=\"prev\" href=\"ch04-attention.html\""))
      let index = try text(folder, "site/index.html")
      for entry in ChapterPages.plan {
        let page = try text(folder, "site/\(entry.name).html")
        #expect(index.contains("href=\"\(entry.name).html\""))
        #expect(page.contains("--topics") == entry.isOfTopics)
      }
    }
  }

  @Test("a program that was not built is named before any runs, with the command that builds it")
  func missing() async throws {
    try await withFolder { folder in
      try makePrograms(in: folder.appending(path: "programs"), without: ["ch02-sampling"])
      let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
        [folder = folder.path as String] in
        pagesCommand(["--html", folder + "/site"], programs: URL(fileURLWithPath: folder + "/programs"))
      }
      let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(errors.contains("not built: ch02-sampling. Build with `swift build --product ch02-sampling`"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "site").path))
    }
  }

  @Test("a program that writes no page leaves the others alone; the status says so")
  func failing() async throws {
    try await withFolder { folder in
      try makePrograms(in: folder.appending(path: "programs"), failing: ["ch02-sampling"])
      let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardOutputContent]) {
        [folder = folder.path as String] in
        pagesCommand(["--html", folder + "/site"], programs: URL(fileURLWithPath: folder + "/programs"))
      }
      let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
      #expect(output.contains("ch02-sampling: no page: exit status 3"))
      #expect(try text(folder, "site/index.html").contains("The program wrote no page."))
      #expect(try text(folder, "site/ch03-embeddings.html").contains("href=\"ch01-tokenizing-topics.html\""))
    }
  }

  private func text(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }
}
