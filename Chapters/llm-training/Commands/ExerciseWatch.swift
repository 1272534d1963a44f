import Exercises
import Foundation
import Notebooks

/// Judges whatever the learner saves, until told to stop.
struct ExerciseWatch {
  let book: ExerciseBook
  let options: CommandOptions

  /// Looks at the learner's files five times a second, and at the keyboard.
  func run() throws {
    options.print(
      "Save an exercise, and it is judged. Keys, each with Return: "
        + "h hint, n next, e edit, l list, q quit.\n")
    let actions = ExerciseActions(options)
    var times = saveTimes()
    var current = try? book.next()
    if let current {
      actions.introduce(current)
      var build = ExerciseBuild(current)  // so that the first save is quick
      _ = try? build.run()
    }
    while true {
      usleep(200_000)
      let now = saveTimes()
      for outline in book.outlines
      where now[outline.file] != times[outline.file] {
        current = outline
        try judge(outline, saved: now[outline.file])
      }
      times = now
      guard let key = pressedKey() else { continue }
      switch (key, current) {
      case ("q", _): return
      case ("h", let outline?): actions.tellHint(outline)
      case ("e", let outline?): try actions.edit(outline)
      case ("n", _):
        current = try book.next()
        if let current { actions.introduce(current) }
      case ("l", _): actions.list()
      default: options.print("\"\(key)\" is not a key: h, n, e, l or q")
      }
    }
  }

  private func judge(_ outline: ExerciseOutline, saved: Date?) throws {
    options.print("\n— \(outline.name)")
    let judge = ExerciseJudge(book: book, print: options.print)
    do {
      _ = try judge.judge(outline)
    } catch let problem as ExerciseProblem {
      options.print("✗ \(problem)")
    }
    if let saved {
      let seconds = String(
        format: "%.1f", Date.now.timeIntervalSince(saved))
      options.print("(\(seconds) s after the save)")
    }
  }

  private func saveTimes() -> [URL: Date] {
    var times: [URL: Date] = [:]
    for file in book.outlines.map(\.file) {
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: file.path)
      times[file] = attributes?[.modificationDate] as? Date
    }
    return times
  }

  /// The line that was typed, if one is waiting; "q" at the end of input.
  private func pressedKey() -> String? {
    var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 0) > 0 else { return nil }
    guard let line = readLine() else { return "q" }
    return line.isEmpty ? nil : line
  }
}
