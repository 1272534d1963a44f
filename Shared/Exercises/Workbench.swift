/// Puts the learner's finished pieces in the place of the lesson's, and knows which are whose.
public final class Workbench {
  /// The pieces that are the learner's, and those that are the lesson's for now.
  public private(set) var yours: [String] = []
  public private(set) var lessons: [String] = []

  /// The size that the reader chose, of those that the program offers.
  public let size: String

  public init(size: String = "") { self.size = size }

  /// The learner's pieces of these names that can run, right or wrong, with what puts each into the place of the
  /// lesson's. Pieces that are not started or crash are left to the lesson.
  public func started<Work, Pieces>(
    _ submission: Submission<Work>, _ names: [String], in place: WritableKeyPath<Pieces, Work>
  ) throws -> [StartedPiece<Pieces>] {
    try names.compactMap { name in
      let course = submission.course
      guard let exercise = course.exercise(name) else {
        preconditionFailure("\(course.chapter) has no exercise \(name)")
      }
      let verdict = try ChildProcess.verdict(of: name, in: course.chapter)
      guard let mine = submission.work, verdict.state != .notStarted, !verdict.crashed else {
        lessons.append(name)
        return nil
      }
      yours.append(name)
      return StartedPiece(name: name, chapter: course.chapter, verdict: verdict) {
        exercise.adopt(&$0[keyPath: place], mine)
      }
    }
  }

  /// The work of a chapter with these pieces, which must all be the learner's and right.
  ///
  /// Throws, and names the pieces that are missing, if one is not.
  public func work<Work>(of submission: Submission<Work>, needing names: [String]) throws -> Work {
    let course = submission.course
    var work = course.lesson
    var missing: [String] = []
    for name in names {
      guard let exercise = course.exercise(name) else {
        preconditionFailure("\(course.chapter) has no exercise \(name)")
      }
      let verdict = try ChildProcess.verdict(of: name, in: course.chapter)
      guard let mine = submission.work, verdict.state.isRight else {
        missing.append(name)
        continue
      }
      exercise.adopt(&work, mine)
      yours.append(name)
    }
    guard missing.isEmpty else {
      throw ExerciseError(
        "finish these exercises of \(course.chapter) first: \(missing.joined(separator: ", "))")
    }
    return work
  }

  /// Says in a line which pieces are the learner's.
  public var summary: String {
    if yours.isEmpty { return "No piece is yours yet: all are the lesson's." }
    if lessons.isEmpty, yours.count == 1 { return "The piece is yours: \(yours[0])." }
    if lessons.isEmpty { return "All \(yours.count) pieces are yours." }
    return "Yours: \(yours.joined(separator: ", ")). The lesson's: \(lessons.joined(separator: ", "))."
  }
}

/// A learner's piece that can run.
public struct StartedPiece<Pieces> {
  public let name: String
  public let chapter: String
  public let verdict: ExerciseVerdict
  /// Puts the piece into the place of the lesson's.
  public let put: (inout Pieces) -> Void

  public init(name: String, chapter: String, verdict: ExerciseVerdict, put: @escaping (inout Pieces) -> Void)
  {
    (self.name, self.chapter, self.verdict, self.put) = (name, chapter, verdict, put)
  }
}

/// A run that is worth showing, on the learner's pieces.
public struct Milestone {
  let title: String
  /// Prints what happens, and returns whether it worked.
  let run: (Workbench) throws -> Bool

  public init(_ title: String, run: @escaping (Workbench) throws -> Bool) {
    (self.title, self.run) = (title, run)
  }
}
