extension TextWriter {
  /// States that two words are synonyms.
  mutating func synonymSentence() -> String {
    let (word, other) = pick(WordPairs.synonyms)
    let (one, two) = cited(word, other)
    return either(
      "Another word for \(one) is \(two).", "Instead of \(one) you can say \(two).",
      "\(one) and \(two) mean nearly the same.", "\(one) means the same as \(two).",
      asked("Who knows another word for \(one)?", two))
  }

  /// States that two words are opposites.
  mutating func oppositeSentence() -> String {
    let (word, other) = pick(WordPairs.opposites)
    let (one, two) = cited(word, other)
    return either(
      "The opposite of \(word) is \(other).", "The opposite of \(other) is \(word).",
      "\(one) and \(two) are opposites.", "\(one) is the opposite of \(two).",
      "One says \(one), the other says \(two): they never agree.",
      asked("Who knows the opposite of \(one)?", two), asked("Who knows the opposite of \(two)?", one))
  }

  /// Gives the singular and plural of a noun.
  mutating func pluralSentence() -> String {
    let (word, words) = pick(WordPairs.plurals)
    let (one, many) = cited(word, words)
    return either(
      "One \(word), two \(words).", "The plural of \(word) is \(words).",
      "There was one \(word), then there were many \(words).",
      "One \(word) is alone, but \(spelled(number(3...9))) \(words) are a crowd.",
      "\(many) is the plural of \(one).", asked("Who knows the plural of \(one)?", many))
  }

  /// Gives the forms of a verb.
  mutating func verbSentence() -> String {
    let verb = pick(Verb.all)
    let name = children(1)[0]
    let (base, past) = cited(verb.base, verb.past)
    let (alsoBase, participle) = cited(verb.base, verb.participle)
    return either(
      "\(verb.base), \(verb.past), \(verb.participle).",
      "Today I \(verb.base), yesterday I \(verb.past), and I have often \(verb.participle).",
      "The past tense of \(verb.base) is \(verb.past).", "I \(verb.base), and \(name) \(verb.third), too.",
      "\(name) \(verb.third) today, as \(name.they) \(verb.past) yesterday.",
      "\(past) is the past tense of \(base), and \(participle) its participle.",
      asked("Who knows the past tense of \(base)?", past),
      asked("Who knows the past participle of \(alsoBase)?", participle))
  }

  /// Corrects a misspelling.
  mutating func spellingSentence() -> String {
    let (mistake, word) = pick(WordPairs.misspellings)
    let (wrong, right) = cited(mistake, word)
    return either(
      "It is spelled \(right) and not \(wrong).", "Some people write \(wrong), but \(right) is correct.",
      "\(wrong) is a mistake: it should be \(right).",
      "\(elder()) crossed out \(wrong) and wrote \(right).", asked("Who knows how to spell \(wrong)?", right))
  }

  /// States that two words rhyme.
  mutating func rhymeSentence() -> String {
    let words = pick(2, of: pick(WordPairs.rhymes))
    let (one, two) = cited(words[0], words[1])
    return either(
      "\(one) rhymes with \(two).", "\(one) and \(two) rhyme.",
      "A word that rhymes with \(words[0]) is \(words[1]).",
      "First comes \(one), and the rhyme is \(two).", asked("Who knows a rhyme for \(one)?", two))
  }

  /// Gives the comparative or superlative of an adjective.
  mutating func degreeSentence() -> String {
    let (plain, more, most) = pick(WordPairs.degrees)
    let names = children(3)
    let (one, two) = cited(plain, more)
    let (first, last) = cited(plain, most)
    return either(
      "\(plain), \(more), \(most).",
      "This one is \(plain), that one is \(more), and the third is the \(most).",
      "\(names[0]) was \(plain), \(names[1]) was \(more), and \(names[2]) was the \(most) of all.",
      "\(two) is the comparative of \(one).", "\(last) is the superlative of \(first).")
  }

  /// Returns the two words, in quotation marks half of the time.
  private mutating func cited(_ word: String, _ other: String) -> (String, String) {
    chance(oneIn: 2) ? (word, other) : ("'\(word)'", "'\(other)'")
  }

  /// Returns a question and its answer, with or without two speakers.
  private mutating func asked(_ question: String, _ answer: String) -> String {
    let names = children(2)
    return either(
      "\(question) It is \(answer).", "\(question) \(capitalized(answer)).",
      "\"\(question)\" asked \(names[0]). \"\(capitalized(answer))!\" said \(names[1]).")
  }
}
