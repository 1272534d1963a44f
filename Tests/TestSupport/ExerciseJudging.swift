import Exercises
import Foundation
import Testing

/// Judges what the learner has written for an exercise, by the chapter's program.
///
/// An exercise that is not started cancels the test, a wrong one fails it, and a right one that lacks something
/// gives a warning.
public func judge(
  _ name: String, of course: any AnyCourse, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let program = try #require(builtProgram(course.chapter), "\(course.chapter) is built beside its tests")
  let process = Process()
  let output = Pipe()
  process.executableURL = program
  process.arguments = ["judge", name]
  process.standardOutput = output
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  let comment = Comment(rawValue: "\n" + text)
  switch ExerciseVerdict.State(status: process.terminationStatus) {
  case .done: break
  case .notStarted: try Test.cancel("not started: \(text.split(separator: "\n").first ?? "")")
  case .rightBut: Issue.record(comment, severity: .warning, sourceLocation: sourceLocation)
  case .wrong, nil: Issue.record(comment, sourceLocation: sourceLocation)
  }
}

/// A program of this project, in the folder of the running tests.
public func builtProgram(_ name: String) -> URL? {
  let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
  let places = [Bundle.main.executableURL?.deletingLastPathComponent()] + bundles
  return places.compactMap { $0?.appending(path: name) }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}

/// Expects what every exercise must have: three hints, an explanation, a stub and a solution with the same
/// surface, a solution that passes, mistakes that are recognised by their own names, and right numbers where the
/// book prints them.
public func expectComplete(
  _ name: String, of course: any AnyCourse, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let outline = try #require(course.outlines.first { $0.name == name })
  for problem in course.problems(of: outline) {
    Issue.record("\(name): \(problem)", sourceLocation: sourceLocation)
  }
}

/// Expects that the file of the caller has a test for each exercise, under the exercise's name.
public func expectTest(
  for course: any AnyCourse, in file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = try String(contentsOfFile: file, encoding: .utf8)
  for outline in course.outlines where !text.contains("func `\(outline.name)`") {
    Issue.record("no test named \(outline.name)", sourceLocation: sourceLocation)
  }
}
