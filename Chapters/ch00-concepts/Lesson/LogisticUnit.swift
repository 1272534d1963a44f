import Foundation

/// A network of one unit with one input, computed with plain numbers: no
/// tensors, no graph.
///
///     z = w x + b    a = σ(z)    L = −(y ln a + (1 − y) ln(1 − a))
///
/// The chain rule by hand: what `backward()` does for any network. Notes 0,
/// "Automatic Differentiation"; book, section A.4.
public struct LogisticUnit {
  public var weight: Double
  public var bias: Double

  public init(weight: Double, bias: Double) {
    self.weight = weight
    self.bias = bias
  }

  /// Computes the net input z.
  public func netInput(_ x: Double) -> Double { weight * x + bias }

  /// Computes the output a = σ(z), a probability.
  public func output(_ x: Double) -> Double { 1 / (1 + exp(-netInput(x))) }

  /// Computes the binary cross-entropy of the output for a target y of 0 or
  /// 1.
  public func loss(_ x: Double, target y: Double) -> Double {
    let a = output(x)
    return -(y * log(a) + (1 - y) * log(1 - a))
  }

  /// Computes ∂L/∂w and ∂L/∂b with the chain rule, link by link from the
  /// loss back to the parameters.
  public func gradients(_ x: Double, target y: Double) -> (
    weight: Double, bias: Double
  ) {
    let a = output(x)
    let lossByOutput = (a - y) / (a * (1 - a))  // ∂L/∂a
    let outputByNetInput = a * (1 - a)  // ∂a/∂z
    // ∂L/∂z, which is a − y
    let lossByNetInput = lossByOutput * outputByNetInput
    // ∂z/∂w = x, ∂z/∂b = 1
    return (weight: lossByNetInput * x, bias: lossByNetInput * 1)
  }
}
