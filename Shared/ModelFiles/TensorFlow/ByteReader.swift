import Files

/// Reads the number formats of TensorFlow's files from a buffer, never beyond its end.
struct ByteReader {
  private var bytes: Slice<UnsafeRawBufferPointer>
  /// What is being read, for errors: "the index block".
  private let subject: String

  init(_ bytes: UnsafeRawBufferPointer, subject: String) {
    self.bytes = bytes[...]
    self.subject = subject
  }

  var isAtEnd: Bool { bytes.isEmpty }

  /// Reads the next `count` bytes.
  mutating func take(_ count: Int) throws -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count else {
      throw FileError("\(subject) ends too early: get the file again")
    }
    defer { bytes = bytes.dropFirst(count) }
    return UnsafeRawBufferPointer(rebasing: bytes.prefix(count))
  }

  /// Reads four bytes, little-endian.
  mutating func fixed32() throws -> UInt32 {
    UInt32(littleEndian: try take(4).loadUnaligned(as: UInt32.self))
  }

  /// Reads a varint: seven bits per byte, lowest first, with the highest bit set in every byte but the last.
  /// Throws if it is negative or too large for an Int.
  mutating func varint() throws -> Int {
    var value = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      let byte = Int(try take(1)[0])
      value |= (byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    throw FileError("\(subject) has a number that is negative or too large: get the file again")
  }

  /// Calls `member` with the tag of each field of a protocol buffer, to read the values it knows.
  ///
  /// `member` returns whether it read the value. Unknown values are skipped.
  mutating func fields(_ member: (_ field: Int, _ reader: inout ByteReader) throws -> Bool) throws {
    while !isAtEnd {
      let tag = try varint()
      if try member(tag, &self) { continue }
      switch tag & 7 {
      case 0: _ = try varint()
      case 1: _ = try take(8)
      case 2: _ = try take(varint())
      case 5: _ = try take(4)
      default: throw FileError("\(subject) has a field of unknown kind: get the file again")
      }
    }
  }
}
