import Corpora

/// What the rule judge says about a response.
public struct Judgement: Equatable, Sendable {
  /// From 0, useless, to 100, as good as the expected response.
  public let score: Int
  /// Why, in a few words.
  public let reason: String
}

/// Scores responses from 0 to 100 by rules, without a language model.
///
/// The book asks a large model; rules are blunter, but they run anywhere and always say the same:
/// 1. The same words in the same order, capitals and punctuation aside, are worth 100.
/// 2. Otherwise 70 points go to the answer: the words of the expected response that neither the task contains
///    nor grammar demands, such as "Stockholm" or 45000. If there are none, the answer is in the order.
/// 3. Of a task to sort, the answer is the order: right pairs minus wrong pairs of all pairs.
/// 4. The answer is worth half if the response holds a number, a name or a quoted word from nowhere, or words
///    of the task that the expected response avoids: the misspelling left in, the other choice of two.
/// 5. 30 points go to the form: the longest common subsequence of words.
public enum RuleJudge {
  /// Judges a response to `entry`, whose output is the expected one.
  public static func judge(_ response: String, to entry: Instruction) -> Judgement {
    let (given, wanted) = (judgedWords(response), judgedWords(entry.output))
    if given == wanted { return Judgement(score: 100, reason: "the expected words") }
    if given.isEmpty || wanted.isEmpty { return Judgement(score: 0, reason: "no words") }
    let task = Set(judgedWords(entry.instruction + " " + entry.input))
    let form = subsequenceF1(given, wanted)
    var (answer, reason) = answerScore(given, wanted, task: task, entry.instruction, form: form)
    let strict = task.union(namesAndQuotes(in: response)).union(given.filter(isNumber))
    if let extra = given.first(where: { strict.contains($0) && isExtra($0, beside: wanted) }) {
      answer /= 2
      reason += ", halved for \"\(extra)\""
    }
    return Judgement(score: Int((70 * answer + 30 * form).rounded()), reason: reason)
  }

  /// Rules 2 and 3: how much of the answer is there, from 0 to 1.
  private static func answerScore(
    _ given: [String], _ wanted: [String], task: Set<String>, _ instruction: String, form: Double
  ) -> (Double, String) {
    if isSorting(instruction) {
      let order = orderAgreement(given, wanted)
      return (order, "order \(Int(100 * order)) %")
    }
    let keys = Set(wanted).subtracting(task).subtracting(functionWords)
    if keys.isEmpty { return (form, "order of words \(Int(100 * form)) %") }
    let found = keys.intersection(given)
    return (Double(found.count) / Double(keys.count), "\(found.count) of \(keys.count) key words")
  }

  /// Rule 4: a word that the expected response does without.
  private static func isExtra(_ word: String, beside wanted: [String]) -> Bool {
    !wanted.contains(word) && !functionWords.contains(word)
  }

  /// Rule 4: the words with a capital, except the first, and those that begin with a quotation mark.
  private static func namesAndQuotes(in response: String) -> [String] {
    response.split(whereSeparator: \.isWhitespace).enumerated().flatMap { index, word in
      let isName = index > 0 && word.first?.isUppercase == true
      return isName || word.first.map("'\"‘“".contains) == true ? judgedWords(String(word)) : []
    }
  }

  private static func isSorting(_ instruction: String) -> Bool {
    let verbs: Set = ["sort", "arrange", "rearrange", "order", "rank", "alphabetize"]
    let words = judgedWords(instruction)
    return words.first.map(verbs.contains) == true || words.contains("alphabetical")
  }

  /// Compares the order of the wanted words in both texts: right pairs minus wrong pairs, of all pairs, at
  /// least 0.
  static func orderAgreement(_ given: [String], _ wanted: [String]) -> Double {
    let items = wanted.filter { !functionWords.contains($0) }
    let places = items.map { given.firstIndex(of: $0) }
    var (balance, pairs) = (0, 0)
    for later in items.indices {
      for earlier in 0..<later where items[earlier] != items[later] {
        pairs += 1
        guard let first = places[earlier], let second = places[later] else { continue }
        balance += first < second ? 1 : -1
      }
    }
    return pairs == 0 ? 0 : max(Double(balance) / Double(pairs), 0)
  }

  /// Rule 5: twice the length of the longest common subsequence, divided by both lengths together.
  static func subsequenceF1(_ given: [String], _ wanted: [String]) -> Double {
    var row = Array(repeating: 0, count: wanted.count + 1)
    for word in given {
      var diagonal = 0
      for column in wanted.indices {
        let above = row[column + 1]
        row[column + 1] = word == wanted[column] ? diagonal + 1 : max(above, row[column])
        diagonal = above
      }
    }
    return 2 * Double(row[wanted.count]) / Double(given.count + wanted.count)
  }
}
