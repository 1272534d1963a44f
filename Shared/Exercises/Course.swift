import Foundation

/// The exercises of a chapter, in order.
public struct Course<Work> {
  /// The chapter's program: "ch04-attention".
  public let chapter: String
  /// What the lesson has for every piece: the right answers.
  public let lesson: Work
  /// The solutions, each written as a learner could write it.
  public let solutions: Work
  public let exercises: [Exercise<Work>]
  /// The chapter's folder `Exercises`, with the learner's files.
  let folder: URL

  /// Describes the exercises of a chapter; call it from a file in
  /// `Chapters/NAME/Exercises/Solutions/Judge`.
  public init(
    _ chapter: String, lesson: Work, solutions: Work, exercises: [Exercise<Work>], file: String = #filePath
  ) {
    (self.chapter, self.lesson, self.solutions) = (chapter, lesson, solutions)
    self.exercises = exercises
    folder = URL(fileURLWithPath: file).deletingLastPathComponents(3)
  }

  func exercise(_ name: String) -> Exercise<Work>? { exercises.first { $0.name == name } }
}

/// What there is to know about an exercise without its chapter's types.
public struct ExerciseOutline {
  public let chapter: String
  public let name: String
  public let section: String
  public let minutes: Int
  public let hints: [String]
  public let explanation: String
  /// The mistakes that the judge knows.
  public let mistakes: [String]
  /// The learner's file.
  public let file: URL
  /// The file with the solution.
  public let solution: URL
}

/// A course without its chapter's types: what lists, hints and checks need.
public protocol AnyCourse {
  var chapter: String { get }
  var outlines: [ExerciseOutline] { get }
  /// Judges the solution of an exercise.
  func judgeSolution(of name: String) -> ExerciseVerdict
  /// Judges every mistake of an exercise, as if a learner had made it.
  func judgeMistakes(of name: String) -> [(mistake: String, verdict: ExerciseVerdict)]
  /// The trials in which the lesson's results are not what the book prints, with both.
  func misprints(of name: String) -> [String]
}

extension Course: AnyCourse {
  public var outlines: [ExerciseOutline] {
    exercises.map {
      ExerciseOutline(
        chapter: chapter, name: $0.name, section: $0.section, minutes: $0.minutes, hints: $0.hints,
        explanation: $0.explanation, mistakes: $0.mistakes.map(\.name),
        file: folder.appending(path: $0.file), solution: folder.appending(path: "Solutions/" + $0.file))
    }
  }

  public func judgeSolution(of name: String) -> ExerciseVerdict { judge(name, solutions) }

  public func judgeMistakes(of name: String) -> [(mistake: String, verdict: ExerciseVerdict)] {
    guard let exercise = exercise(name) else { return [] }
    return exercise.mistakes.map { mistake in
      var work = lesson
      mistake.make(&work)
      return (mistake.name, exercise.judge(work, lesson: lesson))
    }
  }

  public func misprints(of name: String) -> [String] {
    (exercise(name)?.trials ?? []).compactMap { trial in
      guard let printed = trial.printed, let computed = try? trial.run(lesson) else { return nil }
      let tolerance = AnswerTolerance.printed(decimals: printed.decimals)
      if agree(computed, printed.answers, tolerance) { return nil }
      return "\(trial.label): \(computed.map(\.summary)), in print \(printed.answers.map(\.summary))"
    }
  }

  func judge(
    _ name: String, _ work: Work, noting note: ([String]) -> Void = { _ in }
  ) -> ExerciseVerdict {
    guard let exercise = exercise(name) else { preconditionFailure("\(chapter) has no exercise \(name)") }
    var verdict = exercise.judge(work, lesson: lesson, noting: note)
    let calls = avoidedCalls(in: folder.appending(path: exercise.file), exercise)
    if verdict.state.isRight, !calls.isEmpty {
      verdict.state = .rightBut
      verdict.message += calls
    }
    return verdict
  }

  /// What to say about calls in the learner's file that skip the point of the exercise.
  private func avoidedCalls(in file: URL, _ exercise: Exercise<Work>) -> [String] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    return exercise.avoided.sorted { $0.key < $1.key }.compactMap { call, sentence in
      code.contains { $0.contains(call) } ? sentence : nil
    }
  }
}
