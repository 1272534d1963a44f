import Foundation
import Tensors

/// Returns how often to draw from each of several corpora of the given
/// sizes: p(i) = w(i)^α / Σ w(j)^α.
///
/// The result sums to 1. With `alpha` 1 a corpus is drawn in proportion to
/// its size; a smaller `alpha` favours small corpora, and 0 treats all
/// alike. (Notes: temperature-based mixture weighting.) Traps if a size is
/// not positive and finite, or `alpha` is outside 0...1.
public func mixtureWeights(
  sizes: [Double], alpha: Double, file: StaticString = #fileID,
  line: UInt = #line
) -> [Double] {
  precondition(
    sizes.allSatisfy { $0 > 0 && $0.isFinite },
    "mixtureWeights: the sizes \(sizes) are not all positive",
    file: file, line: line)
  precondition(
    (0...1).contains(alpha),
    "mixtureWeights: alpha \(alpha) is outside 0...1", file: file,
    line: line)
  let powers = sizes.map { pow($0, alpha) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}
