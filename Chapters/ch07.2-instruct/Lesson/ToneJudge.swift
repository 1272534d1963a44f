import Corpora
import Foundation

/// Tells from its words whether a response sounds like the chosen or like
/// the rejected responses.
///
/// A word weighs the logarithm of how much more often it occurs in chosen
/// responses; the weights of a response's words add up (naive Bayes).
public struct ToneJudge: Sendable {
  private let weights: [String: Double]

  public init(_ pairs: [Preference]) {
    let chosen = counts(of: pairs.flatMap { Self.words(of: $0.chosen) })
    let rejected = counts(of: pairs.flatMap { Self.words(of: $0.rejected) })
    var weights: [String: Double] = [:]
    for word in Set(chosen.keys).union(rejected.keys) {
      let ratio =
        Double(chosen[word, default: 0] + 1)
        / Double(rejected[word, default: 0] + 1)
      weights[word] = log(ratio)
    }
    self.weights = weights
  }

  /// A positive number for the tone of chosen responses, a negative one for
  /// that of rejected ones, about 0 for neither.
  public func score(_ response: String) -> Double {
    Self.words(of: response).reduce(0) { $0 + weights[$1, default: 0] }
  }

  private static func words(of response: String) -> Set<String> {
    Set(wordsAndSigns(response))
  }
}

/// How many responses have which tone, and how many contain the answer.
public struct ToneCounts: Equatable, Sendable {
  public private(set) var polite = 0
  public private(set) var neutral = 0
  public private(set) var curt = 0
  /// The number of responses that contain the expected words in order.
  public private(set) var right = 0

  /// Counts responses beside the tasks that they answer.
  public init(
    _ answers: [AnsweredInstruction], by judge: ToneJudge,
    threshold: Double = 2
  ) {
    for answer in answers {
      let score = judge.score(answer.response)
      if score > threshold {
        polite += 1
      } else if score < -threshold {
        curt += 1
      } else {
        neutral += 1
      }
      if contains(answer.response, answer.output) { right += 1 }
    }
  }
}

/// Whether a response contains the words of the expected one, side by side.
///
/// Unlike an exact match, words before and after them do not matter.
public func contains(_ response: String, _ expected: String) -> Bool {
  let (given, wanted) = (
    normalizedWords(response), normalizedWords(expected)
  )
  guard wanted.count <= given.count else { return false }
  return (0...given.count - wanted.count).contains { start in
    Array(given[start..<start + wanted.count]) == wanted
  }
}
