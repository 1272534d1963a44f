import Exercises
import Foundation
import Notebooks

extension ExerciseActions {
  /// Checks every exercise as a maintainer would: its task, hints and
  /// example, that the file as it lies there is not started, that its
  /// solution passes and is well laid out, and that each mistake is
  /// recognised.
  func verify() throws {
    var problems = 0
    var mistakes = 0
    for course in book.courses {
      var build = ExerciseBuild(course.outlines[0])
      options.print("\(course.chapter)")
      guard try build.run() else {
        for line in build.errors { options.print("  \(line)") }
        problems += 1
        continue
      }
      for outline in course.outlines {
        var found = course.problems(of: outline)
        found += try stubProblems(of: outline, program: build.program)
        problems += found.count
        mistakes += outline.mistakes.count
        let mark = found.isEmpty ? "✓" : "✗"
        options.print(
          "  \(mark) \(outline.name), \(outline.mistakes.count) mistakes")
        for problem in found { options.print("      \(problem)") }
        if options.flag("--mistakes") {
          tellMistakes(of: outline, in: course)
        }
      }
    }
    problems += try layoutProblems()
    options.print(
      "\(book.outlines.count) exercises, \(mistakes) mistakes, "
        + "\(problems) problems")
    if problems > 0 { throw ExitStatus(1) }
  }

  /// Prints what the judge says to each mistake.
  private func tellMistakes(
    of outline: ExerciseOutline, in course: any AnyCourse
  ) {
    for (mistake, verdict) in course.judgeMistakes(of: outline.name) {
      options.print("      \(mistake)")
      for line in verdict.message { options.print("        → \(line)") }
    }
  }

  private func stubProblems(
    of outline: ExerciseOutline, program: URL
  ) throws -> [String] {
    let process = Process()
    process.executableURL = program
    process.arguments = ["judge", outline.name]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let state = ExerciseVerdict.State(status: process.terminationStatus)
    if state == .notStarted { return [] }
    return ["its file is \(state?.rawValue ?? "broken"), not untouched"]
  }

  /// The number of complaints about the layout of the solutions.
  private func layoutProblems() throws -> Int {
    let files = book.outlines.map(\.solution.path)
    let status = runCommand(
      ["swift", "format", "lint", "--strict"] + files)
    return status == 0 ? 0 : 1
  }
}
