import Files
import Foundation
import Notebooks
import Roadmap

/// Runs the programs of all chapters, one after the other, for their pages.
struct ChapterPages {
  /// The folder in which the programs were built.
  var programs: URL
  /// What every program gets besides `--html`.
  var options: [String]
  /// Prints a line.
  var print: (String) -> Void

  /// The programs and what they are about, in the order of the notes.
  static let plan: [(program: String, goal: String)] =
    [("llm-training", "The whole road in one run, with a tiny model.")]
    + zip(ChapterCatalog.entries(), Phase.all).map { chapter, phase in
      (chapter.program, phase.goal(.english))
    }

  /// Throws an error of one line if programs were not built.
  func checkPrograms() throws {
    let missing = Self.plan.map(\.program).filter { name in
      let path = programs.appending(path: name).path
      return !FileManager.default.isExecutableFile(atPath: path)
    }
    guard let first = missing.first else { return }
    var command = "swift build"
    if programs.lastPathComponent == "release" { command += " -c release" }
    if missing.count == 1 { command += " --product \(first)" }
    let names = missing.joined(separator: ", ")
    throw FileError(
      "not built: \(names). Build with `\(command)`, then try again.")
  }

  /// Runs all programs; returns their pages and exit statuses.
  func chapters() throws -> [(page: PageSite.Chapter, status: Int32)] {
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let signals = StopSignals {
      try? FileManager.default.removeItem(at: scratch)
    }
    return try Self.plan.map { program, goal in
      let file = scratch.appending(path: program + ".html")
      var status: Int32 = 0
      let seconds = try elapsedSeconds {
        status = try run(program, page: file, until: signals)
      }
      let page = try? String(contentsOf: file, encoding: .utf8)
      let facts = page.flatMap { PageFacts(page: $0) }
      let result = facts?.summary ?? "no page: exit status \(status)"
      print("\(program): \(result) (\(seconds.asDuration))")
      let problem = page == nil ? "The program wrote no page." : nil
      return (
        PageSite.Chapter(
          program: program, goal: goal, page: page, problem: problem),
        page == nil ? max(status, 1) : status
      )
    }
  }

  /// Runs a program and returns its exit status. Ctrl-C ends it too.
  private func run(
    _ program: String, page: URL, until signals: StopSignals
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = programs.appending(path: program)
    process.arguments = options + ["--html", page.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    while process.isRunning {
      usleep(20_000)
      if let status = signals.exitStatus {
        process.terminate()
        process.waitUntilExit()
        throw ExitStatus(status)
      }
    }
    return process.terminationStatus
  }
}
