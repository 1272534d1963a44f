/// Sixteen floats: what the kernels compute with at a time.
@usableFromInline
package typealias Vector = SIMD16<Float>

/// The bits of sixteen floats.
typealias VectorBits = SIMD16<Int32>

// Everything here is polynomials, fused multiply-adds and selections: no branches and no calls into the C
// library, so that loops compile to vector instructions. Coefficients are minimax fits.
//
// Errors are the largest found against double precision, on every 23rd float of the stated range. A unit in
// the last place (ulp) is the distance to the next float, 6e-8 to 1.2e-7 of the value.

/// Sixteen floats as a mask, whose operators `.&` and `.|` are single instructions.
///
/// The standard library implements `replacing(with:where:)` and the integers' `&` as loops. With too many of
/// them in one function, the compiler stops inlining.
typealias VectorMask = SIMDMask<VectorBits>

/// Returns `a` where the mask is true and `b` elsewhere.
@inline(__always)
func selected(_ mask: VectorMask, _ a: Vector, else b: Vector) -> Vector {
  let a = unsafeBitCast(a, to: VectorMask.self)
  let b = unsafeBitCast(b, to: VectorMask.self)
  return unsafeBitCast(b.replacing(with: a, where: mask), to: Vector.self)
}

/// Returns the smaller of `x` and `limit`. NaN stays NaN.
@inline(__always)
func minimum(_ x: Vector, _ limit: Float) -> Vector {
  selected(x .> limit, Vector(repeating: limit), else: x)
}

/// Returns the larger of `x` and `limit`. NaN stays NaN.
@inline(__always)
func maximum(_ x: Vector, _ limit: Float) -> Vector {
  selected(x .< limit, Vector(repeating: limit), else: x)
}

/// Returns |x|.
@inline(__always)
func magnitude(_ x: Vector) -> Vector {
  let signBits = unsafeBitCast(Vector(repeating: -0.0), to: VectorMask.self)
  return unsafeBitCast(unsafeBitCast(x, to: VectorMask.self) .& .!signBits, to: Vector.self)
}

/// Returns `magnitude`, which must not be negative, with the signs of `sign`; −0 counts as negative.
@inline(__always)
func withSign(of sign: Vector, _ magnitude: Vector) -> Vector {
  let signBits = unsafeBitCast(Vector(repeating: -0.0), to: VectorMask.self)
  let negative = unsafeBitCast(sign, to: VectorMask.self) .& signBits
  return unsafeBitCast(unsafeBitCast(magnitude, to: VectorMask.self) .| negative, to: Vector.self)
}

/// Returns 2^n for integers n in −126...127.
@inline(__always)
func powerOfTwo(_ n: VectorBits) -> Vector {
  unsafeBitCast((n &+ 127) &<< 23, to: Vector.self)
}

/// Converts integers from −2^22 to 2^22 to floats.
@inline(__always)
func float(_ n: VectorBits) -> Vector {
  // The low bits of 1.5 * 2^23 + n are n.
  unsafeBitCast(n &+ 0x4b40_0000, to: Vector.self) - 12_582_912
}

/// Splits x = n ln 2 + r with |r| <= ln 2 / 2, and returns e^r − 1, accurate near 0 too, and n.
///
/// For |x| <= 10^5. NaN gives NaN and a meaningless n.
@inline(__always)
func reducedExponential(_ x: Vector) -> (minusOne: Vector, exponent: VectorBits) {
  // Adding 1.5 * 2^23 rounds to an integer, and leaves it in the low bits.
  let rounder = Vector(repeating: 12_582_912)
  let shifted = rounder.addingProduct(x, 1.442695)
  let exponent =
    unsafeBitCast(shifted, to: VectorBits.self) &- unsafeBitCast(rounder, to: VectorBits.self)
  let n = shifted - rounder
  // ln 2 in two parts. The first ends in zeros, so its product with n is exact.
  let r = x.addingProduct(n, -0.693359375).addingProduct(n, 2.1219444e-4)
  var q = Vector(repeating: 0.008366644).addingProduct(r, 0.0013946552)
  q = Vector(repeating: 0.04166628).addingProduct(q, r)
  q = Vector(repeating: 0.16666542).addingProduct(q, r)
  q = Vector(repeating: 0.5).addingProduct(q, r)
  return (r.addingProduct(q, r * r), exponent)
}

/// Returns e^x: infinity above 88.72, subnormal numbers below −87.3, 0 below −104. NaN stays NaN.
///
/// Error: 1.1 ulp, 8.6e-8 of the value; one step of the subnormal numbers where the result is one.
@inline(__always)
func exponential(_ x: Vector) -> Vector {
  let (minusOne, exponent) = reducedExponential(minimum(maximum(x, -104), 89))
  // Two factors, because 2^128 and 2^-150 are not floats.
  let half = exponent &>> 1
  return (minusOne + 1) * powerOfTwo(half) * powerOfTwo(exponent &- half)
}

/// Returns e^x for x up to 88, and 0 below −87, where subnormal numbers begin. NaN stays NaN.
///
/// Cheaper than `exponential`. Error from −87 to 88: 1.1 ulp, 8.5e-8 of the value.
@inline(__always)
func boundedExponential(_ x: Vector) -> Vector {
  let (minusOne, exponent) = reducedExponential(maximum(x, -87))
  let scale = powerOfTwo(exponent)
  return selected(x .< -87, Vector(repeating: 0), else: scale.addingProduct(minusOne, scale))
}

/// Returns the natural logarithm: −infinity at 0, NaN below. Infinity and NaN stay what they are.
///
/// Error for all positive numbers: 0.8 ulp, 8.1e-8 of the value.
@inline(__always)
func logarithm(_ x: Vector) -> Vector {
  // Subnormal numbers are scaled up by 2^23 first.
  let isSmall = x .< Float.leastNormalMagnitude
  let normal = selected(isSmall, x * 8_388_608, else: x)
  let bits = unsafeBitCast(normal, to: VectorBits.self)
  // x = 2^exponent (1 + f) with 1 + f from sqrt(1/2) to sqrt(2).
  let rootHalf: Int32 = 0x3f35_04f3
  let offset = bits &+ (0x3f80_0000 - rootHalf)
  let shifted = offset &>> 23
  let fraction = unsafeBitCast(offset &- (shifted &<< 23) &+ rootHalf, to: Vector.self)
  let exponent =
    selected(isSmall, Vector(repeating: -150), else: Vector(repeating: -127)) + float(shifted)
  let f = fraction - 1
  // log(1 + f) = f - f^2 / 2 + f^3 p(f)
  var p = Vector(repeating: -0.1167566).addingProduct(f, 0.067466125)
  p = Vector(repeating: 0.1188818).addingProduct(p, f)
  p = Vector(repeating: -0.12405589).addingProduct(p, f)
  p = Vector(repeating: 0.1421955).addingProduct(p, f)
  p = Vector(repeating: -0.16667996).addingProduct(p, f)
  p = Vector(repeating: 0.20002119).addingProduct(p, f)
  p = Vector(repeating: -0.2500001).addingProduct(p, f)
  p = Vector(repeating: 0.33333313).addingProduct(p, f)
  let square = f * f
  var tail = (exponent * -2.1219444e-4).addingProduct(p, square * f)
  tail = tail.addingProduct(square, -0.5)
  var result = (f + tail).addingProduct(exponent, 0.693359375)
  result = selected(x .< .infinity, result, else: x)
  result = selected(x .== 0, Vector(repeating: -.infinity), else: result)
  return selected(x .< 0, Vector(repeating: .nan), else: result)
}

/// Returns ln(1 + x), whose digits near x = 0 are those of x. −infinity at −1, NaN below. Infinity and NaN stay
/// what they are.
///
/// Error: 1.4e-7 of the value.
@inline(__always)
func logarithmOfOnePlus(_ x: Vector) -> Vector {
  let sum = 1 + x
  // What the sum was rounded by, which raises the logarithm by its share of the sum.
  let lost = x - (sum - 1)
  let correction = selected((sum .> 0) .& (sum .< .infinity), lost / sum, else: Vector())
  return logarithm(sum) + correction
}

/// Returns the error function: ±1 from ±4 on; −0 stays −0.
///
/// Error: 1.2 ulp, 8.5e-8 of the value.
@inline(__always)
func errorFunction(_ x: Vector) -> Vector {
  let t = magnitude(x)
  // Below 0.92: t + t s(t^2).
  let z = t * t
  var s = Vector(repeating: 0.00499483).addingProduct(z, -0.0005999404)
  s = Vector(repeating: -0.02676772).addingProduct(s, z)
  s = Vector(repeating: 0.11281846).addingProduct(s, z)
  s = Vector(repeating: -0.37612498).addingProduct(s, z)
  s = Vector(repeating: 0.12837915).addingProduct(s, z)
  let small = t.addingProduct(s, t)
  // Above: 1 - e^-g(t), where g is a polynomial for -log erfc.
  let u = minimum(t, 4)
  var g = Vector(repeating: 0.0030432267).addingProduct(u, -0.00019593826)
  g = Vector(repeating: -0.022226956).addingProduct(g, u)
  g = Vector(repeating: 0.103931665).addingProduct(g, u)
  g = Vector(repeating: 0.6371822).addingProduct(g, u)
  g = Vector(repeating: 1.1276757).addingProduct(g, u)
  g = Vector(repeating: 0.00019566654).addingProduct(g, u)
  let large = 1 - boundedExponential(-g)
  return withSign(of: x, selected(t .< 0.92, small, else: large))
}
