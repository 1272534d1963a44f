/// What may stand in the open places of a template, by the name of the place.
typealias Slots = [String: [String]]

extension Narrator {
  /// Fills a template: one of the choices for each `[a|b|]`, and a word of `slots` for each `{name}`.
  ///
  /// The same place gets the same word, and `{name}` and `{name2}` different ones of one list. `{2-9}` is
  /// a number of that range, written in digits. A word may have open places of its own.
  mutating func filled(_ template: String, from slots: Slots) -> String {
    var words: [String: String] = [:]
    let chosen = replaced(in: template, between: "[", and: "]") { narrator, choices in
      narrator.pick(choices.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
    }
    let filled = replaced(in: chosen, between: "{", and: "}") { narrator, name in
      if let word = words[name] { return word }
      let word = narrator.word(for: name, from: slots, besides: Set(words.values))
      words[name] = word
      return word
    }
    return tidied(filled)
  }

  /// Returns a number if `name` is a range, else a word of the list of that name that is not taken yet.
  private mutating func word(for name: String, from slots: Slots, besides taken: Set<String>) -> String {
    let bounds = name.split(separator: "-").compactMap { Int($0) }
    if bounds.count == 2 { return String(number(bounds[0]...bounds[1])) }
    let list = String(name.prefix { !$0.isNumber })
    guard let words = slots[list] else { preconditionFailure("filled: no words for {\(name)}") }
    for _ in 0..<20 {
      let word = filled(pick(words), from: slots)
      if !taken.contains(word) { return word }
    }
    return filled(pick(words), from: slots)
  }

  /// Replaces every part of `text` between the two marks, which go away, by what `replacement` returns.
  private mutating func replaced(
    in text: String, between start: Character, and end: Character,
    by replacement: (inout Narrator, String) -> String
  ) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: start) {
      guard let close = rest[open...].firstIndex(of: end) else {
        preconditionFailure("filled: \(start) without \(end) in \"\(text)\"")
      }
      result += rest[..<open]
      result += replacement(&self, String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Takes out the spaces that an empty choice leaves behind.
  private func tidied(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    for index in words.indices.dropFirst().reversed() where [",", ".", "!", "?"].contains(words[index]) {
      words[index - 1] += words.remove(at: index)
    }
    return words.joined(separator: " ")
  }
}
