import Foundation
import SamplingKernels

/// Counts in how many sentences an occupation stands with words for a man,
/// and with words for a woman.
public struct PronounCounts: Equatable, Sendable {
  public var he = 0, she = 0

  public init(he: Int = 0, she: Int = 0) {
    self.he = he
    self.she = she
  }

  public static let heWords: Set<String> = ["he", "him", "his", "himself"]
  public static let sheWords: Set<String> = [
    "she", "her", "hers", "herself",
  ]

  /// Counts each of `occupations` in texts; a sentence with words of both
  /// kinds counts for neither.
  public static func counts(
    of occupations: [String], in texts: [String]
  ) -> [String: PronounCounts] {
    var counts: [String: PronounCounts] = [:]
    for text in texts {
      for sentence in text.split(whereSeparator: { ".!?\n".contains($0) }) {
        let words = Set(words(of: String(sentence)))
        let isHe = !words.isDisjoint(with: heWords)
        let isShe = !words.isDisjoint(with: sheWords)
        guard isHe != isShe else { continue }
        for occupation in occupations where words.contains(occupation) {
          counts[occupation, default: .init()].he += isHe ? 1 : 0
          counts[occupation, default: .init()].she += isShe ? 1 : 0
        }
      }
    }
    return counts
  }

  /// How many doublings more "she" than "he": log₂(she + ½) − log₂(he + ½).
  ///
  /// The halves keep it finite, and equal counts at 0.
  public var logRatio: Double {
    log2(Double(she) + 0.5) - log2(Double(he) + 0.5)
  }

  /// How far the true value may be from it, either way, in 19 of 20 cases.
  public var margin: Double {
    1.96 * (1 / (Double(she) + 0.5) + 1 / (Double(he) + 0.5)).squareRoot()
      / log(2)
  }
}

/// Returns a text with each word for a man in place of one for a woman, and
/// the other way round, all in lower case.
public func exchangingPronouns(_ text: String) -> String {
  let pairs = [
    "he": "she", "him": "her", "his": "hers", "himself": "herself",
  ]
  let back = Dictionary(uniqueKeysWithValues: pairs.map { ($1, $0) })
  var result = ""
  var word = ""
  for character in text.lowercased() + " " {
    if character.isLetter || character == "'" {
      word.append(character)
    } else {
      result += (pairs[word] ?? back[word] ?? word) + String(character)
      word = ""
    }
  }
  return String(result.dropLast())
}
