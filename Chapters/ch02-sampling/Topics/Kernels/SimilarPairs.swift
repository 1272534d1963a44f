import Foundation
import Tensors

/// Finds pairs of similar texts without comparing all pairs: two texts are
/// candidates if at least one whole band of their descriptions is equal.
///
/// A description is cut into `bands` of `rows` numbers each; texts with an
/// equal band fall into the same bucket. (Locality-sensitive hashing;
/// Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4.)
public struct SimilarPairs: Sendable {
  public let bands: Int
  public let rows: Int

  /// Traps if there is no band, or no row in a band.
  public init(bands: Int, rows: Int) {
    precondition(
      bands >= 1 && rows >= 1, "SimilarPairs: \(bands) bands, \(rows) rows")
    self.bands = bands
    self.rows = rows
  }

  /// The chance that texts of Jaccard similarity J become candidates:
  /// 1 − (1 − J^rows)^bands.
  public func chance(_ similarity: Double) -> Double {
    1 - pow(1 - pow(similarity, Double(rows)), Double(bands))
  }

  /// About where the curve is steepest: (1 / bands)^(1 / rows).
  public var threshold: Double { pow(1 / Double(bands), 1 / Double(rows)) }

  /// Tells whether two descriptions have an equal band.
  public func areCandidates(_ a: MinHash, _ b: MinHash) -> Bool {
    (0..<bands).contains { band(of: a, $0) == band(of: b, $0) }
  }

  /// Returns the candidates among all texts, as pairs of indices i < j in
  /// ascending order.
  public func candidates(among texts: [MinHash]) -> [[Int]] {
    var pairs: Set<[Int]> = []
    for number in 0..<bands {
      var buckets: [ArraySlice<UInt64>: [Int]] = [:]
      for (index, text) in texts.enumerated() {
        buckets[band(of: text, number), default: []].append(index)
      }
      for bucket in buckets.values {
        for (place, j) in bucket.enumerated() {
          for i in bucket[..<place] { pairs.insert([i, j]) }
        }
      }
    }
    return pairs.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Traps unless the description has bands × rows numbers.
  private func band(of text: MinHash, _ number: Int) -> ArraySlice<UInt64> {
    precondition(
      text.smallest.count == bands * rows,
      "SimilarPairs: \(text.smallest.count) numbers for \(bands) × \(rows)")
    return text.smallest[number * rows..<(number + 1) * rows]
  }
}

/// Returns the indices of the first of each group of similar texts, given
/// the pairs of those that are.
///
/// Groups are connected components: a text goes if a chain of pairs leads
/// to an earlier one.
public func firstOfEachGroup(count: Int, pairs: [[Int]]) -> [Int] {
  // An earlier text of the same group, or itself.
  var first = Array(0..<count)
  func root(_ text: Int) -> Int {
    var text = text
    while first[text] != text { text = first[text] }
    return text
  }
  for pair in pairs {
    let (a, b) = (root(pair[0]), root(pair[1]))
    first[max(a, b)] = min(a, b)
  }
  return (0..<count).filter { first[$0] == $0 }
}
