/// Decodes tokens one at a time, as a model writes them.
///
/// A token can end in the middle of a character. The decoder then holds its
/// bytes back until the rest of the character arrives, so no U+FFFD
/// flickers on the screen:
///
///     var decoder = StreamingDecoder(tokenizer)
///     decoder.append(8582)    // ""
///     decoder.append(25081)   // "🙂"
///
/// The pieces together equal what `decode` returns for all the ids.
public struct StreamingDecoder {
  private let tokenizer: BytePairEncoding
  private var pending: [UInt8] = []

  public init(_ tokenizer: BytePairEncoding) {
    self.tokenizer = tokenizer
  }

  /// Takes the next id and returns the text that it completes.
  public mutating func append(_ id: Int) -> String {
    pending += tokenizer.bytes(of: id)
    let complete = pending.count - unfinishedCount
    defer { pending.removeFirst(complete) }
    return String(decoding: pending.prefix(complete), as: UTF8.self)
  }

  /// Returns what is left at the end: U+FFFD for an unfinished character.
  public mutating func finish() -> String {
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// The number of bytes at the end that belong to an unfinished character.
  private var unfinishedCount: Int {
    for (index, byte) in pending.suffix(3).reversed().enumerated()
    where byte & 0xC0 != 0x80 {
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return index + 1 < length ? index + 1 : 0
    }
    return 0
  }
}
