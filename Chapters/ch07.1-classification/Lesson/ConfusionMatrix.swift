/// Counts of true and predicted classes.
public struct ConfusionMatrix: Equatable, Sendable {
  /// `counts[t][p]` is the number of examples of class `t` that were
  /// classified as `p`.
  public private(set) var counts: [[Int]]

  /// Counts predictions; traps if a class is `classCount` or more.
  public init(_ pairs: [(predicted: Int, true: Int)], classCount: Int = 2) {
    counts = Array(
      repeating: Array(repeating: 0, count: classCount), count: classCount)
    for pair in pairs { counts[pair.true][pair.predicted] += 1 }
  }

  /// The share of correct predictions; NaN without examples.
  public var accuracy: Double {
    let total = counts.joined().reduce(0, +)
    return Double(counts.indices.map { counts[$0][$0] }.reduce(0, +))
      / Double(total)
  }

  /// The share of correct predictions among predictions of the class; NaN
  /// if there are none.
  public func precision(of target: Int) -> Double {
    Double(counts[target][target])
      / Double(counts.map { $0[target] }.reduce(0, +))
  }

  /// The share of correct predictions among examples of the class; NaN if
  /// there are none.
  public func recall(of target: Int) -> Double {
    Double(counts[target][target]) / Double(counts[target].reduce(0, +))
  }

  /// The harmonic mean of precision and recall, which is close to the lower
  /// of the two.
  public func f1(of target: Int) -> Double {
    let found = counts[target][target]
    let actual = counts[target].reduce(0, +)
    let predicted = counts.map { $0[target] }.reduce(0, +)
    return Double(2 * found) / Double(actual + predicted)
  }
}
