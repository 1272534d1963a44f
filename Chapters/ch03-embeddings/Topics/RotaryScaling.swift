import Foundation

/// How the frequencies of ``RotaryEmbedding`` change, so that a model reads
/// texts that are longer than those of its training.
///
/// Positions beyond the trained length turn the slow pairs to angles that
/// the model has never seen. Both methods bring them back into the range
/// that it knows.
public enum RotaryScaling: Sendable {
  case none
  /// Position Interpolation: all pairs turn more slowly by a factor, as if
  /// the tokens stood closer together. Chen et al., 2023; transformers:
  /// `linear`.
  case interpolated(factor: Float)
  /// YaRN: pairs that turn more than `fast` times within the trained length
  /// stay as they are, those that turn less than `slow` times are
  /// interpolated, and those between get some of both. Vectors grow by 0.1 ln
  /// `factor` + 1, which makes attention sharper. Peng et al., 2023;
  /// transformers: `yarn`.
  case yarn(
    factor: Float, trainedLength: Int, fast: Double = 32, slow: Double = 1)

  /// Computes headSize / 2 frequencies, and the factor of the vectors.
  ///
  /// Traps if a factor is below 1, or if no pair could turn `slow` times.
  func frequencies(headSize: Int, base: Float) -> ([Float], Float) {
    let powers = stride(from: 0, to: headSize, by: 2).map {
      pow(base, Float($0) / Float(headSize))
    }
    let plain = powers.map { 1 / $0 }
    switch self {
    case .none:
      return (plain, 1)
    case .interpolated(let factor):
      precondition(factor >= 1, "RotaryScaling: factor \(factor) < 1")
      return (plain.map { $0 / factor }, 1)
    case .yarn(let factor, let length, let fast, let slow):
      precondition(factor >= 1, "RotaryScaling: factor \(factor) < 1")
      let shares = Self.interpolatedShares(
        headSize: headSize, base: Double(base), length: Double(length),
        fast: fast, slow: slow)
      let frequencies = shares.indices.map { pair in
        let interpolated = 1 / (factor * powers[pair])
        let kept = 1 - shares[pair]
        return interpolated * (1 - kept) + plain[pair] * kept
      }
      return (frequencies, Float(0.1 * log(Double(factor)) + 1))
    }
  }

  /// Computes for each pair the share of interpolation, from 0 for fast ones
  /// to 1 for slow ones: a straight ramp between two whole numbers.
  private static func interpolatedShares(
    headSize: Int, base: Double, length: Double, fast: Double, slow: Double
  ) -> [Float] {
    precondition(
      fast > slow && slow > 0 && length > 2 * .pi * slow,
      """
      RotaryScaling: turns \(fast) and \(slow) within \(Int(length)) tokens; \
      the first must be more, and the last possible
      """)
    // The pair (not a whole number) that turns so often within the length.
    func pair(turning turns: Double) -> Double {
      Double(headSize) / 2 * log(length / (turns * 2 * .pi)) / log(base)
    }
    let first = max(pair(turning: fast).rounded(.down), 0)
    let last = min(
      pair(turning: slow).rounded(.up), Double(headSize - 1))
    let width = Float(last > first ? last - first : 0.001)
    return (0..<headSize / 2).map { pair in
      min(max((Float(pair) - Float(first)) / width, 0), 1)
    }
  }
}
