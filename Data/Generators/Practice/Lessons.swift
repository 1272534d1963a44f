/// The topic of a lesson.
private enum Topic: CaseIterable {
  case synonyms, opposites, plurals, verbs, spelling, rhymes, degrees, capitals, definitions, categories,
    opinions
  case sums, numerals, units, order, voice, tense, questions, sentenceKinds
}

extension TextWriter {
  /// Writes five to nine sentences, most of them on one topic, sometimes as a scene in a classroom.
  mutating func lesson() -> [String] {
    let topic = pick(Topic.allCases)
    let count = number(5...9)
    var sentences: [String] = []
    while sentences.count < count {
      let sentence = sentence(about: chance(oneIn: 12) ? pick(Topic.allCases) : topic)
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    switch number(0...4) {
    case 0: return [sentences.joined(separator: " ")]
    case 1: return classroom(sentences)
    default: return sentences
    }
  }

  /// Returns a scene in which the teacher and the pupils take turns with the `sentences`.
  private mutating func classroom(_ sentences: [String]) -> [String] {
    let teacher = elder()
    let pupils = children(sentences.count)
    let opening = either(
      "\(teacher) stood at the board.", "It was the first lesson of the day.", "Outside it was raining.",
      "The bell had rung, and even the cat of the school was quiet.")
    let ending = either(
      "\"Well done,\" said \(teacher).", "Then the bell rang.",
      "\"That is enough for today,\" said \(teacher).")
    return [opening]
      + sentences.enumerated().map { index, sentence in
        index % 2 == 0 ? "\(teacher) wrote: \(sentence)" : "\(pupils[index]) read: \(sentence)"
      } + [ending]
  }

  private mutating func sentence(about topic: Topic) -> String {
    let sentence =
      switch topic {
      case .synonyms: synonymSentence()
      case .opposites: oppositeSentence()
      case .plurals: pluralSentence()
      case .verbs: verbSentence()
      case .spelling: spellingSentence()
      case .rhymes: rhymeSentence()
      case .degrees: degreeSentence()
      case .capitals: capitalSentence()
      case .definitions: definitionSentence()
      case .categories: categorySentence()
      case .opinions: opinionSentence()
      case .sums: sumSentence()
      case .numerals: numeralSentence()
      case .units: unitSentence()
      case .order: orderSentence()
      case .voice: voiceSentence()
      case .tense: tenseSentence()
      case .questions: questionSentence()
      case .sentenceKinds: sentenceKindSentence()
      }
    return sentence.first?.isLetter == true ? capitalized(sentence) : sentence
  }
}
