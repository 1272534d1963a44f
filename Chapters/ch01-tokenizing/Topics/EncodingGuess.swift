import Tokenizing

/// The bytes with which some programs begin a file, to say how it is
/// encoded.
public let byteOrderMarks: [(bytes: [UInt8], encoding: TextEncoding)] = [
  ([0xEF, 0xBB, 0xBF], .utf8),
  ([0xFF, 0xFE], .utf16LittleEndian),
  ([0xFE, 0xFF], .utf16BigEndian),
]

/// Returns the encoding that a byte-order mark states, and how many bytes
/// it takes; nil without one.
public func byteOrderMark(
  of bytes: [UInt8]
) -> (encoding: TextEncoding, length: Int)? {
  byteOrderMarks.first { bytes.starts(with: $0.bytes) }.map {
    ($0.encoding, $0.bytes.count)
  }
}

/// Guesses how `bytes` are encoded: a byte-order mark is believed, and what
/// is valid UTF-8 almost certainly is UTF-8.
///
/// The rest is luck: every text is valid Latin-1. Where most letters are
/// beyond ASCII, the text is rather Cyrillic.
public func guessedEncoding(of bytes: [UInt8]) -> TextEncoding {
  if let mark = byteOrderMark(of: bytes) { return mark.encoding }
  if String(validating: bytes, as: UTF8.self) != nil { return .utf8 }
  let beyond = bytes.count { $0 >= 0xC0 }
  let ascii = bytes.count { byte in
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
  return beyond > ascii ? .cp1251 : .latin1
}

/// Reads text whose encoding nobody told: guesses, and leaves out the
/// byte-order mark.
///
/// - Throws: `FileError` if the bytes are not in the guessed encoding.
public func readText(_ bytes: [UInt8]) throws -> String {
  let length = byteOrderMark(of: bytes)?.length ?? 0
  return try guessedEncoding(of: bytes).decode(
    Array(bytes.dropFirst(length)))
}

/// Writes U+FFFD for what is not UTF-8, one for each stretch of bytes that
/// cannot be continued (Python: `errors="replace"`).
///
/// It never fails, and cannot be undone.
public func repairedUTF8(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}
