import Foundation

// Functions that models rarely need: those of the C library, one lane at a time.

/// Raises every lane to the power in the same lane.
@inline(__always)
func power(_ base: Vector, _ exponent: Vector) -> Vector {
  var result = Vector()
  for lane in 0..<lanes { result[lane] = Foundation.pow(base[lane], exponent[lane]) }
  return result
}

/// Computes the sine of every lane.
@inline(__always)
func sine(_ x: Vector) -> Vector {
  var result = Vector()
  for lane in 0..<lanes { result[lane] = Foundation.sin(x[lane]) }
  return result
}

/// Computes the cosine of every lane.
@inline(__always)
func cosine(_ x: Vector) -> Vector {
  var result = Vector()
  for lane in 0..<lanes { result[lane] = Foundation.cos(x[lane]) }
  return result
}
