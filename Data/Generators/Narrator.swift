/// Tells the documents of the corpus; every choice comes from one seeded generator.
///
/// The stories, dialogues and lessons are extensions of it, a theme a file. Each returns its paragraphs.
struct Narrator {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Returns one of the choices, each equally likely.
  mutating func either(_ choices: String...) -> String { pick(choices) }

  /// Returns one of the items.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[random.next(below: items.count)] }

  /// Returns `count` different items in a random order.
  mutating func pick<Item>(_ count: Int, of items: [Item]) -> [Item] {
    var rest = items
    return (0..<count).map { _ in rest.remove(at: random.next(below: rest.count)) }
  }

  /// Returns a number of the range.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + random.next(below: range.count)
  }

  /// Returns true once in `count` times on average.
  mutating func chance(oneIn count: Int) -> Bool { random.next(below: count) == 0 }

  /// Returns the spoken `line` with who says it, before or after the words.
  ///
  /// The line ends in its own punctuation; a full stop becomes the comma that English puts there. A
  /// pronoun stands before its verb ("she said"), a name on either side.
  mutating func said(_ line: String, _ speaker: String) -> String {
    let line = capitalized(line)
    let verb = line.hasSuffix("?") ? "asked" : line.hasSuffix("!") ? either("cried", "called") : "said"
    let isPronoun = ["he", "she", "they"].contains(speaker)
    if chance(oneIn: 3) { return "\(speaker) \(verb), \"\(line)\"" }
    let quoted = line.hasSuffix(".") ? line.dropLast() + "," : line
    return isPronoun || chance(oneIn: 2)
      ? "\"\(quoted)\" \(speaker) \(verb)." : "\"\(quoted)\" \(verb) \(speaker)."
  }

  /// Returns two lines of one speaker with the name between them.
  mutating func said(_ line: String, then next: String, _ speaker: Person) -> String {
    let verb = line.hasSuffix("?") ? "asked" : line.hasSuffix("!") ? either("cried", "called") : "said"
    let quoted = line.hasSuffix(".") ? line.dropLast() + "," : line
    let order = chance(oneIn: 2) ? "\(speaker) \(verb)" : "\(verb) \(speaker)"
    return "\"\(capitalized(quoted))\" \(order). \"\(capitalized(next))\""
  }

  /// Returns the spoken `line` of a person.
  mutating func said(_ line: String, _ speaker: Person) -> String { said(line, speaker.name) }
}

/// Joins sentences into a paragraph and gives each a capital letter; empty ones are left out.
func paragraph(_ sentences: String...) -> String {
  sentences.filter { !$0.isEmpty }.map(capitalized).joined(separator: " ")
}
