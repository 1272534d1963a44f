/// Splits a text into the words that the rule judge compares, in order:
/// lower case, without surrounding punctuation, and with numbers in one
/// spelling. Signs are words too.
///
/// `45,000` and `45000.0` are the same number, so are `−3` and `-3`; `£5`
/// and `€5` differ in their first word; `don't` stays one word.
public func judgedWords(_ text: String) -> [String] {
  wordsAndSigns(text).compactMap(bareWord).map {
    normalizedNumber($0) ?? $0
  }
}

/// Whether a judged word is a number.
func isNumber(_ word: String) -> Bool { normalizedNumber(word) == word }

/// Removes thousands separators and needless zeros from a number of any
/// length; returns nil for other words.
func normalizedNumber(_ word: String) -> String? {
  let parts = word.trimmingPrefix("-").split(
    separator: ".", omittingEmptySubsequences: false)
  let groups = parts[0].split(
    separator: ",", omittingEmptySubsequences: false)
  let isGrouped =
    groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
  guard parts.count <= 2, groups.count == 1 || isGrouped,
    (groups + parts.dropFirst()).allSatisfy({
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber }
    })
  else { return nil }
  let whole = String(groups.joined().drop { $0 == "0" })
  var fraction = parts.count == 2 ? String(parts[1]) : ""
  while fraction.last == "0" { fraction.removeLast() }
  let value =
    (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
  return word.hasPrefix("-") && value != "0" ? "-" + value : value
}

/// Words that carry no content of their own.
let functionWords: Set<String> = [
  "a", "an", "the", "is", "are", "was", "were", "be", "been", "it", "its",
  "this", "that", "these", "those",
  "of", "in", "to", "for", "on", "at", "by", "with", "from", "as", "and",
  "or", "but", "i", "you", "he",
  "she",
  "we", "they", "can", "will", "would", "could", "should", "has", "have",
  "had", "do", "does", "did",
]
