/// Draws 64-bit words by Steele, Lea and Flood's SplitMix64.
///
/// The corpus must come out the same for ever, so it depends neither on the library's generator nor on
/// how the standard library turns words into numbers.
struct SplitMix64 {
  private var state: UInt64

  /// Starts the sequence that belongs to `seed`.
  init(seed: UInt64) { state = seed }

  /// Returns the next word.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// Returns a number from 0 up to, but not including, `bound`.
  mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "SplitMix64.next(below: \(bound)): the bound must be positive")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
