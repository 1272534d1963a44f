import Corpora

/// Writes the instructions that stand in for the book's: short tasks about words, sentences, numbers and
/// the world, each with the one right answer.
///
/// What they ask about is told in other words by `Data/practice.txt`; nothing is asked twice, so that a
/// model answers the last ones, which training does not see, from what it has read before.
public struct InstructionGenerator: Sendable {
  /// The seed of `Data/instructions.json`.
  public static let standardSeed: UInt64 = 1100
  /// How many entries there are.
  public static let count = 1_100

  private let seed: UInt64

  /// Creates the generator of the instructions that belong to `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns all entries in a random order.
  public func entries() -> [Instruction] {
    var narrator = Narrator(seed: seed)
    let entries = ExerciseKind.all.flatMap { kind in
      var subjects: Set<String> = []
      var entries: [Instruction] = []
      while entries.count < kind.count {
        let exercise = kind.write(&narrator)
        if subjects.insert(exercise.subject).inserted { entries.append(exercise.entry) }
      }
      return entries
    }
    return narrator.pick(entries.count, of: entries)
  }

  /// Returns the entries as a JSON list.
  public func text() -> String {
    jsonList(
      of: entries().map { [("instruction", $0.instruction), ("input", $0.input), ("output", $0.output)] })
  }
}

/// A kind of exercise and how many there are of it.
private struct ExerciseKind: Sendable {
  let count: Int
  let write: @Sendable (inout Narrator) -> Exercise

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
