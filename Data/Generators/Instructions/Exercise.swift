import Corpora

/// An instruction with its answer and its subject.
struct Exercise {
  /// What the instruction asks about. It keeps the same question from being asked twice in different words.
  let subject: String
  let entry: Instruction

  /// Creates an exercise whose input is empty.
  init(_ subject: String, _ instruction: String, _ output: String) {
    self.init(subject, instruction, input: "", output)
  }

  /// Creates an exercise with an input.
  init(_ subject: String, _ instruction: String, input: String, _ output: String) {
    self.subject = subject
    entry = Instruction(instruction: instruction, input: input, output: output)
  }
}

extension TextWriter {
  /// Returns an exercise about `word`: either one of the `questions`, with `word` in place of `_`, or one
  /// of the `tasks`, with `word` as its input.
  mutating func exercise(
    about word: String, questions: [String], tasks: [String], answer: String
  ) -> Exercise {
    if chance(oneIn: 3) { return Exercise(word, pick(tasks), input: word, answer) }
    return Exercise(word, pick(questions).replacing("_", with: word), answer)
  }
}
