import Foundation

/// Splits a text into words as SQuAD's evaluation does: lower case, without punctuation and articles.
///
/// Rajpurkar et al., 2016.
public func normalizedWords(_ text: String) -> [String] {
  let kept = text.lowercased().filter { !$0.isPunctuation && !$0.isSymbol }
  return kept.split(whereSeparator: \.isWhitespace).map(String.init).filter { !articles.contains($0) }
}

private let articles: Set<String> = ["a", "an", "the"]

/// Returns whether two texts have the same normalized words in the same order.
public func isExactMatch(_ response: String, _ expected: String) -> Bool {
  normalizedWords(response) == normalizedWords(expected)
}

/// Computes the overlap of the words of two texts, from 0 to 1: the harmonic mean of precision and recall.
///
/// Repeated words count as often as they occur in both. Two texts without words score 1. Rajpurkar et al., 2016.
public func tokenF1(_ response: String, _ expected: String) -> Double {
  let (given, wanted) = (normalizedWords(response), normalizedWords(expected))
  if given.isEmpty || wanted.isEmpty { return given == wanted ? 1 : 0 }
  let common = Double(overlap(of: counts(of: given), counts(of: wanted)))
  guard common > 0 else { return 0 }
  let (precision, recall) = (common / Double(given.count), common / Double(wanted.count))
  return 2 * precision * recall / (precision + recall)
}

/// Counts how often each element occurs.
func counts<Element: Hashable>(of elements: some Sequence<Element>) -> [Element: Int] {
  elements.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// Counts the elements that two collections share, repetitions included.
func overlap<Element>(of first: [Element: Int], _ second: [Element: Int]) -> Int {
  first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
}
