/// Decodes one token after the other, as a model writes them.
///
/// A token can end in the middle of a character. Its bytes are then kept back until the rest of
/// the character is there, so that no U+FFFD flickers over the screen:
///
///     var decoder = StreamingDecoder(tokenizer)
///     decoder.append(8582)    // ""
///     decoder.append(25081)   // "🙂"
///
/// All the pieces together are what `decode` gives for all the ids.
public struct StreamingDecoder {
  private let tokenizer: BytePairEncoding
  private var pending: [UInt8] = []

  public init(_ tokenizer: BytePairEncoding) {
    self.tokenizer = tokenizer
  }

  /// Takes the next id and returns the text that is complete now.
  public mutating func append(_ id: Int) -> String {
    pending += tokenizer.bytes(of: id)
    let complete = pending.count - unfinishedCount
    defer { pending.removeFirst(complete) }
    return String(decoding: pending.prefix(complete), as: UTF8.self)
  }

  /// Returns what is left at the end: U+FFFD for a character that was never finished.
  public mutating func finish() -> String {
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// The number of bytes at the end that begin a character without finishing it.
  private var unfinishedCount: Int {
    for (index, byte) in pending.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return index + 1 < length ? index + 1 : 0
    }
    return 0
  }
}
