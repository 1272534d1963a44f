import Foundation
import Tensors

/// A model that says how likely each word of a vocabulary is to come next,
/// given the words before it.
public protocol NextWordModel {
  /// How many words it looks at, the next one included: 2 for a bigram.
  var order: Int { get }
  var vocabularySize: Int { get }
  /// Computes P(word | context). The context has at most `order` − 1 words;
  /// at the beginning of a text, it has fewer.
  func probability(of word: Int, after context: ArraySlice<Int>) -> Double
}

extension NextWordModel {
  /// Adds up the probabilities of all words after a context: 1, if the
  /// model is sound.
  public func total(after context: ArraySlice<Int>) -> Double {
    (0..<vocabularySize).reduce(0) {
      $0 + probability(of: $1, after: context)
    }
  }

  /// Computes e to the mean of −ln P over all words of a text: among how
  /// many equally likely words the model seems to choose.
  ///
  /// It is infinite if some word has probability 0. Traps for an empty
  /// text.
  public func perplexity(of ids: [Int]) -> Double {
    precondition(!ids.isEmpty, "perplexity: the text is empty")
    let logarithms = ids.indices.map { place in
      let context = ids[max(place - order + 1, 0)..<place]
      return log(probability(of: ids[place], after: context))
    }
    return exp(-logarithms.reduce(0, +) / Double(ids.count))
  }

  /// Draws words one after the other, each given those before it.
  public func written(
    _ count: Int, generator: RandomGenerator = .default
  ) -> [Int] {
    var ids: [Int] = []
    for _ in 0..<count {
      let context = ids.suffix(order - 1)
      var rest = generator.nextDouble()
      let next = (0..<vocabularySize).first { word in
        rest -= probability(of: word, after: context)
        return rest < 0
      }
      ids.append(next ?? vocabularySize - 1)
    }
    return ids
  }
}

/// How often which word follows which context.
public struct NGramCounts {
  /// For each context of `order` − 1 words, how often each word follows.
  public private(set) var followers: [ArraySlice<Int>: [Int: Int]] = [:]
  public let order: Int

  /// Counts the n-grams of a text, n being `order`.
  public init(of ids: [Int], order: Int) {
    precondition(order > 0, "NGramCounts: an order of \(order)")
    self.order = order
    for last in ids.indices.dropFirst(order - 1) {
      let context = ids[last - order + 1..<last]
      followers[context, default: [:]][ids[last], default: 0] += 1
    }
  }

  /// Counts, for each n-gram without its first word, how many different
  /// words that first word has been. The result is one order lower.
  public func continuations() -> NGramCounts {
    var counts = NGramCounts(of: [], order: order - 1)
    for (context, words) in followers {
      for word in words.keys {
        counts.followers[context.dropFirst(), default: [:]][
          word, default: 0] += 1
      }
    }
    return counts
  }

  /// Estimates what to take off every count: n₁ / (n₁ + 2 n₂), from how
  /// many n-grams occur once and twice. Ney, Essen and Kneser, 1994.
  public var discount: Double {
    let all = followers.values.flatMap(\.values)
    let (once, twice) = (all.count { $0 == 1 }, all.count { $0 == 2 })
    return once == 0 ? 0.5 : Double(once) / Double(once + 2 * twice)
  }
}

/// Pretends that everything was seen k times more often than it was:
///
///     P(w | h) = (count(h w) + k) / (count(h) + k · vocabulary)
public struct AddK: NextWordModel {
  public let k: Double
  public let vocabularySize: Int
  private let counts: NGramCounts
  private let totals: [ArraySlice<Int>: Int]

  /// Counts a text. Traps unless k is positive.
  public init(_ ids: [Int], order: Int, k: Double, vocabularySize: Int) {
    precondition(k > 0, "AddK: k is \(k), and must be positive")
    (self.k, self.vocabularySize) = (k, vocabularySize)
    counts = NGramCounts(of: ids, order: order)
    totals = counts.followers.mapValues { $0.values.reduce(0, +) }
  }

  public var order: Int { counts.order }

  public func probability(
    of word: Int, after context: ArraySlice<Int>
  ) -> Double {
    let count = Double(counts.followers[context]?[word] ?? 0)
    let total = Double(totals[context] ?? 0)
    return (count + k) / (total + k * Double(vocabularySize))
  }
}
