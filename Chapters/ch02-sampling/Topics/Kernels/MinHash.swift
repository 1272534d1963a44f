import Tensors

/// Describes a set of any size by the smallest of its elements in each of
/// `count` random orders.
///
/// The first element of A ∪ B in a random order is in A ∩ B with the chance
/// |A ∩ B| / |A ∪ B|. So the share of orders in which two sets have the
/// same smallest element estimates their Jaccard similarity J, with the
/// standard error √(J(1−J)/count). (Broder, 1997. Python:
/// `datasketch.MinHash`.)
public struct MinHash: Equatable, Sendable {
  /// The smallest number in each order; `UInt64.max` for the empty set.
  public let smallest: [UInt64]

  /// Describes the set in the orders that `seed` gives.
  ///
  /// Traps if there is not even one order.
  public init(of shingles: Shingles, count: Int = 128, seed: UInt64 = 0) {
    precondition(count >= 1, "MinHash: \(count) orders")
    smallest = (0..<count).map { order in
      let key = Self.mixed(
        seed &+ UInt64(order + 1) &* 0x9e37_79b9_7f4a_7c15)
      var least = UInt64.max
      for element in shingles.sorted {
        least = min(least, Self.mixed(element ^ key))
      }
      return least
    }
  }

  /// Stirs 64 bits so that each depends on all others.
  ///
  /// Every step can be undone, so no two numbers become the same: each key
  /// puts all numbers in an order of its own. (The finaliser of
  /// SplitMix64.)
  static func mixed(_ number: UInt64) -> UInt64 {
    var x = number
    x = (x ^ x >> 30) &* 0xbf58_476d_1ce4_e5b9
    x = (x ^ x >> 27) &* 0x94d0_49bb_1331_11eb
    return x ^ x >> 31
  }

  /// Estimates the Jaccard similarity of the two sets.
  ///
  /// Traps if they are described in different numbers of orders.
  public func similarity(_ other: MinHash) -> Double {
    precondition(
      smallest.count == other.smallest.count,
      "MinHash: \(smallest.count) orders and \(other.smallest.count)")
    let equal = zip(smallest, other.smallest).count { $0 == $1 }
    return Double(equal) / Double(smallest.count)
  }
}
