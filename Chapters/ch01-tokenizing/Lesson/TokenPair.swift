/// The ids of two neighbouring tokens.
public struct TokenPair: Hashable, Comparable, Sendable {
  public let left: Int
  public let right: Int

  public init(_ left: Int, _ right: Int) {
    self.left = left
    self.right = right
  }

  /// Orders by the left id, then by the right one.
  public static func < (a: TokenPair, b: TokenPair) -> Bool {
    a.left == b.left ? a.right < b.right : a.left < b.left
  }

  /// Hashes both ids as one number, which is faster than hashing them
  /// separately.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(left << 32 ^ right)
  }
}

extension [Int] {
  /// Returns the tokens with every occurrence of `pair`, from left to
  /// right, replaced by `id`.
  public func merging(_ pair: TokenPair, into id: Int) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(count)
    var position = 0
    while position < count {
      let isPair =
        self[position] == pair.left && position + 1 < count
        && self[position + 1] == pair.right
      result.append(isPair ? id : self[position])
      position += isPair ? 2 : 1
    }
    return result
  }
}
