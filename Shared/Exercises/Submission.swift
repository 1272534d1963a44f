/// A course together with what the learner has written for it.
public struct Submission<Work> {
  public let course: Course<Work>
  /// The learner's work; nil if it was left out of the build because it does not compile.
  let work: Work?

  public init(_ course: Course<Work>, work: Work?) { (self.course, self.work) = (course, work) }
}

/// A submission without its chapter's types.
public protocol AnySubmission {
  var anyCourse: any AnyCourse { get }
  /// Judges an exercise in this process; nil if the learner's work was left out of the build. Notes in lines
  /// what can be said if the learner's code ends the process.
  func judge(_ name: String, noting note: ([String]) -> Void) -> ExerciseVerdict?
  /// What the learner's piece computes where the book prints results, beside the print, in lines.
  func besideTheBook(_ name: String) -> [String]
}

extension Submission: AnySubmission {
  public var anyCourse: any AnyCourse { course }

  public func judge(_ name: String, noting note: ([String]) -> Void) -> ExerciseVerdict? {
    work.map { course.judge(name, $0, noting: note) }
  }

  public func besideTheBook(_ name: String) -> [String] {
    guard let exercise = course.exercise(name), let work else { return [] }
    return exercise.trials.flatMap { trial -> [String] in
      guard let printed = trial.printed, let yours = try? trial.run(work) else { return [] }
      let tolerance = AnswerTolerance.printed(decimals: printed.decimals)
      return zip(yours, printed.answers).flatMap { yours, book in
        let mark = yours.agrees(with: book, tolerance) ? "✓" : "✗"
        return ["\(mark) yours  \(yours.summary)", "  book   \(book.summary)"]
      }
    }
  }
}
