extension TextWriter {
  /// Names the capital of a country.
  mutating func capitalSentence() -> String {
    let (country, city) = pick(WorldFacts.capitals)
    return either(
      "\(city) is the capital of \(country).", "The capital of \(country) is \(city).",
      "\(children(1)[0]) wrote a postcard from \(city), the capital of \(country).",
      "Whoever travels to \(country) wants to see \(city), its capital.")
  }

  /// Defines a word.
  mutating func definitionSentence() -> String {
    let (word, meaning) = pick(WorldFacts.definitions)
    return either(
      "\(a(word)) is \(meaning).", "\(capitalized(meaning)): that is \(a(word)).",
      "When people say \(word), they mean \(meaning).", "What is \(a(word))? It is \(meaning).")
  }

  /// States the category of a word.
  mutating func categorySentence() -> String {
    let kinds = pick(2, of: WorldFacts.categories)
    let (items, others) = (pick(3, of: kinds[0].items), pick(1, of: kinds[1].items))
    let kind = kinds[0].name
    return either(
      "\(items[0]) belongs to the words for \(a(kind)).",
      "\(items[0]), \(items[1]), \(items[2]): each of them is \(a(kind)).",
      "\(items[0]) is \(a(kind)), but \(others[0]) is \(a(kinds[1].name)).",
      "\(items[0]), \(items[1]) and \(others[0]) are not alike: \(others[0]) is no \(kind).")
  }

  /// Gives an opinion, usually labelled as positive or negative.
  mutating func opinionSentence() -> String {
    let opinion = pick(Opinion.all)
    let thing = pick(Opinion.things)
    let name = children(1)[0]
    let word = opinion.isPositive ? "positive" : "negative"
    return either(
      "\"The \(thing) was \(opinion.word),\" said \(name). That was a \(word) word.",
      "\(name) found the \(thing) \(opinion.word), so \(name.their) opinion was \(word).",
      "\(opinion.word) is a \(word) word.",
      opinion.isPositive
        ? "The \(thing) was \(opinion.word), and everybody was pleased."
        : "The \(thing) was \(opinion.word), and nobody was pleased.")
  }
}

/// An adjective that expresses a positive or negative opinion.
struct Opinion: Sendable {
  let word: String
  let isPositive: Bool

  static let all =
    [
      "delicious", "lovely", "wonderful", "excellent", "great", "delightful", "charming", "perfect",
      "exciting",
      "splendid", "superb", "brilliant",
    ].map { Opinion(word: $0, isPositive: true) }
    + [
      "boring", "awful", "terrible", "dull", "horrible", "disappointing", "dreadful", "poor", "tiring",
      "ugly",
      "annoying", "useless",
    ].map { Opinion(word: $0, isPositive: false) }

  static let things = [
    "soup", "film", "book", "concert", "play", "story", "cake", "journey", "picture", "song", "garden",
    "hotel",
    "lesson", "party", "coat", "dinner", "walk", "poem", "music", "museum",
  ]
}
