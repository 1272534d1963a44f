/// Takes a discount d off every count and gives what it saves to a model
/// with a shorter context. That model does not ask how often a word occurs,
/// but after how many different words:
///
///     P(w | h) = (max(c(h w) − d, 0) + d · types(h) · P(w | h′)) / c(h)
///
/// h′ is h without its first word, types(h) how many different words follow
/// h. The shortest context, none, leaves the rest to a uniform
/// distribution. Kneser and Ney, 1995; interpolated as in Chen and Goodman,
/// 1999.
public struct KneserNey: NextWordModel {
  public let vocabularySize: Int
  /// One for each length of context, from 0 words up. The last has counts
  /// of the text, the others count different words before.
  private let levels: [Level]

  private struct Level {
    let followers: [ArraySlice<Int>: [Int: Int]]
    let totals: [ArraySlice<Int>: Int]
    let discount: Double

    init(_ counts: NGramCounts) {
      followers = counts.followers
      totals = followers.mapValues { $0.values.reduce(0, +) }
      discount = counts.discount
    }
  }

  /// Counts a text.
  public init(_ ids: [Int], order: Int, vocabularySize: Int) {
    self.vocabularySize = vocabularySize
    var counts = NGramCounts(of: ids, order: order)
    var levels = [Level(counts)]
    while counts.order > 1 {
      counts = counts.continuations()
      levels.insert(Level(counts), at: 0)
    }
    self.levels = levels
  }

  public var order: Int { levels.count }

  public func probability(
    of word: Int, after context: ArraySlice<Int>
  ) -> Double {
    var probability = 1 / Double(vocabularySize)
    for (length, level) in levels.enumerated() where length <= context.count
    {
      let seen = context.suffix(length)
      guard let words = level.followers[seen] else { break }
      let total = Double(level.totals[seen]!)
      let own = max(Double(words[word] ?? 0) - level.discount, 0)
      let saved = level.discount * Double(words.count)
      probability = own / total + saved / total * probability
    }
    return probability
  }
}
