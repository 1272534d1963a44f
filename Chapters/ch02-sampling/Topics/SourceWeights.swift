import Sampling
import Tensors

/// Returns how many tokens to draw from each of several sources, and so how
/// often each is read: in proportion to tokens^α × rating.
///
/// What would be read more than `mostReadings` times is drawn just that
/// often, and the rest is shared among the other sources by the same rule.
/// If all sources together have too little, less than `budget` is drawn.
/// With equal ratings and no such limit, the shares are those of
/// ``mixtureWeights(sizes:alpha:file:line:)``. Traps if the numbers of
/// tokens and ratings differ, or one is not positive.
///
/// - Parameters:
///   - tokens: the size of each source
///   - ratings: how far each source is to be relied on; only their
///     proportions count
///   - budget: how many tokens to draw in all
public func drawnTokens(
  of tokens: [Double], ratings: [Double], alpha: Double = 0.7,
  budget: Double, mostReadings: Double = .infinity
) -> [Double] {
  precondition(
    tokens.count == ratings.count && ratings.allSatisfy { $0 > 0 },
    "drawnTokens: \(tokens.count) sources with the ratings \(ratings)")
  let sizes = mixtureWeights(sizes: tokens, alpha: alpha)
  let weights = zip(sizes, ratings).map { $0 * $1 }
  var drawn = tokens.map { _ in 0.0 }
  // The sources that have not reached the limit.
  var open = Set(tokens.indices)
  var rest = budget
  while !open.isEmpty {
    let total = tokens.indices.reduce(0) {
      $0 + (open.contains($1) ? weights[$1] : 0)
    }
    for source in open { drawn[source] = rest * weights[source] / total }
    let full = open.filter { drawn[$0] > mostReadings * tokens[$0] }
    if full.isEmpty { break }
    for source in full.sorted() {
      drawn[source] = mostReadings * tokens[source]
      rest -= drawn[source]
    }
    open.subtract(full)
  }
  return drawn
}
