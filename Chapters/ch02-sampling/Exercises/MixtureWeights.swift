import Exercises

/// Say how often to draw from each of several corpora.
///
/// Book, section 2.6, has one text; the notes to it mix corpora of different
/// sizes by p(i) = w(i)^α / Σ w(j)^α. With α = 1, a corpus is drawn in
/// proportion to its size; with α = 0, all are drawn alike. The result sums
/// to 1. `pow` is in Foundation.
///
/// Example: `mixtureWeights(sizes: [1, 4], alpha: 0.5)` is
/// `[0.3333, 0.6667]`.
public func mixtureWeights(
  sizes: [Double], alpha: Double
) throws -> [Double] {
  throw NotStarted()
}
