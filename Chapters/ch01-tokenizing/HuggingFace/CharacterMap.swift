import Files
import Foundation

/// The table `precompiled_charsmap` of SentencePiece: which characters to
/// write as which others.
///
/// It has three parts: the number of bytes of the second part; a tree of
/// the characters to replace, in units of four bytes (a double-array trie,
/// as the library Darts-clone writes it); and the texts to replace them
/// with, each ended by a zero. A unit of the tree has
///
/// - the byte that leads to it, in the lowest 8 bits,
/// - in bit 8 whether a text ends here; then the child for byte 0 holds
///   where the replacement begins,
/// - above, the distance to its children, times 256 if bit 9 is set.
package struct CharacterMap: Sendable {
  private let tree: [UInt32]
  private let texts: [UInt8]

  /// Reads a table; nil if its sizes are wrong.
  package init?(_ bytes: Data) {
    let bytes = [UInt8](bytes)
    func number(at offset: Int) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * $1) }
    }
    guard bytes.count >= 8 else { return nil }
    let size = Int(number(at: 0))
    guard size > 0, size % 4 == 0, size <= bytes.count - 4 else {
      return nil
    }
    tree = stride(from: 4, to: 4 + size, by: 4).map(number)
    texts = Array(bytes[(4 + size)...])
  }

  /// Writes each character, or if that is not in the table each of its code
  /// points, as the table says.
  package func callAsFunction(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]
  {
    String(text).flatMap { character -> [Unicode.Scalar] in
      // Hugging Face's library looks up only short characters as a whole.
      if character.utf8.count < 6, let new = replacement(of: character.utf8)
      {
        return new
      }
      return character.unicodeScalars.flatMap {
        replacement(of: String($0).utf8) ?? [$0]
      }
    }
  }

  /// Returns what the table has for the shortest text that begins `utf8`,
  /// as Hugging Face's library does.
  private func replacement(of utf8: some Sequence<UInt8>) -> [Unicode
    .Scalar]?
  {
    var node = children(of: tree[0])
    for byte in utf8 {
      node ^= Int(byte)
      guard byte != 0, tree.indices.contains(node),
        tree[node] & 0x8000_00FF == UInt32(byte)
      else {
        return nil
      }
      let unit = tree[node]
      node ^= children(of: unit)
      guard unit & 0x100 != 0 else { continue }
      guard tree.indices.contains(node) else { return nil }
      let start = Int(tree[node] & 0x7FFF_FFFF)
      let new = String(
        decoding: texts.dropFirst(start).prefix { $0 != 0 }, as: UTF8.self)
      return Array(new.unicodeScalars)
    }
    return nil
  }

  private func children(of unit: UInt32) -> Int {
    Int(unit >> 10) << (unit & 0x200 == 0 ? 0 : 8)
  }
}
