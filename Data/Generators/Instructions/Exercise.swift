import Corpora

/// An instruction with its answer, and what it asks about.
struct Exercise {
  /// What is asked about, so that nothing is asked twice in other words.
  let subject: String
  let entry: Instruction

  /// Creates an exercise that says everything in the instruction.
  init(_ subject: String, _ instruction: String, _ output: String) {
    self.init(subject, instruction, input: "", output)
  }

  /// Creates an exercise that is done with `input`.
  init(_ subject: String, _ instruction: String, input: String, _ output: String) {
    self.subject = subject
    entry = Instruction(instruction: instruction, input: input, output: output)
  }
}

extension Narrator {
  /// Returns an exercise about `word`: named in one of the `questions`, where `_` stands for it, or with one
  /// of the `tasks` and the word as its input.
  mutating func exercise(
    about word: String, questions: [String], tasks: [String], answer: String
  ) -> Exercise {
    if chance(oneIn: 3) { return Exercise(word, pick(tasks), input: word, answer) }
    return Exercise(word, pick(questions).replacing("_", with: word), answer)
  }
}
