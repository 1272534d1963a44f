import Exercises
import Foundation
import Notebooks

/// `llm-training exercises`: lists what there is to write, helps, and
/// judges it.
func exercisesCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training exercises",
    summary: "write the pieces of the book yourself, and have them judged"
  )
  .arguments(
    """
    [ACTION] [NAME]

    Actions:
      list               all exercises with their states (this is the default)
      next               the first exercise that is not done
      judge [NAME]       build and judge one exercise, or the next one
      watch              judge whatever you save, until q
      hint NAME [1-3]    a hint; each further call tells more
      solution NAME      the solution, once yours is right, or with --reveal
      explain NAME       what the book does and why, once yours is right
      edit [NAME]        open it in $VISUAL or $EDITOR
      reset NAME         the untouched file again; yours is kept aside
      verify             check the exercises themselves

    A NAME is an exercise's, or the chapter's and a word: ch04 mask.
    """
  )
  .flag("--reveal", help: "show a solution before your own is right")
  .flag("--mistakes", help: "verify: print what is said to each mistake")
  .run(arguments) { options in
    try ExerciseActions(options).run()
  }
}

/// The actions of `llm-training exercises`.
struct ExerciseActions {
  let options: CommandOptions
  let book = ExerciseBook()

  init(_ options: CommandOptions) { self.options = options }

  func run() throws {
    let words = options.arguments.dropFirst()
    switch options.arguments.first ?? "list" {
    case "list": list()
    case "next": introduce(try book.next())
    case "judge":
      let judge = ExerciseJudge(book: book, print: options.print)
      let chosen = try words.isEmpty ? book.next() : book.find(words)
      let state = try judge.judge(chosen)
      if !state.isRight { throw ExitStatus(1) }
    case "watch": try ExerciseWatch(book: book, options: options).run()
    case "hint": try hint(words)
    case "solution": try solution(try book.find(words))
    case "explain": try explain(try book.find(words))
    case "edit": try edit(words.isEmpty ? book.next() : book.find(words))
    case "reset": try reset(try book.find(words))
    case "verify": try verify()
    default:
      throw ExerciseProblem(
        "no action \"\(options.arguments[0])\"; see --help")
    }
  }

  /// Prints all exercises by chapter, with their states.
  func list() {
    for course in book.courses {
      let states = course.outlines.map { book.state(of: $0) }
      let done = states.filter(\.isRight).count
      options.print("\(course.chapter)   \(done) of \(states.count) done")
      for (outline, state) in zip(course.outlines, states) {
        let name = outline.name.padding(
          toLength: 28, withPad: " ", startingAt: 0)
        let minutes = "\(outline.minutes) min".leftPadded(to: 7)
        options.print(
          "  \(state.mark) \(name) \(minutes)   \(outline.section)")
      }
    }
    guard let next = try? book.next() else {
      return options.print(
        "\nAll \(book.outlines.count) exercises are done.")
    }
    options.print("\nNext: \(next.name)   \(next.place)")
  }

  /// Prints an exercise's task and where to write it.
  func introduce(_ outline: ExerciseOutline) {
    options.print(
      "\(outline.name): \(outline.chapter), book \(outline.section), "
        + "about \(outline.minutes) minutes")
    options.print(outline.place + "\n")
    for line in outline.task { options.print("  " + line) }
    let chapter = outline.chapter.prefix { $0 != "-" }
    options.print("\nJudge it: swift run llm-training exercises judge")
    options.print(
      "or:       swift test --filter '\(chapter).*\(outline.name)'")
  }

  private func hint(_ words: ArraySlice<String>) throws {
    let number = words.last.flatMap { Int($0) }
    let outline = try book.find(number == nil ? words : words.dropLast())
    guard (1...3).contains(number ?? 1) else {
      throw ExerciseProblem("there are hints 1 to 3, not \(number ?? 0)")
    }
    tellHint(outline, number: number)
  }

  /// Prints a hint: the given one, or the next that was not yet seen.
  func tellHint(_ outline: ExerciseOutline, number: Int? = nil) {
    var log = ProgressLog(project: outline.project)
    let seen = log.hints(of: outline.name, in: outline.chapter)
    let number = min(number ?? seen + 1, outline.hints.count)
    log.record(hint: number, of: outline.name, in: outline.chapter)
    options.print("Hint \(number) of 3: \(outline.hints[number - 1])")
  }

  private func solution(_ outline: ExerciseOutline) throws {
    guard options.flag("--reveal") || book.state(of: outline).isRight else {
      throw ExerciseProblem(
        "\(outline.name) is not done yet; --reveal shows it all the same")
    }
    options.print(try String(contentsOf: outline.solution, encoding: .utf8))
  }

  private func explain(_ outline: ExerciseOutline) throws {
    guard book.state(of: outline).isRight else {
      throw ExerciseProblem("\(outline.name) is not done yet")
    }
    options.print(outline.explanation)
  }

  /// Opens an exercise in the reader's editor.
  func edit(_ outline: ExerciseOutline) throws {
    let line = outline.place.split(separator: ":").last.flatMap { Int($0) }
    guard openInEditor(outline.file.path, line: line ?? 1) else {
      throw ExerciseProblem(
        "set EDITOR to your editor's command, or open \(outline.place)")
    }
  }
}

extension String {
  /// The text with blanks before it, up to a width.
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }
}

/// `llm-training --mine`: runs every chapter on what the learner wrote, as
/// `--mine` of its program does.
func mineCommand(_ arguments: [String]) -> Never {
  Command(
    "llm-training --mine",
    summary: "run all chapters on what you wrote, one after the other"
  ).run(arguments.filter { $0 != "--mine" }) { options in
    var failures: [String] = []
    for course in ExerciseBook().courses {
      options.print("\n── \(course.chapter)")
      var build = ExerciseBuild(course.outlines[0])
      guard try build.run() else {
        for line in build.errors { options.print(line) }
        failures.append(course.chapter)
        continue
      }
      let status = runCommand([build.program.path, "--mine"])
      if status != 0 { failures.append(course.chapter) }
    }
    guard !failures.isEmpty else { return }
    options.print("\nNot right yet: \(failures.joined(separator: ", "))")
    throw ExitStatus(1)
  }
}
