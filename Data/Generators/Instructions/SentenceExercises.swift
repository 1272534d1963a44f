extension TextWriter {
  mutating func passiveExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    return Exercise(
      clause.past,
      either(
        "Rewrite the sentence in the passive voice.", "Change the sentence from active to passive voice.",
        "Turn the following sentence into passive voice."),
      input: clause.past, clause.passive)
  }

  mutating func activeExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    return Exercise(
      clause.past,
      either(
        "Rewrite the sentence in the active voice.", "Change the sentence from passive to active voice.",
        "Turn the following sentence into active voice."),
      input: clause.passive, clause.past)
  }

  mutating func tenseExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    switch number(0...2) {
    case 0:
      return Exercise(
        clause.past,
        either("Rewrite the sentence in the past tense.", "Change the sentence to the past tense."),
        input: clause.present, clause.past)
    case 1:
      return Exercise(
        clause.future,
        either("Rewrite the sentence in the future tense.", "Change the sentence to the future tense."),
        input: clause.present, clause.future)
    default:
      return Exercise(
        clause.present,
        either("Rewrite the sentence in the present tense.", "Change the sentence to the present tense."),
        input: clause.past, clause.present)
    }
  }

  mutating func questionExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    return Exercise(
      clause.past,
      either(
        "Turn the statement into a question.", "Rewrite the sentence as a question.",
        "Change the sentence into a question."),
      input: clause.past, clause.question)
  }

  mutating func statementExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    return Exercise(
      clause.past, either("Turn the question into a statement.", "Rewrite the question as a statement."),
      input: clause.question, clause.past)
  }

  mutating func negationExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    return Exercise(
      clause.past,
      either(
        "Make the sentence negative.", "Rewrite the sentence so that it says the opposite.",
        "Negate the following sentence."),
      input: clause.past, clause.negation)
  }

  mutating func sentenceKindExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    let (sentence, kind) =
      switch number(0...2) {
      case 0: (clause.past, "Statement.")
      case 1: (clause.question, "Question.")
      default: (clause.command, "Command.")
      }
    return Exercise(
      sentence,
      either(
        "Classify the sentence as statement, question or command.",
        "Is it a statement, a question or a command?"),
      input: sentence, kind)
  }

  mutating func punctuationExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    let sentence = chance(oneIn: 3) ? clause.question : clause.past
    return Exercise(
      sentence,
      either(
        "Correct the punctuation and the capital letter.", "Add the capital letter and the mark at the end."),
      input: lowered(String(sentence.dropLast())), sentence)
  }

  mutating func politeExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    return Exercise(
      clause.command, either("Make the command polite.", "Rewrite the command as a polite request."),
      input: clause.command, "Could you please \(lowered(String(clause.command.dropLast())))?")
  }

  mutating func agentExercise() -> Exercise {
    let clause = clause(by: Action.otherAgents)
    let isPassive = chance(oneIn: 2)
    return Exercise(
      clause.past,
      either("Who did it in this sentence?", "Find the person who does something in the sentence."),
      input: isPassive ? clause.passive : clause.past, "It was \(clause.agent).")
  }
}
