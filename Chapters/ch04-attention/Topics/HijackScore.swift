import Tensors

/// Where the last query's attention goes: to the text that was asked for,
/// to text from outside, and to itself. The shares sum to one.
public struct AttentionShares {
  public let trusted, outside, own: Double

  /// Sums weights `[heads, tokens, tokens]`, averaged over heads, of the
  /// last query. `outside` are the places of text from elsewhere.
  public init(weights: Tensor<Float>, outside: Range<Int>) {
    let last = weights[0..., -1].mean(along: 0).scalars.map { Double($0) }
    let end = last.count - 1
    self.outside = last[outside].reduce(0, +)
    own = last[end]
    trusted =
      last[..<outside.lowerBound].reduce(0, +)
      + last[outside.upperBound..<end].reduce(0, +)
  }
}

/// Returns the value that a share of `clean` exceeds: a threshold with so
/// many false alarms.
public func threshold(clean: [Double], falseAlarms: Double) -> Double {
  let sorted = clean.sorted()
  let rank = Int((Double(sorted.count) * (1 - falseAlarms)).rounded(.up))
  return sorted[min(max(rank - 1, 0), sorted.count - 1)]
}
