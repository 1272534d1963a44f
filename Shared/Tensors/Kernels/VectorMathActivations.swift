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
/// Error: 9.2e-7 of the value from −3 up; 1e-5 of it down to −9.9, where the rounding of x³ is worth that
/// much. Below, 4e-37: the result is smaller than a normal float and becomes zero. (PyTorch's 1 + tanh has lost
/// all digits at −6.)
@inline(__always)
func geluTanh(_ x: Vector) -> Vector {
  let v = x * Vector(repeating: geluLinear).addingProduct(x * x, geluCubic)
  return x / (1 + exponential(-v))
}

/// Returns the derivative of `geluTanh` at x.
///
/// Error: 2.2e-7 from −3 up; 1e-5 of the value from −9.9 to −1; 3e-36 below, where it stays what it is at −10.
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

/// Returns ln(1 + e^x), computed from e^-|x|, which cannot overflow.
///
/// Error: 1.7e-7 of the value for all x; one step of the subnormal numbers where the result is one.
@inline(__always)
func softPlus(_ x: Vector) -> Vector {
  maximum(x, 0) + logarithmOfOnePlus(exponential(-magnitude(x)))
}

// The slopes below are computed from x. From the value, as 1 - y^2 and y (1 - y), they would lose their digits
// as y approaches 1, and be zero from tanh(9) and sigmoid(17) on.

/// Returns the derivative of `logistic` at x: e / (1 + e)^2 with e = e^-|x|.
///
/// Error: 3.3e-7 of the value; one step of the subnormal numbers where the result is one.
@inline(__always)
func logisticDerivative(_ x: Vector) -> Vector {
  let e = exponential(-magnitude(x))
  let s = 1 / (1 + e)
  return e * s * s
}

/// Returns the derivative of `hyperbolicTangent` at x: 4 e / (1 + e)^2 with e = e^-2|x|.
///
/// Error: 3e-7 of the value; three steps of the subnormal numbers where the result is one.
@inline(__always)
func hyperbolicTangentDerivative(_ x: Vector) -> Vector {
  4 * logisticDerivative(2 * x)
}

/// Returns the derivative of x sigmoid(x): s + x s (1 - s), where 1 - s is sigmoid(-x).
///
/// Error: 2.9e-7 of the value, and 1e-7 near its zero at -1.28; 7e-44 below -87, where s is subnormal.
@inline(__always)
func siluDerivative(_ x: Vector) -> Vector {
  let e = exponential(-magnitude(x))
  let s = 1 / (1 + e)
  let isNegative = x .< 0
  let (value, rest) = (selected(isNegative, e * s, else: s), selected(isNegative, s, else: e * s))
  return value * (1 + x * rest)
}

/// Returns e^(-factor x^2), where `factor` is 1 or 1/2. NaN stays NaN.
///
/// Error: 1.2e-7 of the value; one step of the subnormal numbers where the result is one.
@inline(__always)
func bell(_ x: Vector, _ factor: Float) -> Vector {
  // The square of 9 is rounded by 4e-6, which e^x would turn into as much of the value.
  let t = minimum(magnitude(x), 15)
  let square = t * t
  let lost = (-square).addingProduct(t, t)
  let value = exponential(square * -factor)
  return value.addingProduct(value, lost * -factor)
}

/// Returns e^(x^2 / 2) times the normal distribution function at -|x|, for |x| up to 15. NaN stays NaN.
///
/// So that both are exact far below zero, where 1 + erf has lost all digits. Error: 2.3e-7 of the value.
@inline(__always)
func scaledNormalTail(_ x: Vector) -> Vector {
  // e^(t^2) erfc(t) is a polynomial of (t - 2) / (t + 2) divided by 1 + 2 t.
  let t = minimum(magnitude(x), 15) * Float(0.5).squareRoot()
  let q = (t - 2) / (t + 2)
  var p = Vector(repeating: -0.001218669).addingProduct(q, -0.00039391575)
  p = Vector(repeating: 0.0013120014).addingProduct(p, q)
  p = Vector(repeating: 0.008622217).addingProduct(p, q)
  p = Vector(repeating: -0.008061337).addingProduct(p, q)
  p = Vector(repeating: -0.05420177).addingProduct(p, q)
  p = Vector(repeating: 0.1640558).addingProduct(p, q)
  p = Vector(repeating: -0.16603164).addingProduct(p, q)
  p = Vector(repeating: -0.092764005).addingProduct(p, q)
  p = Vector(repeating: 1.2769784).addingProduct(p, q)
  return p * 0.5 / Vector(repeating: 1).addingProduct(t, 2)
}

/// Returns x times the normal distribution function at x.
///
/// Error: 7.5e-7 of the value; eight steps of the subnormal numbers where the result is one.
@inline(__always)
func geluErf(_ x: Vector) -> Vector {
  let tail = bell(x, 0.5) * scaledNormalTail(x)
  return x * selected(x .< 0, tail, else: 1 - tail)
}

/// Returns the derivative of `geluErf`: the normal distribution function at x, and x times its density.
///
/// Error: 4.2e-7 of the value, and 1.1e-7 near its zero at -0.75; six steps of the subnormal numbers where the
/// result is one.
@inline(__always)
func geluErfDerivative(_ x: Vector) -> Vector {
  // The slope at -|x|, whose terms differ, since the tail is about density / |x|. At |x| it is one less that.
  let difference = scaledNormalTail(x) - minimum(magnitude(x), 15) * (1 / (2 * Float.pi).squareRoot())
  let below = bell(x, 0.5) * difference
  return selected(x .< 0, below, else: 1 - below)
}
