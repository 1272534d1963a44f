import Corpora

/// Generates the instructions that stand in for the book's: short tasks about words, sentences, numbers
/// and general knowledge, each with a single right answer.
///
/// `Data/practice.txt` covers the same facts in other words, and no question is asked twice. So a model
/// has to answer the held-out entries from what it read during pretraining.
public struct InstructionGenerator: Sendable {
  /// The seed of `Data/instructions.json`.
  public static let standardSeed: UInt64 = 1100
  /// The number of entries.
  public static let count = 1_100

  private let seed: UInt64

  /// Creates a generator whose instructions depend only on `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns all entries in a random order.
  public func entries() -> [Instruction] {
    var writer = TextWriter(seed: seed)
    let entries = ExerciseKind.all.flatMap { kind in
      var subjects: Set<String> = []
      var entries: [Instruction] = []
      while entries.count < kind.count {
        let exercise = kind.write(&writer)
        if subjects.insert(exercise.subject).inserted { entries.append(exercise.entry) }
      }
      return entries
    }
    return writer.pick(entries.count, of: entries)
  }

  /// Returns the entries as a JSON list.
  public func text() -> String {
    jsonList(
      of: entries().map { [("instruction", $0.instruction), ("input", $0.input), ("output", $0.output)] })
  }
}

/// A kind of exercise, and how many of them to write.
private struct ExerciseKind: Sendable {
  let count: Int
  let write: @Sendable (inout TextWriter) -> Exercise

  static let all = [
    ExerciseKind(count: 44) { $0.synonymExercise() }, ExerciseKind(count: 52) { $0.oppositeExercise() },
    ExerciseKind(count: 48) { $0.pluralExercise() }, ExerciseKind(count: 48) { $0.pastExercise() },
    ExerciseKind(count: 28) { $0.participleExercise() }, ExerciseKind(count: 48) { $0.spellingExercise() },
    ExerciseKind(count: 36) { $0.rhymeExercise() }, ExerciseKind(count: 32) { $0.degreeExercise() },
    ExerciseKind(count: 24) { $0.analogyExercise() }, ExerciseKind(count: 24) { $0.articleExercise() },
    ExerciseKind(count: 38) { $0.capitalExercise() }, ExerciseKind(count: 40) { $0.definitionExercise() },
    ExerciseKind(count: 24) { $0.wordForMeaningExercise() },
    ExerciseKind(count: 60) { $0.categoryExercise() },
    ExerciseKind(count: 24) { $0.oddOneOutExercise() }, ExerciseKind(count: 40) { $0.opinionExercise() },
    ExerciseKind(count: 48) { $0.sumExercise() }, ExerciseKind(count: 16) { $0.doubleExercise() },
    ExerciseKind(count: 24) { $0.numeralExercise() }, ExerciseKind(count: 20) { $0.parityExercise() },
    ExerciseKind(count: 36) { $0.unitExercise() }, ExerciseKind(count: 24) { $0.numberOrderExercise() },
    ExerciseKind(count: 20) { $0.extremeExercise() }, ExerciseKind(count: 16) { $0.alphabetExercise() },
    ExerciseKind(count: 60) { $0.passiveExercise() }, ExerciseKind(count: 36) { $0.activeExercise() },
    ExerciseKind(count: 48) { $0.tenseExercise() }, ExerciseKind(count: 36) { $0.questionExercise() },
    ExerciseKind(count: 20) { $0.statementExercise() }, ExerciseKind(count: 28) { $0.negationExercise() },
    ExerciseKind(count: 24) { $0.sentenceKindExercise() },
    ExerciseKind(count: 12) { $0.punctuationExercise() },
    ExerciseKind(count: 12) { $0.politeExercise() }, ExerciseKind(count: 10) { $0.agentExercise() },
  ]
}
