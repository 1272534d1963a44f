import Exercises
import Foundation

/// Builds a chapter's program with what the learner wrote.
///
/// If only the exercises of other chapters do not compile, it builds
/// without these.
struct ExerciseBuild {
  private let outline: ExerciseOutline
  /// The errors in the learner's files, as the compiler prints them, but
  /// with short paths and each only once.
  private(set) var errors: [String] = []
  /// The chapters whose exercises were left out.
  private(set) var leftOut: [String] = []

  init(_ outline: ExerciseOutline) { self.outline = outline }

  /// The folder with the built programs: that of this program.
  private var folder: URL {
    (Bundle.main.executableURL ?? outline.project)
      .deletingLastPathComponent()
  }

  /// The chapter's program.
  var program: URL { folder.appending(path: outline.chapter) }

  /// Builds the program; false if the chapter's own exercises do not
  /// compile. Throws if the build fails for another reason.
  mutating func run() throws -> Bool {
    while true {
      let (status, output) = try build()
      if status == 0 { return true }
      if status == 127 {  // of env: no such command
        throw ExerciseProblem(
          "no swift on PATH to build what you wrote: install Swift 6.3")
      }
      let found = CompilerErrors(output, project: outline.project)
      let broken = found.chapters.filter { !leftOut.contains($0) }
      guard let first = broken.first else {
        throw ExerciseProblem(
          "the build failed: \(found.other ?? Self.lastLine(of: output))")
      }
      errors = found.lines(of: outline.chapter)
      if broken.contains(outline.chapter) { return false }
      leftOut.append(first)
    }
  }

  private static func lastLine(of output: String) -> String {
    let lines = output.split(whereSeparator: \.isNewline)
    return lines.last.map(String.init) ?? "no error was printed"
  }

  private func build() throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    let scratch = folder.deletingLastPathComponent()
      .deletingLastPathComponent().path
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swift", "build", "--package-path", outline.project.path,
      "--scratch-path", scratch, "--product", outline.chapter,
    ]
    if folder.lastPathComponent == "release" {
      process.arguments? += ["-c", "release"]
    }
    var environment = ProcessInfo.processInfo.environment
    if !leftOut.isEmpty {
      environment["LLM_LEFT_OUT"] = leftOut.joined(separator: ",")
    }
    process.environment = environment
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: data, as: UTF8.self)
    )
  }
}

/// The errors in the output of a build, sorted by the chapter whose
/// exercises they are in.
struct CompilerErrors {
  private var blocks: [(chapter: String, lines: [String])] = []
  /// The first error that is in no exercise.
  private(set) var other: String?

  /// Takes the errors out of the output. An error is a line with its place,
  /// and the lines with the source that follow.
  init(_ output: String, project: URL) {
    let root = project.path + "/"
    var seen: Set<String> = []
    var isInBlock = false
    for line in output.components(separatedBy: "\n") {
      if line.contains(": error: ") || line.contains(": warning: ") {
        isInBlock = line.contains(": error: ") && seen.insert(line).inserted
        guard isInBlock else { continue }
        let short = line.replacingOccurrences(of: root, with: "")
        let parts = short.split(separator: "/")
        let isExercise =
          parts.count == 4 && parts[0] == "Chapters"
          && parts[2] == "Exercises"
        if isExercise {
          blocks.append((String(parts[1]), [short]))
        } else {
          other = other ?? short
          isInBlock = false
        }
      } else if line.hasPrefix("error: ") {
        other = other ?? line
      } else if isInBlock, Self.isSource(line) {
        blocks[blocks.count - 1].lines.append(line)
      } else {
        isInBlock = false
      }
    }
  }

  /// Whether a line shows source: " 14 |   return x".
  private static func isSource(_ line: String) -> Bool {
    line.drop { $0 == " " || $0.isNumber }.hasPrefix("|")
  }

  /// The chapters whose exercises do not compile.
  var chapters: [String] {
    blocks.map(\.chapter).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The errors of a chapter, with the lines of source.
  func lines(of chapter: String) -> [String] {
    blocks.filter { $0.chapter == chapter }.flatMap(\.lines)
  }
}
