import Files

/// A way to write characters as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// ISO 8859-1: each byte is the code point of the same number.
  case latin1 = "Latin-1"
  /// Windows' Cyrillic: ASCII below 128, `cyrillic` from there on.
  case cp1251 = "CP1251"

  /// The characters of CP1251 from byte 128 on. Byte 152 has none; this
  /// table has U+0098 there, which is never looked up.
  private static let cyrillic: [Unicode.Scalar] = Array(
    ("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ"
      + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
      + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
      + "абвгдежзийклмнопрстуфхцчшщъыьэюя").unicodeScalars)
  private static let noCharacter: UInt8 = 0x98

  /// Returns the text that `bytes` stand for.
  ///
  /// - Throws: `FileError` with the place of the first byte that stands for
  ///   nothing.
  public func decode(_ bytes: [UInt8]) throws -> String {
    switch self {
    case .utf8:
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      throw problem(at: firstInvalidUTF8(in: bytes), in: bytes)
    case .utf16LittleEndian, .utf16BigEndian:
      guard bytes.count % 2 == 0,
        let text = String(validating: units(bytes), as: UTF16.self)
      else { throw problem(at: bytes.count - 1, in: bytes) }
      return text
    case .latin1: return String(bytes.map { Unicode.Scalar($0) })
    case .cp1251:
      if let place = bytes.firstIndex(of: Self.noCharacter) {
        throw problem(at: place, in: bytes)
      }
      return String(
        bytes.map {
          $0 < 128 ? Unicode.Scalar($0) : Self.cyrillic[Int($0) - 128]
        })
    }
  }

  /// Returns the bytes that stand for `text`.
  ///
  /// - Throws: `FileError` with the first character that has none.
  public func encode(_ text: String) throws -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf16LittleEndian:
      return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .latin1, .cp1251:
      return try text.unicodeScalars.map { scalar in
        guard let byte = singleByte(for: scalar) else {
          throw FileError(
            "\(rawValue) has no byte for \(quoted(String(scalar))); write UTF-8, or leave the character out"
          )
        }
        return byte
      }
    }
  }

  private func singleByte(for scalar: Unicode.Scalar) -> UInt8? {
    if self == .latin1 { return UInt8(exactly: scalar.value) }
    if scalar.value < 128 { return UInt8(scalar.value) }
    guard scalar != "\u{98}" else { return nil }
    return Self.cyrillic.firstIndex(of: scalar).map { UInt8(128 + $0) }
  }

  private func units(_ bytes: [UInt8]) -> [UInt16] {
    stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return self == .utf16LittleEndian
        ? second << 8 | first : first << 8 | second
    }
  }

  private func problem(at place: Int, in bytes: [UInt8]) -> FileError {
    let byte = String(bytes[place], radix: 16, uppercase: true)
    return FileError(
      "not \(rawValue): byte \(place) is \(byte) in hexadecimal; "
        + "find out the encoding, or replace what is damaged")
  }
}

/// Returns where the first byte is that does not continue valid UTF-8.
private func firstInvalidUTF8(in bytes: [UInt8]) -> Int {
  var parser = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var place = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
    place += scalar.count
  }
  return place
}
