import Architecture
import Tensors

/// Times measured again and again, of which the mean says too little.
public struct Timings: Sendable {
  /// Sorted, in seconds.
  public let seconds: [Double]

  /// Traps without any.
  public init(_ seconds: [Double]) {
    precondition(!seconds.isEmpty, "Timings: no times")
    self.seconds = seconds.sorted()
  }

  /// The time that `percent` of all stay within: the nearest rank, which is
  /// always a time that was measured.
  ///
  /// Traps if `percent` is not above 0 and at most 100.
  public func percentile(_ percent: Double) -> Double {
    precondition(
      percent > 0 && percent <= 100, "percentile: \(percent) of 100")
    let rank = (percent / 100 * Double(seconds.count)).rounded(.up)
    return seconds[Int(rank) - 1]
  }
}

/// Generates the likeliest tokens for all rows of `ids` `[batch, tokens]`
/// at once: `[batch, tokens + newTokens]`, and how long each step took.
///
/// The first step reads the whole prompt. The model must be in evaluation.
public func timedGeneration(
  _ model: GPTModel, _ ids: Tensor<Int>, newTokens: Int
) -> (ids: Tensor<Int>, steps: [Double]) {
  let clock = ContinuousClock()
  var (ids, cache, steps) = (ids, KeyValueCache(), [Double]())
  for _ in 0..<newTokens {
    let time = clock.measure {
      let logits = model.nextTokenLogits(after: ids, cache: &cache)
      let next = logits.argmax(along: -1, keepingDimensions: true)
      ids = concatenated([ids, next], along: 1)
    }
    steps.append(time / .seconds(1))
  }
  return (ids, steps)
}
