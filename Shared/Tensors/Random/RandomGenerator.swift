import Foundation

/// A source of random numbers that draws what PyTorch's CPU generator draws.
///
/// It is a Mersenne Twister, whose 32-bit words become floats, integers, permutations and so on exactly as in
/// PyTorch, from the same number of words. So the same seed gives the same weights, masks and samples.
/// PyTorch: `torch.Generator`.
public final class RandomGenerator {
  /// The seed of a generator that is given none, as in PyTorch.
  public static let defaultSeed: UInt64 = 67_280_421_310_721

  /// The seed that the current stream began with.
  public private(set) var initialSeed: UInt64
  var twister: MersenneTwister
  /// The second value of the last pair that `nextNormal()` made, kept for the next call.
  private var carriedNormal: Double?

  /// Makes a generator with the default seed.
  public convenience init() { self.init(seed: Self.defaultSeed) }

  /// Makes a generator from the low 32 bits of `seed`.
  public init(seed: UInt64) {
    initialSeed = seed
    twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
  }

  /// Restarts from the low 32 bits of `seed`. PyTorch: `torch.Generator.manual_seed`.
  public func seed(_ seed: UInt64) {
    initialSeed = seed
    twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
    carriedNormal = nil
  }

  /// Draws 32 random bits: one word.
  public func nextUInt32() -> UInt32 { twister.next() }

  /// Draws 64 random bits: two words, the high half first.
  public func nextUInt64() -> UInt64 {
    let high = UInt64(twister.next())
    return high << 32 | UInt64(twister.next())
  }

  /// Draws an integer of at least 0 with 63 random bits: two words.
  ///
  /// PyTorch: `torch.empty((), dtype=torch.int64).random_()`.
  public func nextInt63() -> Int { Int(nextUInt64() & 0x7FFF_FFFF_FFFF_FFFF) }

  /// Draws a number in [0, 1) that is a multiple of 2^-24: one word.
  public func nextFloat() -> Float { Self.unitFloat(twister.next()) }

  /// Draws a number in [0, 1) that is a multiple of 2^-53: two words.
  public func nextDouble() -> Double {
    let high = twister.next()
    return Self.unitDouble(high: high, low: twister.next())
  }

  /// Draws from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// Values are made in pairs (Box and Muller, 1958), of four words: the second is kept for the next call,
  /// whatever else is drawn in between.
  public func nextNormal() -> Double {
    if let value = carriedNormal {
      carriedNormal = nil
      return value
    }
    let angle = 2 * Double.pi * nextDouble()
    let radius = (-2 * log1p(-nextDouble())).squareRoot()
    carriedNormal = radius * sin(angle)
    return radius * cos(angle)
  }

  /// Turns a word into a float in [0, 1): its low 24 bits are the binary digits after the point.
  @inline(__always)
  static func unitFloat(_ word: UInt32) -> Float {
    Float(Int32(bitPattern: word & 0xFF_FFFF)) * 0x1p-24
  }

  /// Turns two words into a double in [0, 1) from the low 53 of their 64 bits.
  @inline(__always)
  static func unitDouble(high: UInt32, low: UInt32) -> Double {
    Double(integer53(high: high, low: low)) * 0x1p-53
  }

  /// Joins two words to an integer of their low 53 bits.
  @inline(__always)
  static func integer53(high: UInt32, low: UInt32) -> Int64 {
    Int64(high & 0x1F_FFFF) &<< 32 | Int64(low)
  }
}

// MARK: - Saving and restoring

extension RandomGenerator {
  /// The state of a generator. Restored, it continues the stream bit for bit.
  ///
  /// PyTorch: what `torch.Generator.get_state` returns.
  public struct State: Codable, Equatable, Sendable {
    let initialSeed: UInt64
    let words: [UInt32]
    let position: Int
    let carriedNormal: Double?

    fileprivate init(initialSeed: UInt64, words: [UInt32], position: Int, carriedNormal: Double?) {
      self.initialSeed = initialSeed
      self.words = words
      self.position = position
      self.carriedNormal = carriedNormal
    }

    /// Reads a saved state; throws `DecodingError` if it is not one.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      initialSeed = try values.decode(UInt64.self, forKey: .initialSeed)
      words = try values.decode([UInt32].self, forKey: .words)
      position = try values.decode(Int.self, forKey: .position)
      carriedNormal = try values.decodeIfPresent(Double.self, forKey: .carriedNormal)
      let size = MersenneTwister.blockSize
      guard words.count == size, (0...size).contains(position) else {
        throw DecodingError.dataCorruptedError(
          forKey: .words, in: values,
          debugDescription: "A generator has \(size) words and a position from 0 to \(size); "
            + "the file has \(words.count) words and position \(position). Save the state again.")
      }
    }
  }

  /// The current state, to save or to restore.
  public var state: State {
    get {
      State(
        initialSeed: initialSeed, words: twister.stateWords, position: twister.position,
        carriedNormal: carriedNormal)
    }
    set {
      initialSeed = newValue.initialSeed
      twister = MersenneTwister(stateWords: newValue.words, position: newValue.position)
      carriedNormal = newValue.carriedNormal
    }
  }
}
