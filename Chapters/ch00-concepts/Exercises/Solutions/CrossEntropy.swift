import Foundation

/// Measure how wrong a predicted probability is.
///
/// Book, section A.3. `prediction` is the probability that the label is 1,
/// `target` the label, 0 or 1. The loss is minus the natural logarithm of
/// the probability that was given to the label: −ln p for 1, −ln (1 − p)
/// for 0. This is the binary cross-entropy; later chapters have more
/// classes than two.
///
/// Example: `crossEntropy(0.5, target: 1)` is ln 2, about `0.6931`.
public func crossEntropy(
  _ prediction: Double, target: Double
) throws -> Double {
  // the other term is 0, and its logarithm may be infinite: leave it out
  target == 1 ? -log(prediction) : -log(1 - prediction)
}
