/// A piece of a chapter that a learner writes, and how the judge decides whether it is right.
///
/// `Work` is what is written in the whole chapter: a value with a closure for each piece. The lesson, the
/// solutions, the learner and every mistake are all such values, so that the judge can treat them alike.
public struct Exercise<Work> {
  /// What it is called on the command line and in tests: "causal mask".
  public let name: String
  /// The learner's file, in the chapter's folder `Exercises`.
  public let file: String
  /// The book's section.
  public let section: String
  /// About how long it takes.
  public let minutes: Int
  /// Three hints, each of which says more than the one before.
  public let hints: [String]
  /// What the book does here and why, for those who are done.
  public let explanation: String
  let trials: [Trial<Work>]
  let mistakes: [Mistake<Work>]
  let remarks: [Remark<Work>]
  let avoided: [String: String]
  let tolerance: AnswerTolerance
  /// Takes this exercise's piece over from one work to another.
  let adopt: (inout Work, Work) -> Void

  /// Describes an exercise.
  ///
  /// - Parameters:
  ///   - piece: the exercise's closure in the work
  ///   - trials: what is computed to judge it; the lesson's results are the right ones
  ///   - mistakes: the wrong versions that people write
  ///   - remarks: what a right answer may still lack
  ///   - avoiding: calls that would skip the point of the exercise, and what to say about each
  public init<Piece>(
    _ name: String, _ piece: WritableKeyPath<Work, Piece>, in file: String, section: String, minutes: Int,
    hints: [String], explanation: String, trials: [Trial<Work>], mistakes: [Mistake<Work>],
    remarks: [Remark<Work>] = [], avoiding avoided: [String: String] = [:],
    tolerance: AnswerTolerance = .right
  ) {
    (self.name, self.file, self.section, self.minutes) = (name, file, section, minutes)
    (self.hints, self.explanation) = (hints, explanation)
    (self.trials, self.mistakes, self.remarks) = (trials, mistakes, remarks)
    (self.avoided, self.tolerance) = (avoided, tolerance)
    adopt = { $0[keyPath: piece] = $1[keyPath: piece] }
  }
}

/// A computation on one input, by which the judge compares two works.
public struct Trial<Work> {
  let label: String
  let run: (Work) throws -> [Answer]
  /// What the book prints for it, and with how many decimals.
  let printed: (answers: [Answer], decimals: Int)?

  /// Describes a trial. `run` makes its own inputs, always the same ones.
  public init(_ label: String, _ run: @escaping (Work) throws -> [Answer]) {
    (self.label, self.run, printed) = (label, run, nil)
  }

  /// Describes a trial whose results the book prints.
  public init(
    book label: String, prints answers: [Answer], decimals: Int = 4,
    _ run: @escaping (Work) throws -> [Answer]
  ) {
    (self.label, self.run, printed) = (label, run, (answers, decimals))
  }
}

/// A wrong version of a piece, as people write it.
public struct Mistake<Work> {
  /// What is wrong, in a sentence that the learner can act on.
  let name: String
  /// Where to read about it; the exercise's own section if nil.
  let section: String?
  let make: (inout Work) -> Void

  /// Describes a mistake. `make` puts the wrong version in the place of the right one.
  public init(_ name: String, section: String? = nil, _ make: @escaping (inout Work) -> Void) {
    (self.name, self.section, self.make) = (name, section, make)
  }
}

/// Something that a right answer may still lack: a check of its input, a copy that could be avoided, speed.
public struct Remark<Work> {
  /// Returns what is missing, or nil.
  let find: (Work) throws -> String?

  public init(_ find: @escaping (Work) throws -> String?) { self.find = find }
}
