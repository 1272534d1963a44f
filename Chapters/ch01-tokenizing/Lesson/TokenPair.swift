/// Two neighbouring tokens, by their ids.
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

  /// Hashes both ids as one number, which is faster than one after the other.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(left << 32 ^ right)
  }
}
