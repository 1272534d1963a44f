import Tensors

/// The number format of a weight file.
///
/// In memory, numbers are always `Float`; a file of 16-bit numbers is half as large.
public enum WeightPrecision: String, Sendable, CaseIterable {
  /// All 32 bits.
  case float32 = "F32"
  /// The range of `float32` with about two decimal digits, as models are usually published.
  case bfloat16 = "BF16"
  /// About three decimal digits; values beyond ±65,504 become infinite. IEEE 754 binary16.
  case float16 = "F16"
}

extension WeightPrecision {
  /// Converts the 16-bit numbers that begin at `source`, which need not be aligned.
  func widen(_ source: UnsafeRawPointer, into target: UnsafeMutableBufferPointer<Float>) {
    func bits(_ i: Int) -> UInt16 { source.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self) }
    switch self {
    case .float32: preconditionFailure("WeightPrecision: float32 is not a 16-bit format")
    case .bfloat16: for i in target.indices { target[i] = Float(bfloat16: bits(i)) }
    case .float16: for i in target.indices { target[i] = Float(float16: bits(i)) }
    }
  }

  /// Rounds numbers to 16 bits.
  func narrow(_ source: UnsafeBufferPointer<Float>, into target: UnsafeMutableBufferPointer<UInt16>) {
    switch self {
    case .float32: preconditionFailure("WeightPrecision: float32 is not a 16-bit format")
    case .bfloat16: for i in source.indices { target[i] = source[i].bfloat16 }
    case .float16: for i in source.indices { target[i] = source[i].float16 }
    }
  }
}

// The conversions work on bit patterns without branches, so that the compiler can vectorise the loops
// around them. They round to nearest, ties to even.

extension Float {
  /// Widens a 16-bit number, which is the upper half of a Float.
  @inline(__always)
  init(bfloat16 bits: UInt16) { self.init(bitPattern: UInt32(bits) << 16) }

  /// The nearest bfloat16. NaN stays NaN.
  @inline(__always)
  var bfloat16: UInt16 {
    let bits = bitPattern
    let upper = bits >> 16
    let rounded = (bits &+ 0x7fff &+ (upper & 1)) >> 16
    return UInt16(truncatingIfNeeded: isNaN ? upper | 0x40 : rounded)
  }

  /// Widens a number with one sign bit, five exponent bits and ten fraction bits.
  @inline(__always)
  init(float16 bits: UInt16) {
    let magnitude = UInt32(bits & 0x7fff)
    // The smallest exponent is -14 in float16 and -126 in Float, a difference of 112.
    let widened = Float(bitPattern: magnitude << 13) * 0x1p112
    let infinite: UInt32 = magnitude >= 0x7c00 ? 0x7f80_0000 : 0
    self.init(bitPattern: widened.bitPattern | infinite | (UInt32(bits & 0x8000) << 16))
  }

  /// The nearest float16. NaN stays NaN.
  @inline(__always)
  var float16: UInt16 {
    let magnitude = bitPattern & 0x7fff_ffff
    let normal = (magnitude &- (112 << 23) &+ 0xfff &+ ((magnitude >> 13) & 1)) >> 13
    // Floats just above 0.5 are 2^-24 apart, as are float16 numbers below 2^-14.
    let tiny = (Float(bitPattern: magnitude) + 0.5).bitPattern &- Float(0.5).bitPattern
    let finite = magnitude < 0x3880_0000 ? tiny : normal
    let special = magnitude > 0x7f80_0000 ? 0x7e00 | ((magnitude >> 13) & 0x3ff) : 0x7c00
    let result = magnitude < 0x4780_0000 ? finite : special
    return UInt16(truncatingIfNeeded: result | ((bitPattern >> 16) & 0x8000))
  }
}
