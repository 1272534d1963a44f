/// Splits a text into words as SQuAD's evaluation does: lower case, without
/// punctuation and articles.
///
/// Unlike there, signs are words, and numbers are compared by value: "5 <
/// 7" is not "5 > 7", and 1.5 is not 15. Rajpurkar et al., 2016.
public func normalizedWords(_ text: String) -> [String] {
  wordsAndSigns(text).compactMap(bareWord).compactMap { word in
    if let number = normalizedNumber(word) { return number }
    let letters = word.count == 1 ? word : word.filter { !$0.isPunctuation }
    return articles.contains(letters)
      ? nil : (word.hasPrefix("-") && word != "-" ? "-" : "") + letters
  }
}

private let articles: Set<String> = ["a", "an", "the"]

/// Returns whether two texts have the same normalized words in the same
/// order.
///
/// Texts without words, such as "?", match only if they are otherwise the
/// same.
public func isExactMatch(_ response: String, _ expected: String) -> Bool {
  let (given, wanted) = (
    normalizedWords(response), normalizedWords(expected)
  )
  guard given.isEmpty, wanted.isEmpty else { return given == wanted }
  func punctuation(_ text: String) -> [String] {
    wordsAndSigns(text).filter { !articles.contains($0) }
  }
  return punctuation(response) == punctuation(expected)
}

/// Computes the overlap of the words of two texts, from 0 to 1: the
/// harmonic mean of precision and recall.
///
/// Repeated words count as often as they occur in both. Texts without words
/// score 1 if they match, else 0. Rajpurkar et al., 2016.
public func tokenF1(_ response: String, _ expected: String) -> Double {
  let (given, wanted) = (
    normalizedWords(response), normalizedWords(expected)
  )
  if given.isEmpty || wanted.isEmpty {
    return isExactMatch(response, expected) ? 1 : 0
  }
  let common = Double(overlap(of: counts(of: given), counts(of: wanted)))
  guard common > 0 else { return 0 }
  let (precision, recall) = (
    common / Double(given.count), common / Double(wanted.count)
  )
  return 2 * precision * recall / (precision + recall)
}

/// Counts how often each element occurs.
func counts<Element: Hashable>(of elements: some Sequence<Element>)
  -> [Element: Int]
{
  elements.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// Counts the elements that two collections share, repetitions included.
func overlap<Element>(of first: [Element: Int], _ second: [Element: Int])
  -> Int
{
  first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
}
