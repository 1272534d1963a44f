import Foundation
import Tensors

/// Predicts each byte of a text from the few before it, by counting.
///
/// The chance after a long context is mixed with that after a shorter one,
/// down to 1/256 for every byte, so nothing is impossible:
/// p(b | c) = (count(cb) + kinds(c) · p(b | shorter c)) / (count(c) +
/// kinds(c)), with the number of kinds of bytes seen after c. (Witten and
/// Bell, 1991.)
public struct ByteModel: Sendable {
  /// The longest context, in bytes.
  public let order: Int
  /// How often a run of bytes occurs.
  private var counts: [UInt64: Int32] = [:]
  /// How many bytes follow a context, and of how many kinds they are.
  private var followers: [UInt64: (total: Int32, kinds: Int32)] = [:]

  /// Counts the bytes of texts; traps unless `order` is in 0...6.
  public init(of texts: some Sequence<String>, order: Int = 4) {
    precondition((0...6).contains(order), "ByteModel: order \(order)")
    self.order = order
    for text in texts { count(Array(text.utf8)) }
  }

  private mutating func count(_ bytes: [UInt8]) {
    for place in bytes.indices {
      for length in 0...min(order, place) {
        let context = Self.key(bytes[place - length..<place])
        let run = Self.key(bytes[place - length...place])
        let seen = counts[run, default: 0]
        counts[run] = seen + 1
        let old = followers[context, default: (0, 0)]
        followers[context] = (
          old.total + 1, old.kinds + (seen == 0 ? 1 : 0)
        )
      }
    }
  }

  /// Returns the chance of a byte after a context, of which the last
  /// `order` bytes count.
  public func chance(of byte: UInt8, after context: ArraySlice<UInt8>)
    -> Double
  {
    var chance = 1.0 / 256
    for length in 0...min(order, context.count) {
      let end = context.suffix(length)
      guard let (total, kinds) = followers[Self.key(end)] else { break }
      let seen = Double(counts[Self.key(end + [byte])] ?? 0)
      chance = (seen + Double(kinds) * chance) / Double(total + kinds)
    }
    return chance
  }

  /// Returns the mean number of bits that a byte of a text costs; 0 for no
  /// text.
  public func bitsPerByte(of text: String) -> Double {
    let bytes = Array(text.utf8)
    let bits = bytes.indices.reduce(0.0) { sum, place in
      let start = max(place - order, 0)
      return sum
        - log2(chance(of: bytes[place], after: bytes[start..<place]))
    }
    return bits / Double(max(bytes.count, 1))
  }

  /// Returns 2 to the bits per byte: the number of equally likely bytes among
  /// which the model chooses.
  public func perplexity(of text: String) -> Double {
    exp2(bitsPerByte(of: text))
  }

  /// Packs at most seven bytes and their number in 64 bits.
  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) } | UInt64(bytes.count) << 56
  }
}
