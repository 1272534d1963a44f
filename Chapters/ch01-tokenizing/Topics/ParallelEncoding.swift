import Foundation
import Tokenizing

/// Returns where a text can be cut into about `count` pieces without
/// changing its tokens.
///
/// Byte-pair encoding merges inside of words only, so a text may be cut
/// between two words: before a single space that has no other white space
/// beside it. Anywhere else a cut can change the ids.
public func safeCuts(of utf8: [UInt8], into count: Int) -> [Range<Int>] {
  var cuts = [0]
  for piece in 1..<max(count, 1) {
    let wanted = max(utf8.count * piece / count, cuts.last! + 1)
    guard wanted < utf8.count,
      let place = (wanted..<utf8.count).first(where: {
        isSafe($0, in: utf8)
      })
    else { break }
    cuts.append(place)
  }
  return zip(cuts, cuts.dropFirst() + [utf8.count]).map { $0..<$1 }
}

/// Whether a word ends before `place` and the next begins there with a
/// space. Only ASCII counts, where one byte is one character.
private func isSafe(_ place: Int, in utf8: [UInt8]) -> Bool {
  guard utf8[place] == UInt8(ascii: " "), place > 0, place + 1 < utf8.count
  else { return false }
  func isInk(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
  return isInk(utf8[place - 1]) && isInk(utf8[place + 1])
}

extension BytePairEncoding {
  /// Returns the ids of `text`, encoded in `count` pieces on all cores.
  ///
  /// They are the same as those of `encodeOrdinary`. Each piece has its own
  /// cache of words, so that no core waits for another.
  public func encodeInParallel(
    _ text: String, pieces count: Int
  ) -> [Int] {
    let utf8 = Array(text.utf8)
    return encode(utf8, cutAt: safeCuts(of: utf8, into: count))
  }

  /// Encodes each of the `ranges` on its own, at the same time, and joins
  /// the ids.
  public func encode(
    _ utf8: [UInt8], cutAt ranges: [Range<Int>]
  ) -> [Int] {
    let results = Results(count: ranges.count)
    DispatchQueue.concurrentPerform(iterations: ranges.count) { piece in
      let text = String(decoding: utf8[ranges[piece]], as: UTF8.self)
      results.set(encodeOrdinary(text), at: piece)
    }
    return results.joined()
  }

  /// Returns the ids without a cache: every word is merged anew.
  public func encodeWithoutCache(_ text: String) -> [Int] {
    GPT2PreTokenizer.pieces(of: text).flatMap { encodeOrdinary($0) }
  }
}

/// The ids of each piece, which several threads write. The lock is taken
/// once a piece.
private final class Results: @unchecked Sendable {
  private var ids: [[Int]]
  private let lock = NSLock()

  init(count: Int) { ids = Array(repeating: [], count: count) }

  func set(_ new: [Int], at piece: Int) {
    lock.withLock { ids[piece] = new }
  }

  func joined() -> [Int] { lock.withLock { ids.flatMap(\.self) } }
}
