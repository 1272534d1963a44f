import Exercises
import Foundation

/// Builds a chapter's program and has it judge an exercise.
struct ExerciseJudge {
  let book: ExerciseBook
  let print: (String) -> Void

  /// Builds, judges, prints the verdict, and returns the state. Code that
  /// does not compile counts as wrong; the compiler's errors are printed.
  func judge(_ outline: ExerciseOutline) throws -> ExerciseVerdict.State {
    var build = ExerciseBuild(outline)
    guard try build.run() else {
      print("✗ \(outline.name): does not compile")
      for line in build.errors { print(line) }
      return .wrong
    }
    for chapter in build.leftOut {
      print("(\(chapter): left out, since its exercises do not compile)")
    }
    let before = book.state(of: outline)
    let state = try verdict(outline, build.program)
    if state.isRight { congratulate(outline, isNew: !before.isRight) }
    return state
  }

  /// Runs the program, which prints the verdict and notes it in the log.
  private func verdict(
    _ outline: ExerciseOutline, _ program: URL
  ) throws -> ExerciseVerdict.State {
    let process = Process()
    process.executableURL = program
    process.arguments = ["judge", outline.name]
    try process.run()
    process.waitUntilExit()
    guard
      let state = ExerciseVerdict.State(status: process.terminationStatus)
    else {
      throw ExerciseProblem(
        "\(outline.chapter) ended with status \(process.terminationStatus)")
    }
    return state
  }

  /// Says what comes next, and when a chapter or everything is done.
  private func congratulate(_ outline: ExerciseOutline, isNew: Bool) {
    let all = book.outlines
    let own = all.filter { $0.chapter == outline.chapter }
    if isNew, all.allSatisfy({ book.state(of: $0).isRight }) {
      print("All \(all.count) exercises are done: the whole book is yours.")
    } else if isNew, own.allSatisfy({ book.state(of: $0).isRight }) {
      print("\(outline.chapter) is done: all \(own.count) exercises.")
    }
    print("What the book does: exercises explain \(outline.name)")
    if let next = try? book.next() {
      print("Next: \(next.name)   \(next.place)")
    }
  }
}
