/// Single-precision logarithm, sine and cosine from the Cephes library (Moshier), with fused multiply-adds.
///
/// PyTorch computes blocks of normal numbers with these, and the last bits of a seeded weight depend on
/// them. They have no branches, so loops over them compile to vector instructions.

/// Returns the natural logarithm of a normal `x > 0`.
@inline(__always)
func polynomialLog(_ x: Float) -> Float {
  // x = mantissa * 2^exponent with the mantissa in [0.5, 1), then in [sqrt(0.5), sqrt(2)).
  let bits = x.bitPattern
  let mantissa = Float(bitPattern: bits & 0x807F_FFFF | 0x3F00_0000)
  let isLow = mantissa < 0.707106781186547524
  let exponent = Float(Int32(bitPattern: bits &>> 23) &- 126) - (isLow ? 1 : 0)
  let t = (mantissa - 1) + (isLow ? mantissa : 0)
  let square = t * t
  var y: Float = 7.0376836292e-2
  y = fused(y, t, -1.1514610310e-1)
  y = fused(y, t, 1.1676998740e-1)
  y = fused(y, t, -1.2420140846e-1)
  y = fused(y, t, 1.4249322787e-1)
  y = fused(y, t, -1.6668057665e-1)
  y = fused(y, t, 2.0000714765e-1)
  y = fused(y, t, -2.4999993993e-1)
  y = fused(y, t, 3.3333331174e-1)
  // log 2 is in two parts. The first has few digits, so its product is exact.
  y = fused(y * t, square, exponent * -2.12194440e-4)
  y = fused(square, -0.5, y)
  return fused(exponent, 0.693359375, t + y)
}

/// Returns the sine and the cosine of an angle in [0, 2 pi].
@inline(__always)
func polynomialSineAndCosine(_ angle: Float) -> (sine: Float, cosine: Float) {
  // The nearest even multiple of pi/4 is subtracted in three parts, so that no digits are lost.
  let octant = (angle * 1.27323954473516).rounded(.towardZero)
  let even = 2 * ((octant + 1) * 0.5).rounded(.towardZero)
  var x = fused(even, -0.78515625, angle)
  x = fused(even, -2.4187564849853515625e-4, x)
  x = fused(even, -3.77489497744594108e-8, x)
  let z = x * x
  var c = fused(fused(z, 2.443315711809948e-5, -1.388731625493765e-3), z, 4.166664568298827e-2) * z
  c = fused(c, z, -(z * 0.5)) + 1
  var s = fused(fused(z, -1.9515295891e-4, 8.3321608736e-3), z, -1.6666654611e-1) * z
  s = fused(s, x, x)
  // The quarter turn that was subtracted decides which of the two is the sine, and the signs. The lowest bits
  // of 2^23 + n are n.
  let quarter = (even + 0x1p23).bitPattern
  let isSwapped = quarter & 2 != 0
  let sine = isSwapped ? c : s
  let cosine = isSwapped ? s : c
  return (
    quarter & 4 != 0 ? -sine : sine,
    (quarter &- 2) & 4 == 0 ? -cosine : cosine
  )
}

/// Returns `a * b + c`, rounded once.
@inline(__always)
private func fused(_ a: Float, _ b: Float, _ c: Float) -> Float { c.addingProduct(a, b) }
