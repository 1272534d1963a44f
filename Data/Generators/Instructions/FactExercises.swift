extension TextWriter {
  mutating func capitalExercise() -> Exercise {
    let (country, city) = pick(WorldFacts.capitals)
    return exercise(
      about: country,
      questions: [
        "What is the capital of _?", "Name the capital city of _.", "Which city is the capital of _?",
      ],
      tasks: ["Name the capital of the following country."],
      answer: "The capital city of \(country) is \(city).")
  }

  mutating func definitionExercise() -> Exercise {
    let (word, meaning) = pick(WorldFacts.definitions)
    return exercise(
      about: word,
      questions: ["Define the word '_'.", "What does the word '_' mean?", "Explain the word '_'."],
      tasks: ["Define the following word.", "Explain what this word means."],
      answer: "The word '\(word)' means \(meaning).")
  }

  mutating func wordForMeaningExercise() -> Exercise {
    let (word, meaning) = pick(WorldFacts.definitions)
    return Exercise(
      word, either("Which word has this meaning?", "Find the word for this description."),
      input: capitalized(meaning),
      "The word is '\(word)'.")
  }

  mutating func categoryExercise() -> Exercise {
    let kinds = pick(3, of: WorldFacts.categories)
    let word = pick(kinds[0].items)
    let names = pick(3, of: kinds.map(\.name))
    return Exercise(
      word, "Classify the following word as \(names[0]), \(names[1]) or \(names[2]).", input: word,
      capitalized(kinds[0].name) + ".")
  }

  mutating func oddOneOutExercise() -> Exercise {
    let kinds = pick(2, of: WorldFacts.categories)
    let words = pick(3, of: kinds[0].items)
    let odd = pick(kinds[1].items)
    return Exercise(
      odd, either("Which word does not belong with the others?", "Find the odd one out."),
      input: pick(4, of: words + [odd]).joined(separator: ", "), "'\(capitalized(odd))' does not belong.")
  }

  mutating func opinionExercise() -> Exercise {
    let opinion = pick(Opinion.all)
    let sentence = "The \(pick(Opinion.things)) was \(opinion.word)."
    return Exercise(
      sentence,
      either(
        "Classify the sentence as positive or negative.", "Is this opinion positive or negative?",
        "Label the review as positive or negative."),
      input: sentence, opinion.isPositive ? "Positive." : "Negative.")
  }
}
