import Foundation
import Notebooks

/// What a chapter's program does about exercises: `judge`, `milestone` and `--mine`.
public struct ExerciseProgram {
  private let chapter: String
  private let own: any AnySubmission
  private let all: [any AnySubmission]
  private let milestone: Milestone?
  private let mine: ((Workbench) throws -> Bool)?
  private let sizes: [String]

  /// Describes a program by its own chapter's exercises.
  ///
  /// - Parameters:
  ///   - earlier: the exercises of earlier chapters whose pieces it uses
  ///   - milestone: what `milestone` runs
  ///   - sizes: the values of `--size` for the last two, the default first
  ///   - mine: what `--mine` runs after the comparison with the book; returns whether it worked
  public init(
    _ own: any AnySubmission, earlier: [any AnySubmission] = [], milestone: Milestone? = nil,
    sizes: [String] = [], mine: ((Workbench) throws -> Bool)? = nil
  ) {
    chapter = own.anyCourse.chapter
    self.own = own
    all = earlier + [own]
    (self.milestone, self.sizes, self.mine) = (milestone, sizes, mine)
  }

  /// Runs the command that the arguments ask for, and exits; returns if they ask for none of them.
  public func answer(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) {
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case ChildProcess.command: judgeHere(rest)
    case "judge": judgeCommand(rest)
    case "milestone": if let milestone { milestoneCommand(milestone, rest) }
    default: if arguments.contains("--mine") { mineCommand(arguments.filter { $0 != "--mine" }) }
    }
  }

  private func judgeHere(_ arguments: [String]) -> Never {
    guard arguments.count == 3,
      let submission = all.first(where: { $0.anyCourse.chapter == arguments[0] })
    else { exit(2) }
    limitThisProcess(cpuSeconds: ChildProcess.cpuSeconds, bytes: ChildProcess.bytes)
    let note = { (lines: [String]) in
      try? Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: arguments[2]))
    }
    let verdict =
      submission.judge(arguments[1], noting: { note($0) })
      ?? ExerciseVerdict(state: .notStarted, message: ["left out of this build"])
    fflush(nil)
    note(verdict.message)
    exit(ChildProcess.base + verdict.state.status)
  }

  private func judgeCommand(_ arguments: [String]) -> Never {
    Command("\(chapter) judge", summary: "judge what you wrote for this chapter's exercises")
      .arguments("[NAME …]")
      .run(arguments) { options in
        let words = options.arguments.joined(separator: " ").lowercased()
        let outlines = own.anyCourse.outlines
        var chosen = outlines.filter { $0.name.lowercased() == words }
        if chosen.isEmpty {
          chosen = outlines.filter { words.isEmpty || $0.name.lowercased().contains(words) }
        }
        guard !chosen.isEmpty else {
          throw ExerciseError("no exercise \"\(words)\"; judge without a name lists all")
        }
        let states = try chosen.map { try judge($0, options) }
        if states.count == 1 { throw ExitStatus(states[0].status) }
        let right = states.filter(\.isRight).count
        options.print("\(right) of \(states.count) exercises are done.")
        if states.contains(.wrong) { throw ExitStatus(1) }
      }
  }

  /// Judges an exercise, prints the verdict and writes it to the log.
  private func judge(_ outline: ExerciseOutline, _ options: CommandOptions) throws -> ExerciseVerdict.State {
    let verdict = try ChildProcess.verdict(of: outline.name, in: chapter)
    options.print("\(verdict.state.mark) \(outline.name): \(verdict.state.rawValue)   \(outline.place)")
    for line in verdict.message { options.print("    " + line) }
    var log = ProgressLog(project: outline.project)
    log.record(verdict.state, of: outline.name, in: chapter)
    return verdict.state
  }

  private func mineCommand(_ arguments: [String]) -> Never {
    command("--mine", summary: "run the chapter on what you wrote").run(arguments) { options in
      for outline in own.anyCourse.outlines {
        let verdict = try ChildProcess.verdict(of: outline.name, in: chapter)
        options.print("\(verdict.state.mark) \(outline.name): \(verdict.state.rawValue)")
        let lines = verdict.state.isRight ? own.besideTheBook(outline.name) : []
        for line in verdict.message + lines { options.print("    " + line) }
      }
      guard let mine else { return }
      let worked = try mine(Workbench(size: chosenSize(options)))
      fflush(nil)  // what it printed comes first
      if !worked { throw ExitStatus(1) }
    }
  }

  private func milestoneCommand(_ milestone: Milestone, _ arguments: [String]) -> Never {
    command("milestone", summary: milestone.title).run(arguments) { options in
      options.print(milestone.title)
      let bench = Workbench(size: chosenSize(options))
      let worked = try milestone.run(bench)
      fflush(nil)  // what it printed comes before the summary
      options.print(bench.summary)
      if !worked { throw ExitStatus(1) }
    }
  }

  /// The value of `--size`, which only programs with several sizes have.
  private func chosenSize(_ options: CommandOptions) -> String {
    sizes.isEmpty ? "" : options.text("--size") ?? ""
  }

  private func command(_ name: String, summary: String) -> Command {
    let command = Command("\(chapter) \(name)", summary: summary)
    guard let first = sizes.first else { return command }
    return command.option("--size", values: sizes, default: first, help: "how large the model is")
  }
}

/// A wrong name on the command line.
struct ExerciseError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension ExerciseOutline {
  /// The project's folder.
  public var project: URL { file.deletingLastPathComponents(4) }

  /// The learner's file and the line to begin at, as editors understand it.
  public var place: String {
    let path = file.pathComponents.suffix(4).joined(separator: "/")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.components(separatedBy: "\n") ?? []
    let line = lines.firstIndex { $0.contains("NotStarted()") } ?? lines.firstIndex { $0.contains("public ") }
    return "\(path):\((line ?? 0) + 1)"
  }
}

extension ExerciseOutline {
  /// What is to be done: the doc comment of the learner's file, or of the solution if that has none.
  public var task: [String] {
    for file in [file, solution] {
      let lines = (try? String(contentsOf: file, encoding: .utf8))?.components(separatedBy: "\n") ?? []
      let comment = lines.drop { !$0.hasPrefix("///") }.prefix { $0.hasPrefix("///") }
      if !comment.isEmpty { return comment.map { String($0.dropFirst(3).drop { $0 == " " }) } }
    }
    return []
  }
}

extension URL {
  func deletingLastPathComponents(_ count: Int) -> URL {
    (0..<count).reduce(self) { url, _ in url.deletingLastPathComponent() }
  }
}
