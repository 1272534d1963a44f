import SamplingKernels

/// A rule that good texts keep, most of the time.
///
/// Such rules, with other limits, cleaned the data of C4 (Raffel and
/// others, 2020) and Gopher (Rae and others, 2021).
public enum QualityRule: String, CaseIterable, Sendable {
  case length = "at least 20 words"
  case wordLength = "words of 3 to 8 letters on average"
  case letters = "letters and spaces are 80 % or more"
  case stopWords = "three different frequent words"
  case lines = "no line more than twice"
  case repetition = "a fifth of the runs of three words at most repeat"
  case sentences = "half of the lines end like a sentence"

  /// Tells whether a text breaks the rule.
  public func isBroken(by text: String) -> Bool {
    let all = words(of: text)
    let lines = text.split(whereSeparator: \.isNewline)
    switch self {
    case .length: return all.count < 20
    case .wordLength:
      let letters = all.reduce(0) { $0 + $1.count }
      return !(3.0...8.0).contains(
        Double(letters) / Double(max(all.count, 1)))
    case .letters:
      let good = text.count { $0.isLetter || $0.isWhitespace }
      return 10 * good < 8 * text.count
    case .stopWords: return Set(all).intersection(frequentWords).count < 3
    case .lines:
      return Dictionary(grouping: lines) { $0 }.values.contains {
        $0.count > 2
      }
    case .repetition:
      let runs = max(all.count - 2, 0)
      return 5 * Shingles(of: text).sorted.count < 4 * runs
    case .sentences:
      let ends: Set<Character> = [".", "!", "?", "\"", "”", ":"]
      let finished = lines.count { $0.last.map(ends.contains) ?? false }
      return 2 * finished < lines.count
    }
  }

  /// The rules that a text breaks.
  public static func broken(by text: String) -> [QualityRule] {
    allCases.filter { $0.isBroken(by: text) }
  }
}

private let frequentWords: Set<String> = [
  "the", "a", "and", "of", "to", "in", "is", "it", "was", "that", "he",
  "she", "you", "for", "on", "with", "at", "not", "be", "have", "i",
]

/// Removes texts that a language model finds unusual: those whose
/// perplexity is above the mean of good texts by three standard deviations.
public struct PerplexityFilter: Sendable {
  public let model: ByteModel
  /// The largest perplexity that is let through.
  public let limit: Double

  /// Sets the limit by texts that are good and that the model has not seen.
  public init(model: ByteModel, goodTexts: [String], deviations: Double = 3)
  {
    let values = goodTexts.map(model.perplexity)
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.model = model
    limit =
      mean + deviations
      * (squares / Double(max(values.count, 1))).squareRoot()
  }

  public func removes(_ text: String) -> Bool {
    model.perplexity(of: text) > limit
  }
}

/// How well a filter finds what it should.
public struct Detection: Equatable, Sendable {
  /// Found rightly, found wrongly, and missed.
  public var hits = 0, falseAlarms = 0, misses = 0

  /// Counts what was found among what should be.
  public init(found: Set<Int>, wanted: Set<Int>) {
    hits = found.intersection(wanted).count
    falseAlarms = found.count - hits
    misses = wanted.count - hits
  }

  /// The share of what was found that should be; 1 if nothing was.
  public var precision: Double {
    hits + falseAlarms == 0 ? 1 : Double(hits) / Double(hits + falseAlarms)
  }
  /// The share of what should be found that was; 1 if nothing should.
  public var recall: Double {
    hits + misses == 0 ? 1 : Double(hits) / Double(hits + misses)
  }
}
