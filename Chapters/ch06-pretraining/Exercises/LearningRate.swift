import Exercises
import Foundation

/// Compute the learning rate of a step: a warm-up, then half a cosine wave.
///
/// Book, section D.1 and D.2. During `warmUp` steps the rate grows from
/// `initial` in equal parts, and would reach `peak` at step `warmUp`. From
/// there to step `total` it falls to `lowest` along half a cosine wave.
/// Steps are counted from 0.
///
/// Example: with a warm-up of 2 steps from 0 to 1, step 1 has the rate 0.5.
public func learningRate(
  step: Int, warmUp: Int, total: Int, initial: Double, peak: Double,
  lowest: Double
) throws -> Double {
  throw NotStarted()
}
