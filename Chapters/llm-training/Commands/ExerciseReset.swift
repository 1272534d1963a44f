import Exercises
import Foundation

extension ExerciseActions {
  /// Puts the untouched file of an exercise back, from the version control.
  /// What the learner wrote is kept beside the progress.
  func reset(_ outline: ExerciseOutline) throws {
    let path = outline.file.pathComponents.suffix(4).joined(separator: "/")
    guard let stub = try untouched(path, in: outline.project) else {
      throw ExerciseProblem(
        "no untouched version of \(path): this folder has no git history")
    }
    let written = try Data(contentsOf: outline.file)
    guard written != stub else {
      return options.print("\(outline.name) is untouched.")
    }
    let folder = outline.project.appending(path: ".exercises-kept")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    let time = Date.now.formatted(.iso8601).replacing(":", with: "")
    let kept = folder.appending(
      path: "\(outline.chapter) \(outline.name) \(time).txt")
    try written.write(to: kept, options: .atomic)
    try stub.write(to: outline.file, options: .atomic)
    var log = ProgressLog(project: outline.project)
    log.record(.notStarted, of: outline.name, in: outline.chapter)
    options.print(
      "\(path) is untouched again; yours is in "
        + ".exercises-kept/\(kept.lastPathComponent)")
  }

  /// The newest version in the git history that is not started.
  private func untouched(_ path: String, in project: URL) throws -> Data? {
    let log = try git(["log", "--format=%H", "--", path], in: project)
    let commits = String(decoding: log, as: UTF8.self).split(
      separator: "\n")
    for commit in commits {
      let text = try git(["show", "\(commit):\(path)"], in: project)
      if String(decoding: text, as: UTF8.self).contains("NotStarted()") {
        return text
      }
    }
    return nil
  }

  private func git(_ words: [String], in folder: URL) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path] + words
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : Data()
  }
}
