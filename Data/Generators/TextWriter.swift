/// Writes all generated texts, with a seeded random generator behind every choice.
///
/// Stories, conversations, lessons, messages and exercises are extensions, one theme per file. Methods
/// that write a document return its paragraphs.
struct TextWriter {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Returns one of `choices` at random.
  mutating func either(_ choices: String...) -> String { pick(choices) }

  /// Returns one of `items` at random.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[random.next(below: items.count)] }

  /// Returns `count` distinct elements of `items` in random order.
  mutating func pick<Item>(_ count: Int, of items: [Item]) -> [Item] {
    var rest = items
    return (0..<count).map { _ in rest.remove(at: random.next(below: rest.count)) }
  }

  /// Returns a random number in `range`.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + random.next(below: range.count)
  }

  /// Returns true with probability 1/`count`.
  mutating func chance(oneIn count: Int) -> Bool { random.next(below: count) == 0 }

  /// Returns `line` as direct speech, with the speaker named before or after it.
  ///
  /// `line` ends with its own punctuation; before "said", a full stop becomes a comma. A pronoun always
  /// precedes its verb ("she said"); a name may also follow it ("said Ada").
  mutating func said(_ line: String, _ speaker: String) -> String {
    let line = capitalized(line)
    let verb = line.hasSuffix("?") ? "asked" : line.hasSuffix("!") ? either("cried", "called") : "said"
    let isPronoun = ["he", "she", "they"].contains(speaker)
    if chance(oneIn: 3) { return "\(speaker) \(verb), \"\(line)\"" }
    let quoted = line.hasSuffix(".") ? line.dropLast() + "," : line
    return isPronoun || chance(oneIn: 2)
      ? "\"\(quoted)\" \(speaker) \(verb)." : "\"\(quoted)\" \(verb) \(speaker)."
  }

  /// Returns two lines by one speaker as direct speech, with the speaker named between them.
  mutating func said(_ line: String, then next: String, _ speaker: Person) -> String {
    let verb = line.hasSuffix("?") ? "asked" : line.hasSuffix("!") ? either("cried", "called") : "said"
    let quoted = line.hasSuffix(".") ? line.dropLast() + "," : line
    let order = chance(oneIn: 2) ? "\(speaker) \(verb)" : "\(verb) \(speaker)"
    return "\"\(capitalized(quoted))\" \(order). \"\(capitalized(next))\""
  }

  /// Returns `line` as direct speech by a person.
  mutating func said(_ line: String, _ speaker: Person) -> String { said(line, speaker.name) }
}

/// Joins sentences into a paragraph, capitalises each and leaves out empty ones.
func paragraph(_ sentences: String...) -> String {
  sentences.filter { !$0.isEmpty }.map(capitalized).joined(separator: " ")
}
