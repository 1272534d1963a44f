import Foundation

/// Compute the gradients of a network of one unit by the chain rule.
///
/// Book, section A.4, and page 0 of the notes. The unit computes
/// z = w·x + b and a = σ(z); its loss is the binary cross-entropy of a and
/// the label y. Return ∂L/∂w and ∂L/∂b. The slopes to multiply:
///
///     ∂L/∂a = (a − y) / (a (1 − a))    ∂a/∂z = a (1 − a)
///     ∂z/∂w = x                        ∂z/∂b = 1
///
/// Example: with x = 2, y = 1, w = 0 and b = 0, a is 0.5, and the gradients
/// are `(weight: -1, bias: -0.5)`.
public func unitGradients(
  _ x: Double, target y: Double, weight w: Double, bias b: Double
) throws -> (weight: Double, bias: Double) {
  let a = 1 / (1 + exp(-(w * x + b)))
  let error = a - y  // ∂L/∂a · ∂a/∂z, in which a (1 − a) cancels
  return (weight: error * x, bias: error)
}
