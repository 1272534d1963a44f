import Foundation
import TestSupport
import Testing

@testable import Notebooks

/// Runs a chapter that makes a temporary folder in `place`, in which `body` then does something.
private func runSample(_ arguments: [String], in place: String, _ body: (Notebook) throws -> Void) {
  setenv("TMPDIR", place, 1)
  Chapter("sample", title: "t", book: "b", notes: "n").run(arguments, file: "/nowhere") { notebook in
    notebook.cell("1 First")
    try notebook.withTemporaryFolder { folder in
      try Data("large".utf8).write(to: folder.appending(path: "file"))
      guard try names(in: place).count == 1 else { exit(4) }
      try body(notebook)
    }
  }
}

private func names(in place: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: place)
}

@Suite("Temporary folders")
struct ScratchFolderTests {
  @Test("A folder is gone when the run ends after the last selected cell, within its scope")
  func lastCell() async throws {
    let place = try TemporaryFolder()
    await #expect(processExitsWith: .exitCode(0)) { [path = place.path as String] in
      runSample(["--cell", "1"], in: path) { notebook in
        notebook.cell("2 Second")
        exit(3)
      }
    }
    #expect(try names(in: place.path).isEmpty)
  }

  @Test("A killed program's folder is removed by the next one of its name; nobody else's is")
  func leftovers() throws {
    let place = try TemporaryFolder()
    let environment = ["TMPDIR": place.path]
    let alive = try ScratchFolder(for: "sample", environment: environment)
    let left = "sample-\(UUID().uuidString)"
    let others = ["sample-notes", "sample-x-\(UUID().uuidString)", "other-\(UUID().uuidString)"]
    for name in [left] + others { try #require(mkdir("\(place.path)/\(name)", 0o700) == 0) }
    for name in try names(in: place.path) {
      let path = "\(place.path)/\(name)"
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -90)], ofItemAtPath: path)
    }
    let begun = "sample-\(UUID().uuidString)"  // by a program that is just starting
    try #require(mkdir("\(place.path)/\(begun)", 0o700) == 0)
    let next = try ScratchFolder(for: "sample", environment: environment)
    let expected = others + [begun] + [alive, next].map(\.url.lastPathComponent)
    #expect(try names(in: place.path).sorted() == expected.sorted())
    alive.remove()
    next.remove()
    #expect(try names(in: place.path).sorted() == (others + [begun]).sorted())
  }

  @Test("A folder is gone after an error, and after an exit")
  func exits() async throws {
    let place = try TemporaryFolder()
    await #expect(processExitsWith: .exitCode(1)) { [path = place.path as String] in
      runSample([], in: path) { _ in throw CancellationError() }
    }
    #expect(try names(in: place.path).isEmpty)
    await #expect(processExitsWith: .exitCode(7)) { [path = place.path as String] in
      runSample([], in: path) { _ in exit(7) }
    }
    #expect(try names(in: place.path).isEmpty)
  }

  @Test(
    "A folder is gone after a signal, which still ends the program", arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(number: Int32) async throws {
    let place = try TemporaryFolder()
    await #expect(processExitsWith: .signal(number)) {
      [path = place.path as String, number = number as Int32] in
      signal(number, SIG_DFL)  // the tests may run as a background job, which ignores some
      runSample([], in: path) { _ in
        kill(getpid(), number)
        while true { usleep(1000) }
      }
    }
    #expect(try names(in: place.path).isEmpty)
  }

  @Test("Where TMPDIR cannot be written to, the folder is made elsewhere, and a line says so")
  func fallsBack() throws {
    let place = try TemporaryFolder()
    let folder = try ScratchFolder(
      for: "sample", environment: ["TMPDIR": "/dev/null"], otherwise: ["/dev/null/x", place.path])
    #expect(try names(in: place.path) == [folder.url.lastPathComponent])
    #expect(
      folder.notice == "Temporary files go to \(place.path): TMPDIR, /dev/null, cannot be written to "
        + "(Not a directory), /dev/null/x cannot be written to (Not a directory).")
    folder.remove()
    #expect(try names(in: place.path).isEmpty)
  }

  @Test("Where no place can be written to, the error names them all")
  func nowhere() {
    let error = #expect(throws: (any Error).self) {
      try ScratchFolder(for: "sample", environment: [:], otherwise: ["/dev/null"])
    }
    #expect(
      error.map { "\($0)" }
        == "/dev/null cannot be written to (Not a directory). Set TMPDIR to a folder that can.")
  }
}
