// Errors as in VectorMath.swift.

/// Returns tanh(x): ±1 from ±9.02 on; −0 stays −0, NaN stays NaN.
///
/// Error: 2.5 ulp, 1.8e-7 of the value.
@inline(__always)
func hyperbolicTangent(_ x: Vector) -> Vector {
  // tanh t = (e^2t - 1) / (e^2t + 1), from e^2t - 1 computed without cancellation.
  let t = magnitude(x)
  let (minusOne, exponent) = reducedExponential(2 * minimum(t, 10))
  let scale = powerOfTwo(exponent)
  let numerator = (scale - 1).addingProduct(minusOne, scale)
  return withSign(of: x, numerator / (numerator + 2))
}

/// Returns 1 / (1 + e^-x); small results are not lost to overflow. NaN stays NaN.
///
/// Error from −87 to 87: 2.4 ulp, 1.8e-7 of the value.
@inline(__always)
func logistic(_ x: Vector) -> Vector {
  let e = exponential(-magnitude(x))
  return selected(x .< 0, e, else: Vector(repeating: 1)) / (1 + e)
}

// GELU by tanh: x / 2 (1 + tanh u) = x sigmoid(2u) with 2u = x (a + b x^2),
// a = 2 sqrt(2 / pi), b = 0.044715 a.
private let geluLinear: Float = 1.5957691
private let geluCubic: Float = 0.071354814

/// Returns x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))), the GELU of GPT-2.
///
/// Error: 5.2e-7 up to x = 50; from −3 up, also 1.1e-6 of the value.
@inline(__always)
func geluTanh(_ x: Vector) -> Vector {
  let v = x * Vector(repeating: geluLinear).addingProduct(x * x, geluCubic)
  return x / (1 + exponential(-v))
}

/// Returns the derivative of `geluTanh` at x. Error: 2.2e-7.
@inline(__always)
func geluTanhDerivative(_ x: Vector) -> Vector {
  // Beyond ±10 it is 0 or 1 to the precision of a float.
  let t = minimum(maximum(x, -10), 10)
  let square = t * t
  let v = t * Vector(repeating: geluLinear).addingProduct(square, geluCubic)
  let slope = Vector(repeating: geluLinear).addingProduct(square, 3 * geluCubic)
  let e = boundedExponential(-v)
  let s = 1 / (1 + e)
  // s + x s (1 - s) dv/dx, where 1 - s = e s loses no digits.
  return s.addingProduct(t * slope, e * s * s)
}

/// Returns ln(1 + e^x), computed from e^-|x|, which cannot overflow. Error up to x = 80: 5.4e-7.
@inline(__always)
func softPlus(_ x: Vector) -> Vector {
  maximum(x, 0) + logarithm(1 + exponential(-magnitude(x)))
}
