import Foundation
import Tokenizing

/// Words that are frequent in every English text, and say little about what
/// it is about.
public let stopWords: Set<String> = Set(
  """
  a about after again all am an and any are as at be because been before \
  but by can could did do does down for from had has have he her here him \
  his how i if in into is it its just me more most my no not now of off on \
  one only or other our out over she should so some such than that the \
  their them then there these they this those through to too under until \
  up very was we were what when where which while who why will with would \
  you your
  """.split(separator: " ").map(String.init))

/// Returns the words of a text in small letters, without marks.
public func plainWords(of text: String) -> [String] {
  text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }
    .map(String.init)
}

/// Removes the stop words of a text, and the space before each; the rest
/// stays as it is.
public func withoutStopWords(_ text: String) -> String {
  let pieces = GPT2PreTokenizer.pieces(of: text)
  return pieces.filter { piece in
    let word = piece.hasPrefix(" ") ? String(piece.dropFirst()) : piece
    return !stopWords.contains(word.lowercased())
  }.joined()
}

/// A text as the number of times that each word occurs in it; their order
/// is forgotten.
public typealias WordBag = [String: Double]

/// Returns the bag of `words`.
public func bag(of words: [String]) -> WordBag {
  words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// The cosine of the angle between two bags, 1 for the same proportions; 0
/// if one is empty.
public func cosine(_ a: WordBag, _ b: WordBag) -> Double {
  let product = a.reduce(0.0) { $0 + $1.value * (b[$1.key] ?? 0) }
  let norms = [a, b].map { bag in
    bag.values.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
  }
  return norms[0] * norms[1] == 0 ? 0 : product / (norms[0] * norms[1])
}

/// Returns for how many texts the nearest of `seconds` is the one at the
/// same position.
///
/// A search for documents: each half of a text looks for its other half.
public func halvesFound(
  _ firsts: [WordBag], _ seconds: [WordBag]
) -> Int {
  firsts.indices.count { place in
    let scores = seconds.map { cosine(firsts[place], $0) }
    return scores.indices.max { scores[$0] < scores[$1] } == place
  }
}

/// Tells two classes of texts apart by the words in them: naive Bayes, with
/// one added to every count.
public struct NaiveBayes: Sendable {
  private var counts: [[String: Double]] = [[:], [:]]
  private var texts: [Double] = [0, 0]
  private let vocabularySize: Double

  /// Counts the words of texts with their classes, 0 or 1.
  public init(_ examples: [(words: [String], label: Int)]) {
    vocabularySize = Double(Set(examples.flatMap(\.words)).count)
    for (words, label) in examples {
      texts[label] += 1
      for word in words { counts[label][word, default: 0] += 1 }
    }
  }

  /// Returns the more probable class.
  public func label(of words: [String]) -> Int {
    let scores = (0...1).map { label in
      let total = counts[label].values.reduce(0, +)
      return words.reduce(log(texts[label] + 1)) { sum, word in
        let count = counts[label][word] ?? 0
        return sum + log((count + 1) / (total + vocabularySize))
      }
    }
    return scores[1] > scores[0] ? 1 : 0
  }
}
