import Files
import Foundation
import Tokenizing

/// A way to write different texts alike, before they are cut into tokens.
public enum TextNormalization: String, CaseIterable, Sendable {
  /// Composed characters: e and an accent become é. Nothing that a reader
  /// sees is lost.
  case nfc = "NFC"
  /// Compatible characters as well: ﬁ, ２ and ½ become fi, 2 and 1⁄2.
  case nfkc = "NFKC"
  /// Typographic quotes, dashes and dots as ASCII has them.
  case plainMarks = "plain marks"
  /// Small letters only.
  case lowercase = "lower case"
  /// Letters, digits and single spaces only: no marks, no signs.
  case wordsOnly = "words only"

  /// Returns the text in its normal form. Doing it twice changes nothing
  /// more.
  public func callAsFunction(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    switch self {
    case .nfc: return String(TextSteps.composed(scalars))
    case .nfkc: return String(TextSteps.compatibleComposed(scalars))
    case .plainMarks:
      return String(scalars.flatMap { Self.plain[$0] ?? [$0] })
    case .lowercase: return String(TextSteps.lowercase(scalars))
    case .wordsOnly:
      let words = scalars.split { scalar in
        let properties = scalar.properties
        return !properties.isAlphabetic && properties.numericType == nil
          && properties.generalCategory != .nonspacingMark
      }
      return words.map { String($0) }.joined(separator: " ")
    }
  }

  private static let plain: [Unicode.Scalar: [Unicode.Scalar]] = {
    let rows: [(from: String, to: String)] = [
      ("‘’‚‛′", "'"), ("“”„‟″«»", "\""), ("‐‑‒–", "-"), ("—―", "--"),
      ("…", "..."), ("\u{A0}\u{2009}\u{202F}", " "), ("\u{AD}\u{200B}", ""),
    ]
    var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for row in rows {
      for scalar in row.from.unicodeScalars {
        table[scalar] = Array(row.to.unicodeScalars)
      }
    }
    return table
  }()
}

/// What is lost when words are written alike.
public struct NormalizationLoss: Sendable {
  /// How many different words there are before and after.
  public let kindsBefore: Int
  public let kindsAfter: Int
  /// The bits per word before and after: the entropy of the words.
  public let bitsBefore: Double
  public let bitsAfter: Double
  /// The bits per word that nobody can guess from the normal form: the
  /// entropy of the word when its normal form is known.
  public let bitsLost: Double
  /// The words that became the same as others, the most frequent first.
  public let mixed: [[String]]

  /// Counts `words` before and after.
  public init(
    _ words: [String], _ normalize: (String) -> String
  ) {
    var groups: [ExactText: [ExactText: Int]] = [:]
    var texts: [ExactText: String] = [:]
    for word in words {
      let (form, key) = (ExactText(normalize(word)), ExactText(word))
      groups[form, default: [:]][key, default: 0] += 1
      texts[key] = word
    }
    let counts = groups.values.map { Array($0.values) }
    kindsBefore = texts.count
    kindsAfter = groups.count
    bitsBefore = entropy(counts.flatMap(\.self))
    bitsAfter = entropy(counts.map { $0.reduce(0, +) })
    bitsLost = counts.reduce(0.0) { sum, group in
      let share =
        Double(group.reduce(0, +)) / Double(max(words.count, 1))
      return sum + share * entropy(group)
    }
    mixed = groups.values.filter { $0.count > 1 }
      .sorted { a, b in
        let (sumA, sumB) = (
          a.values.reduce(0, +), b.values.reduce(0, +)
        )
        let (firstA, firstB) = (
          a.keys.compactMap { texts[$0] }.min()!,
          b.keys.compactMap { texts[$0] }.min()!
        )
        return sumA == sumB ? firstA < firstB : sumA > sumB
      }
      .map { group in group.keys.compactMap { texts[$0] }.sorted() }
  }
}

/// Returns the entropy of a distribution given by counts, in bits:
/// −Σ p log₂ p.
public func entropy(_ counts: [Int]) -> Double {
  let total = Double(counts.reduce(0, +))
  return counts.filter { $0 > 0 }.reduce(0.0) { sum, count in
    let p = Double(count) / total
    return sum - p * log2(p)
  }
}
