import Tensors

/// The mean scores of a model's responses.
public struct ResponseScores: Equatable, Sendable {
  /// The share of responses that match the expected one, from 0 to 1.
  public let exactMatch: Double
  /// The overlap of words, from 0 to 1.
  public let tokenF1: Double
  /// The overlap of character n-grams, from 0 to 1.
  public let chrF: Double
  /// The rule judge's score, from 0 to 100.
  public let judge: Double
  /// The standard error of the judge's mean; NaN for a single answer.
  public let judgeError: Double

  /// Averages over `answers`; traps if there are none.
  public init(_ answers: [AnsweredInstruction]) {
    precondition(!answers.isEmpty, "ResponseScores: no answers")
    func mean(_ score: (AnsweredInstruction) -> Double) -> Double {
      answers.reduce(0) { $0 + score($1) } / Double(answers.count)
    }
    exactMatch = mean { isExactMatch($0.response, $0.output) ? 1 : 0 }
    tokenF1 = mean { InstructionTuning.tokenF1($0.response, $0.output) }
    chrF = mean { InstructionTuning.chrF($0.response, $0.output) }
    let points = answers.map {
      Double(RuleJudge.judge($0.response, to: $0.entry).score)
    }
    let count = Double(points.count)
    let average = points.reduce(0, +) / count
    let squares = points.reduce(0) { $0 + ($1 - average) * ($1 - average) }
    judge = average
    judgeError = (squares / (count - 1) / count).squareRoot()
  }
}
