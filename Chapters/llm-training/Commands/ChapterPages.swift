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

  /// A page: the program that writes it, and what it is about.
  struct Entry {
    var program: String
    var goal: String
    /// Whether it shows the topics of the chapter.
    var isOfTopics = false

    var name: String { isOfTopics ? program + "-topics" : program }
  }

  /// The programs that write pages, each once.
  static let programs =
    ["llm-training"] + ChapterCatalog.entries().map(\.program)

  /// The pages in the order of the notes, each chapter's topics after it.
  static let plan: [Entry] =
    [
      Entry(
        program: "llm-training",
        goal: "The whole road in one run, with a tiny model.")
    ]
    + zip(ChapterCatalog.entries(), Phase.all).flatMap { chapter, phase in
      let entry = Entry(
        program: chapter.program, goal: phase.goal(.english))
      return [entry] + topics(of: chapter.program)
    }

  private static func topics(of program: String) -> [Entry] {
    let topics = ChapterCells(of: program)?.topics ?? []
    if topics.isEmpty { return [] }
    let goal = topics.map(\.title).joined(separator: " · ")
    return [Entry(program: program, goal: goal, isOfTopics: true)]
  }

  /// Throws an error of one line if programs were not built.
  func checkPrograms() throws {
    let missing = Self.programs.filter { name in
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
    return try Self.plan.map { entry in
      let file = scratch.appending(path: entry.name + ".html")
      var status: Int32 = 0
      let seconds = try elapsedSeconds {
        status = try run(entry, page: file, until: signals)
      }
      let page = try? String(contentsOf: file, encoding: .utf8)
      let facts = page.flatMap { PageFacts(page: $0) }
      let result = facts?.summary ?? "no page: exit status \(status)"
      print("\(entry.name): \(result) (\(seconds.asDuration))")
      let problem = page == nil ? "The program wrote no page." : nil
      return (
        PageSite.Chapter(
          program: entry.program, goal: entry.goal, page: page,
          problem: problem, named: entry.name),
        page == nil ? max(status, 1) : status
      )
    }
  }

  /// Runs a program and returns its exit status. Ctrl-C ends it too.
  private func run(
    _ entry: Entry, page: URL, until signals: StopSignals
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = programs.appending(path: entry.program)
    process.arguments =
      options + (entry.isOfTopics ? ["--topics"] : [])
      + ["--html", page.path]
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
