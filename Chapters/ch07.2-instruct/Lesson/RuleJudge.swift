import Corpora

/// A score for a response, and the reason for it.
public struct Judgement: Equatable, Sendable {
  /// From 0, useless, to 100, as good as the expected response.
  public let score: Int
  /// The reason in a few words.
  public let reason: String
}

/// Scores responses from 0 to 100 by rules, without a language model.
///
/// The book asks a large model. Rules are cruder, but they run anywhere and
/// always agree with themselves.
public enum RuleJudge {
  /// Judges a response to `entry`, whose output is the expected response.
  public static func judge(_ response: String, to entry: Instruction)
    -> Judgement
  {
    let (given, expected) = (
      judgedWords(response), judgedWords(entry.output)
    )

    // 1. The expected words in the expected order get 100 points; without
    //    words, the expected punctuation.
    let isSame =
      given.isEmpty
      ? wordsAndSigns(response) == wordsAndSigns(entry.output)
      : given == expected
    if isSame { return Judgement(score: 100, reason: "the expected words") }
    if given.isEmpty || expected.isEmpty {
      return Judgement(score: 0, reason: "no words")
    }

    // 2. Otherwise, up to 30 points for the form: how much of the word
    //    sequence is the same.
    let form = subsequenceF1(given, expected)

    // 3. Up to 70 points for the content.
    let task = Set(judgedWords(entry.instruction + " " + entry.input))
    var (content, reason) = contentScore(
      of: given, expected, task: task, form: form, entry)

    // 4. A word that does not belong in the answer halves the content.
    let suspects = task.union(namesAndQuotes(in: response)).union(
      given.filter(isNumber))
    if let wrong = given.first(where: {
      suspects.contains($0) && isUnexpected($0, beside: expected)
    }) {
      content /= 2
      reason += ", halved for \"\(wrong)\""
    }
    return Judgement(
      score: Int((70 * content + 30 * form).rounded()), reason: reason)
  }

  /// Rates the content from 0 to 1, by the first of these that applies.
  ///
  /// - A task to sort: by the order of the items.
  /// - Key words, which neither the task nor grammar provides, such as
  ///   "Stockholm" or 45000: by their share.
  /// - No key words: the answer rearranges the words of the task, and the
  ///   form is all there is.
  private static func contentScore(
    of given: [String], _ expected: [String], task: Set<String>,
    form: Double, _ entry: Instruction
  ) -> (Double, String) {
    if isSorting(entry.instruction) {
      let order = orderAgreement(given, expected)
      return (order, "order \(Int(100 * order)) %")
    }
    let keyWords = Set(expected).subtracting(task).subtracting(
      functionWords)
    if keyWords.isEmpty {
      return (form, "order of words \(Int(100 * form)) %")
    }
    let found = keyWords.intersection(given)
    return (
      Double(found.count) / Double(keyWords.count),
      "\(found.count) of \(keyWords.count) key words"
    )
  }

  /// Whether the instruction asks for sorting.
  private static func isSorting(_ instruction: String) -> Bool {
    let verbs: Set = [
      "sort", "arrange", "rearrange", "order", "rank", "alphabetize",
    ]
    let words = judgedWords(instruction)
    return words.first.map(verbs.contains) == true
      || words.contains("alphabetical")
  }

  /// Whether the expected response does without a word.
  private static func isUnexpected(
    _ word: String, beside expected: [String]
  ) -> Bool {
    !expected.contains(word) && !functionWords.contains(word)
  }

  /// The words of a response that may be made up: capitalised ones, except
  /// the first, and quoted ones.
  private static func namesAndQuotes(in response: String) -> [String] {
    response.split(whereSeparator: \.isWhitespace).enumerated().flatMap {
      index, word in
      let isName = index > 0 && word.first?.isUppercase == true
      let isQuoted = word.first.map("'\"‘“".contains) == true
      return isName || isQuoted ? judgedWords(String(word)) : []
    }
  }
}
