/// The words that can fill each slot of a template, by slot name.
typealias Slots = [String: [String]]

extension TextWriter {
  /// Fills in a template: each `[a|b|]` becomes one of its choices, each `{name}` a word from `slots`.
  ///
  /// A repeated `{name}` gets the same word again; `{name2}` gets another word from the list "name".
  /// `{2-9}` becomes a number from 2 to 9 in digits. Words may themselves contain slots.
  mutating func filled(_ template: String, from slots: Slots) -> String {
    var words: [String: String] = [:]
    let chosen = replaced(in: template, between: "[", and: "]") { writer, choices in
      writer.pick(choices.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
    }
    let filled = replaced(in: chosen, between: "{", and: "}") { writer, name in
      if let word = words[name] { return word }
      let word = writer.word(for: name, from: slots, besides: Set(words.values))
      words[name] = word
      return word
    }
    return tidied(filled)
  }

  /// Returns a number if `name` is a range, otherwise a word from its list, not in `taken` if possible.
  private mutating func word(for name: String, from slots: Slots, besides taken: Set<String>) -> String {
    let bounds = name.split(separator: "-").compactMap { Int($0) }
    if bounds.count == 2 { return String(number(bounds[0]...bounds[1])) }
    let list = String(name.prefix { !$0.isNumber })
    guard let words = slots[list] else {
      preconditionFailure("filled: the slot {\(name)} needs a word list named \(list)")
    }
    for _ in 0..<20 {
      let word = filled(pick(words), from: slots)
      if !taken.contains(word) { return word }
    }
    return filled(pick(words), from: slots)
  }

  /// Replaces each part of `text` from `start` to `end` with what `replacement` returns for its content.
  private mutating func replaced(
    in text: String, between start: Character, and end: Character,
    by replacement: (inout TextWriter, String) -> String
  ) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: start) {
      guard let close = rest[open...].firstIndex(of: end) else {
        preconditionFailure("filled: missing \(end) after \(start) in \"\(text)\"")
      }
      result += rest[..<open]
      result += replacement(&self, String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Removes extra spaces, which empty choices leave behind.
  private func tidied(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    for index in words.indices.dropFirst().reversed() where [",", ".", "!", "?"].contains(words[index]) {
      words[index - 1] += words.remove(at: index)
    }
    return words.joined(separator: " ")
  }
}
