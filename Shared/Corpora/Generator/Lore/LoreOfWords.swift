extension Narrator {
  /// Says of two words that they mean the same.
  mutating func synonymSentence() -> String {
    let (word, other) = pick(WordPairs.synonyms)
    return either(
      "Another word for \(word) is \(other).", "Instead of \(word) you can say \(other).",
      "\(word) and \(other) mean nearly the same.", "\(word) means the same as \(other).")
  }

  /// Says of two words that they mean the opposite.
  mutating func oppositeSentence() -> String {
    let (word, other) = pick(WordPairs.opposites)
    return either(
      "The opposite of \(word) is \(other).", "The opposite of \(other) is \(word).",
      "\(word) and \(other) are opposites.", "\(word) is the opposite of \(other).",
      "One says \(word), the other says \(other): they never agree.")
  }

  /// Gives a noun in its two numbers.
  mutating func pluralSentence() -> String {
    let (one, many) = pick(WordPairs.plurals)
    return either(
      "One \(one), two \(many).", "The plural of \(one) is \(many).",
      "There was one \(one), then there were many \(many).",
      "One \(one) is alone, but \(spelled(number(3...9))) \(many) are a crowd.")
  }

  /// Gives the forms of a verb.
  mutating func verbSentence() -> String {
    let verb = pick(Verb.all)
    let name = children(1)[0]
    return either(
      "\(verb.base), \(verb.past), \(verb.participle).",
      "Today I \(verb.base), yesterday I \(verb.past), and I have often \(verb.participle).",
      "The past tense of \(verb.base) is \(verb.past).", "I \(verb.base), and \(name) \(verb.third), too.",
      "\(name) \(verb.third) today, as \(name.they) \(verb.past) yesterday.")
  }

  /// Says how a word is written, and how not.
  mutating func spellingSentence() -> String {
    let (wrong, right) = pick(WordPairs.misspellings)
    return either(
      "It is spelled \(right) and not \(wrong).", "Some people write \(wrong), but \(right) is correct.",
      "\(wrong) is a mistake: it should be \(right).",
      "\(elder()) crossed out \(wrong) and wrote \(right).")
  }

  /// Says which words rhyme.
  mutating func rhymeSentence() -> String {
    let words = pick(2, of: pick(WordPairs.rhymes))
    return either(
      "\(words[0]) rhymes with \(words[1]).", "\(words[0]) and \(words[1]) rhyme.",
      "A word that rhymes with \(words[0]) is \(words[1]).",
      "First comes \(words[0]), and the rhyme is \(words[1]).")
  }

  /// Compares an adjective.
  mutating func degreeSentence() -> String {
    let (plain, more, most) = pick(WordPairs.degrees)
    let names = children(3)
    return either(
      "\(plain), \(more), \(most).",
      "This one is \(plain), that one is \(more), and the third is the \(most).",
      "\(names[0]) was \(plain), \(names[1]) was \(more), and \(names[2]) was the \(most) of all.")
  }
}
