/// How often each class was taken for each other.
public struct ConfusionMatrix: Equatable, Sendable {
  /// `counts[t][p]` is the number of examples of class `t` that were taken for class `p`.
  public private(set) var counts: [[Int]]

  /// Counts predictions; traps if a class is not below `classCount`.
  public init(_ pairs: [(predicted: Int, true: Int)], classCount: Int = 2) {
    counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
    for pair in pairs { counts[pair.true][pair.predicted] += 1 }
  }

  /// The share of right predictions; NaN without examples.
  public var accuracy: Double {
    let total = counts.joined().reduce(0, +)
    return Double(counts.indices.map { counts[$0][$0] }.reduce(0, +)) / Double(total)
  }

  /// Of what was taken for the class, the share that belongs to it; NaN if nothing was.
  public func precision(of target: Int) -> Double {
    Double(counts[target][target]) / Double(counts.map { $0[target] }.reduce(0, +))
  }

  /// Of what belongs to the class, the share that was found; NaN if nothing does.
  public func recall(of target: Int) -> Double {
    Double(counts[target][target]) / Double(counts[target].reduce(0, +))
  }

  /// The harmonic mean of precision and recall, which is as bad as the worse of them.
  public func f1(of target: Int) -> Double {
    let found = Double(counts[target][target])
    let wrong = Double(counts[target].reduce(0, +) + counts.map { $0[target] }.reduce(0, +)) - 2 * found
    return 2 * found / (2 * found + wrong)
  }
}
