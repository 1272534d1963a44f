import Foundation

/// A number that remembers what it was computed from, so that `backward()`
/// can find every slope.
///
///     let w = Scalar(2.2), b = Scalar(0)
///     let loss = -(w * 1.1 + b).sigmoid().log()
///     loss.backward()
///     w.gradient  // ∂loss/∂w = −0.0898
///
/// This is automatic differentiation in full, with nothing left to make it
/// fast: the tensors of this project do the same for whole arrays at once
/// (Shared/Tensors/Autograd). Left out are releasing the graph and
/// switching the recording off. After Karpathy's micrograd, 2020; book,
/// section A.4.
public final class Scalar {
  public var value: Double
  /// The slope of the last result with respect to this number; `backward()`
  /// adds to it. Set it to 0 to clear it.
  public var gradient = 0.0
  /// What this number was computed from, each with its slope ∂self/∂input.
  /// Empty for a leaf.
  private let inputs: [(scalar: Scalar, slope: Double)]

  /// Makes a leaf: a parameter or a constant.
  public convenience init(_ value: Double) { self.init(value, from: []) }

  private init(
    _ value: Double, from inputs: [(scalar: Scalar, slope: Double)]
  ) {
    (self.value, self.inputs) = (value, inputs)
  }

  /// Computes the slope of this number with respect to everything it was
  /// computed from, by the chain rule: an input's gradient is the sum, over
  /// all its uses, of the result's gradient times the slope of that use.
  public func backward() {
    let order = history()
    // only leaves accumulate
    for scalar in order where !scalar.inputs.isEmpty { scalar.gradient = 0 }
    gradient += 1  // ∂self/∂self
    for result in order.reversed() {
      for (input, slope) in result.inputs {
        input.gradient += result.gradient * slope
      }
    }
  }

  /// Lists everything this number was computed from, and the number itself
  /// last; inputs come before results.
  ///
  /// In reverse, every number's gradient is complete before it is passed
  /// on. The list of open work takes the place of recursion, which would
  /// overflow the stack on a long chain.
  private func history() -> [Scalar] {
    var order: [Scalar] = []
    var seen: Set<ObjectIdentifier> = []
    var open: [(scalar: Scalar, inputsAreListed: Bool)] = [(self, false)]
    while let (scalar, inputsAreListed) = open.popLast() {
      if inputsAreListed {
        order.append(scalar)
      } else if seen.insert(ObjectIdentifier(scalar)).inserted {
        open.append((scalar, true))
        open += scalar.inputs.map { ($0.scalar, false) }
      }
    }
    return order
  }
}

// Each operation: its value, and its slope with respect to each operand.

extension Scalar {
  public static func + (a: Scalar, b: Scalar) -> Scalar {
    Scalar(a.value + b.value, from: [(a, 1), (b, 1)])
  }

  public static func * (a: Scalar, b: Scalar) -> Scalar {
    Scalar(a.value * b.value, from: [(a, b.value), (b, a.value)])
  }

  /// Raises to a constant power n: the slope is n xⁿ⁻¹.
  public func pow(_ n: Double) -> Scalar {
    Scalar(
      Foundation.pow(value, n),
      from: [(self, n * Foundation.pow(value, n - 1))])
  }

  /// Computes eˣ, which is its own slope.
  public func exp() -> Scalar {
    let y = Foundation.exp(value)
    return Scalar(y, from: [(self, y)])
  }

  /// Computes the natural logarithm: the slope is 1 / x.
  public func log() -> Scalar {
    Scalar(Foundation.log(value), from: [(self, 1 / value)])
  }

  /// Computes σ(x) = 1 / (1 + e⁻ˣ): the slope is σ (1 − σ).
  public func sigmoid() -> Scalar {
    let y = 1 / (1 + Foundation.exp(-value))
    return Scalar(y, from: [(self, y * (1 - y))])
  }

  /// Computes the hyperbolic tangent y: the slope is 1 − y².
  public func tanh() -> Scalar {
    let y = Foundation.tanh(value)
    return Scalar(y, from: [(self, 1 - y * y)])
  }

  /// Replaces a negative number by 0: the slope is 1 for x > 0, else 0.
  public func relu() -> Scalar {
    Scalar(max(value, 0), from: [(self, value > 0 ? 1 : 0)])
  }

  // The rest is made of these, and needs no slopes of its own.
  public static prefix func - (x: Scalar) -> Scalar { -1.0 * x }
  public static func - (a: Scalar, b: Scalar) -> Scalar { a + -b }
  public static func / (a: Scalar, b: Scalar) -> Scalar { a * b.pow(-1) }
}

/// Lets constants be written as they are: `2.0 * x`.
extension Scalar: ExpressibleByFloatLiteral {
  public convenience init(floatLiteral value: Double) { self.init(value) }
}
