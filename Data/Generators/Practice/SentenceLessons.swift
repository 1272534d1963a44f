/// A simple sentence (subject, verb, object) in every tense, voice and mood that the texts use.
struct Clause: Sendable {
  let agent: String
  let action: Action
  let object: String

  var present: String { capitalized("\(agent) \(action.third) \(object).") }
  var past: String { capitalized("\(agent) \(action.past) \(object).") }
  var future: String { capitalized("\(agent) will \(action.base) \(object).") }
  var passive: String {
    capitalized("\(object) \(isPlural ? "were" : "was") \(action.participle) by \(agent).")
  }
  var question: String { capitalized("did \(agent) \(action.base) \(object)?") }
  var negation: String { capitalized("\(agent) did not \(action.base) \(object).") }
  var command: String { capitalized("\(action.base) \(object)!") }

  private var isPlural: Bool {
    ["the dishes", "the rolls", "the seeds", "the carrots", "the hens"].contains(object)
  }
}

extension TextWriter {
  /// Returns a random sentence whose subject is one of the `agents`.
  mutating func clause(by agents: [String] = Action.agents) -> Clause {
    let action = pick(Action.all)
    return Clause(agent: pick(agents), action: action, object: pick(action.objects))
  }

  /// Puts a sentence in the active and the passive voice.
  mutating func voiceSentence() -> String {
    let clause = clause()
    return either(
      "\(clause.past) \(clause.passive)", "\(clause.passive) \(clause.past)",
      "\(clause.past) In other words, \(lowered(clause.passive))",
      "\(clause.past) So \(lowered(clause.passive))")
  }

  /// Puts a sentence in the present, past and future tense.
  mutating func tenseSentence() -> String {
    let clause = clause()
    return either(
      "Today \(lowered(clause.present)) Yesterday \(lowered(clause.past)) Tomorrow \(lowered(clause.future))",
      "\(clause.present) \(clause.past) \(clause.future)",
      "\(clause.present) Yesterday \(lowered(clause.past))",
      "\(clause.past) Tomorrow \(lowered(clause.future))")
  }

  /// Asks whether somebody did something, usually with the answer.
  mutating func questionSentence() -> String {
    let clause = clause()
    return either(
      "\(clause.past) \(clause.question) Yes, \(lowered(clause.past))",
      "\(clause.question) No, \(lowered(clause.negation))", "\(clause.past) No, \(lowered(clause.negation))",
      "\(children(1)[0]) asked, \"\(clause.question)\" Nobody knew.")
  }

  /// Labels a sentence as a statement, question or command.
  mutating func sentenceKindSentence() -> String {
    let clause = clause()
    return either(
      "\(clause.past) That is a statement.", "\(clause.question) That is a question.",
      "\(clause.command) That is a command.")
  }
}

/// Returns `sentence` with its first letter in lower case.
func lowered(_ sentence: String) -> String { sentence.prefix(1).lowercased() + sentence.dropFirst() }
