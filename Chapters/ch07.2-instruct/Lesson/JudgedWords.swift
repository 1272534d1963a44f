import Foundation

/// Splits a text into the words that the rule judge compares, in order: lower case, without surrounding
/// punctuation, and with numbers in one spelling.
///
/// `45,000`, `45000.0` and `$45000` are the same number; `don't` stays one word.
public func judgedWords(_ text: String) -> [String] {
  text.lowercased().split { $0.isWhitespace || $0 == "/" || $0 == "=" }.compactMap { piece in
    let word = piece.trimmingCharacters(in: CharacterSet.alphanumerics.union(["-"]).inverted)
      .replacing("’", with: "'")
    let plain = word.hasPrefix("-") && Double(word) == nil ? word.drop { $0 == "-" }[...] : word[...]
    return plain.isEmpty ? nil : normalizedNumber(plain) ?? String(plain)
  }
}

/// Whether a judged word is a number.
func isNumber(_ word: String) -> Bool { Double(word) != nil }

/// Removes thousands separators and trailing zeros from a number; returns nil for other words.
private func normalizedNumber(_ word: Substring) -> String? {
  let groups = word.split(separator: ",", omittingEmptySubsequences: false)
  let isGrouped = groups.dropFirst().allSatisfy { $0.prefix { $0.isNumber }.count == 3 }
  guard isGrouped, word.first?.isNumber == true || word.hasPrefix("-"),
    let value = Double(groups.joined()), value.isFinite
  else { return nil }
  return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}

/// Words that carry no content of their own.
let functionWords: Set<String> = [
  "a", "an", "the", "is", "are", "was", "were", "be", "been", "it", "its", "this", "that", "these", "those",
  "of", "in", "to", "for", "on", "at", "by", "with", "from", "as", "and", "or", "but", "i", "you", "he",
  "she",
  "we", "they", "can", "will", "would", "could", "should", "has", "have", "had", "do", "does", "did",
]
