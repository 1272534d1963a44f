extension TextWriter {
  mutating func synonymExercise() -> Exercise {
    let (word, other) = pick(WordPairs.synonyms)
    return exercise(
      about: word,
      questions: ["What is a synonym for '_'?", "Find a synonym for '_'.", "Give another word for '_'."],
      tasks: ["Provide a synonym for the following word.", "Find a word that means the same."],
      answer: "A synonym for '\(word)' is '\(other)'.")
  }

  mutating func oppositeExercise() -> Exercise {
    let (word, other) = pick(WordPairs.opposites)
    return exercise(
      about: word,
      questions: ["What is the opposite of '_'?", "What is an antonym of '_'?", "Name the opposite of '_'."],
      tasks: ["Provide the opposite of the following word.", "Find a word that means the opposite."],
      answer: "The opposite of '\(word)' is '\(other)'.")
  }

  mutating func pluralExercise() -> Exercise {
    let (one, many) = pick(WordPairs.plurals)
    return exercise(
      about: one,
      questions: ["What is the plural of '_'?", "Form the plural of '_'.", "Give the plural form of '_'."],
      tasks: ["Write the plural of the following noun.", "Change the noun to its plural form."],
      answer: "The plural of '\(one)' is '\(many)'.")
  }

  mutating func pastExercise() -> Exercise {
    let verb = pick(Verb.all)
    return exercise(
      about: verb.base,
      questions: [
        "What is the past tense of '_'?", "Give the past tense of '_'.", "Put the verb '_' into the past.",
      ],
      tasks: ["Write the past tense of the following verb.", "Change the verb to the past tense."],
      answer: "The past tense of '\(verb.base)' is '\(verb.past)'.")
  }

  mutating func participleExercise() -> Exercise {
    let verb = pick(Verb.all)
    return exercise(
      about: verb.base,
      questions: ["What is the past participle of '_'?", "Complete the sentence with '_': I have often ..."],
      tasks: ["Write the past participle of the following verb."],
      answer: "The past participle of '\(verb.base)' is '\(verb.participle)'.")
  }

  mutating func spellingExercise() -> Exercise {
    let (wrong, right) = pick(WordPairs.misspellings)
    return exercise(
      about: wrong,
      questions: [
        "How is '_' spelled correctly?", "Correct the spelling of '_'.",
        "The word '_' is misspelled. Correct it.",
      ],
      tasks: ["Correct the spelling of the following word.", "Fix the spelling mistake."],
      answer: "The correct spelling is '\(right)'.")
  }

  mutating func rhymeExercise() -> Exercise {
    let words = pick(2, of: pick(WordPairs.rhymes))
    return exercise(
      about: words[0],
      questions: ["Name a word that rhymes with '_'.", "What rhymes with '_'?", "Find a rhyme for '_'."],
      tasks: ["Provide a word that rhymes with the following one."],
      answer: "A word that rhymes with '\(words[0])' is '\(words[1])'.")
  }

  mutating func degreeExercise() -> Exercise {
    let (plain, more, most) = pick(WordPairs.degrees)
    let (name, form) = chance(oneIn: 2) ? ("comparative", more) : ("superlative", most)
    return exercise(
      about: plain,
      questions: ["What is the \(name) of '_'?", "Give the \(name) form of '_'."],
      tasks: ["Write the \(name) of the following adjective."],
      answer: "The \(name) of '\(plain)' is '\(form)'.")
  }

  mutating func analogyExercise() -> Exercise {
    let pairs = pick(2, of: WordPairs.opposites)
    return Exercise(
      pairs[1].0, either("Complete the analogy.", "Finish the sentence with one word."),
      input: "\(capitalized(pairs[0].0)) is to \(pairs[0].1) as \(pairs[1].0) is to ...",
      capitalized(pairs[1].1) + ".")
  }

  mutating func articleExercise() -> Exercise {
    let countable = WorldFacts.categories.filter { !["colour", "metal"].contains($0.name) }
    let word = pick(WordPairs.plurals.map(\.0) + countable.flatMap(\.items))
    return Exercise(
      word, either("Put 'a' or 'an' in front of the word.", "Add the right article, 'a' or 'an'."),
      input: word,
      capitalized(a(word)) + ".")
  }
}
