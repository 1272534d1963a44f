/// Generates random 64-bit words with SplitMix64 (Steele, Lea and Flood, 2014).
///
/// The generated files must never change, so they depend neither on the library's random generator nor
/// on how the standard library maps random words to a range.
struct SplitMix64 {
  private var state: UInt64

  /// Starts the sequence for `seed`.
  init(seed: UInt64) { state = seed }

  /// Returns the next word.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// Returns a number in `0..<bound`. Traps if `bound` is not positive.
  mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "SplitMix64.next(below: \(bound)): the bound must be positive")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
