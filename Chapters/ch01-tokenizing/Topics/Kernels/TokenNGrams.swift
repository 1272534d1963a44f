import Foundation
import Tensors

/// Predicts the next token from up to three before it, by counting
/// (interpolated absolute discounting; Ney, Essen and Kneser 1994).
///
/// A token that followed the context c times out of n has probability
/// (c − D)/n. What the discount D saves, D for every kind of token that
/// followed, goes to the prediction from one token less; at the end of that
/// chain, all tokens are equally likely. So no token is impossible, and for
/// every context the probabilities sum to one.
public struct TokenNGrams: Sendable {
  /// The number of ids among which it predicts.
  public let vocabularySize: Int
  /// The number of tokens that it looks at, with the predicted one.
  public let order: Int
  /// By number of context tokens: how often each token followed each
  /// context.
  private var counts: [[UInt64: Int]]
  /// The same for the contexts: how often, and by how many kinds of token.
  private var contexts: [[UInt64: (total: Int, kinds: Int)]]
  private static let discount = 0.75

  /// Counts the tokens of `documents`; no context reaches from one into the
  /// next.
  ///
  /// Traps unless the order is 1 to 4 and the ids fit into 16 bits.
  public init(
    _ documents: [[Int]], vocabularySize: Int, order: Int = 4
  ) {
    precondition((1...4).contains(order), "the order is 1 to 4")
    precondition(vocabularySize < 1 << 16, "ids need 16 bits")
    self.vocabularySize = vocabularySize
    self.order = order
    counts = Array(repeating: [:], count: order)
    contexts = Array(repeating: [:], count: order)
    for ids in documents {
      for position in ids.indices {
        for length in 0..<min(order, position + 1) {
          count(ids[position - length...position])
        }
      }
    }
  }

  /// Counts the last of `ids` after the ones before it.
  private mutating func count(_ ids: ArraySlice<Int>) {
    let length = ids.count - 1
    let context = Self.key(ids.dropLast())
    let count = counts[length][Self.key(ids), default: 0]
    counts[length][Self.key(ids)] = count + 1
    contexts[length][context, default: (0, 0)].total += 1
    if count == 0 { contexts[length][context]!.kinds += 1 }
  }

  /// Packs up to four ids into one number.
  private static func key(_ ids: ArraySlice<Int>) -> UInt64 {
    ids.reduce(0) { $0 << 16 | UInt64($1) }
  }

  /// Returns the probability that `token` comes next after `context`, of
  /// which the last three tokens count.
  public func probability(
    of token: Int, after context: ArraySlice<Int>
  ) -> Double {
    var p = 1 / Double(vocabularySize)
    for length in 0..<min(order, context.count + 1) {
      let near = context.suffix(length)
      let key = Self.key(near)
      guard let seen = contexts[length][key] else { break }
      let c = Double(counts[length][key << 16 | UInt64(token)] ?? 0)
      let saved = Self.discount * Double(seen.kinds)
      p = (max(c - Self.discount, 0) + saved * p) / Double(seen.total)
    }
    return p
  }

  /// Returns −log₂ of the probability of a document: the bits that it takes
  /// to write it down with this model.
  public func bits(of ids: [Int]) -> Double {
    var bits = 0.0
    for position in ids.indices {
      bits -= log2(probability(of: ids[position], after: ids[..<position]))
    }
    return bits
  }
}
