import Files
import Foundation

/// A file of keys and values in TensorFlow's table format, which comes from LevelDB.
///
/// The keys are sorted and grouped in blocks. Each entry says how many bytes its key shares with the previous
/// one, so that common prefixes are stored once. An index block has the offsets of the blocks, and a footer
/// of 48 bytes has the offset of the index. Format: github.com/google/leveldb, doc/table_format.md.
struct TensorFlowTable {
  typealias Entry = (key: String, value: UnsafeRawBufferPointer)

  private let bytes: UnsafeRawBufferPointer

  private static let footerSize = 48
  private static let magic: [UInt8] = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]
  /// The byte with the compression type and the checksum that follow a block.
  private static let trailerSize = 5
  /// Larger files and longer keys are rejected; no model has them.
  private static let (largestSize, longestKey) = (1 << 22, 500)

  /// Opens the bytes of a file, which must stay valid.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count >= Self.footerSize, bytes.count <= Self.largestSize,
      bytes.suffix(Self.magic.count).elementsEqual(Self.magic)
    else { throw FileError("this is not a complete TensorFlow table: get the file again") }
    self.bytes = bytes
  }

  /// Returns all entries, in the order of their keys. The values point into the bytes of the file.
  func entries() throws -> [Entry] {
    let footer = UnsafeRawBufferPointer(rebasing: bytes.suffix(Self.footerSize))
    var reader = ByteReader(footer, subject: "the footer")
    _ = try block(&reader, "the block of properties").content
    let index = try block(&reader, "the index block").content
    var result: [Entry] = []
    var end = 0
    for (_, place) in try Self.entries(index, "the index block") {
      var reader = ByteReader(place, subject: "a handle in the index block")
      let subject = "the block after \(result.count) entries"
      let (range, content) = try block(&reader, subject)
      // In order and apart, so that no block is read twice.
      guard range.lowerBound >= end else {
        throw FileError("\(subject) overlaps the one before: get the file again")
      }
      end = range.upperBound
      for entry in try Self.entries(content, subject) {
        guard result.last.map({ $0.key.utf8.lexicographicallyPrecedes(entry.key.utf8) }) ?? true else {
          throw FileError(
            "the name \(quoted(entry.key)) is out of order or appears twice: get the file again")
        }
        result.append(entry)
      }
    }
    return result
  }

  /// Returns the block whose offset and size the reader reads next.
  private func block(
    _ place: inout ByteReader, _ subject: String
  ) throws -> (range: Range<Int>, content: UnsafeRawBufferPointer) {
    let (offset, size) = (try place.varint(), try place.varint())
    let room = bytes.count - Self.footerSize - Self.trailerSize
    guard size <= room, offset <= room - size else {
      throw FileError("\(subject) is not within the file: get the file again")
    }
    // The checksum covers the compression type too.
    let content = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + size + 1)])
    let sum = bytes.loadUnaligned(fromByteOffset: offset + size + 1, as: UInt32.self)
    guard CRC32C.masked(content) == UInt32(littleEndian: sum) else {
      throw FileError("the checksum of \(subject) is wrong: get the file again")
    }
    guard content[size] == 0 else {
      throw FileError(
        "\(subject) is compressed, which is not supported: save the checkpoint without compression")
    }
    return (offset..<(offset + size), UnsafeRawBufferPointer(rebasing: content[..<size]))
  }

  /// Returns the entries of a block. They are followed by the offsets of the entries with full keys, and their
  /// count.
  private static func entries(_ block: UnsafeRawBufferPointer, _ subject: String) throws -> [Entry] {
    guard block.count >= 4 else { throw FileError("\(subject) is too short: get the file again") }
    let count = Int(
      UInt32(littleEndian: block.loadUnaligned(fromByteOffset: block.count - 4, as: UInt32.self)))
    guard 4 * (count + 1) <= block.count else {
      throw FileError("\(subject) has no room for its \(count) restarts: get the file again")
    }
    let body = UnsafeRawBufferPointer(rebasing: block[..<(block.count - 4 * (count + 1))])
    var reader = ByteReader(body, subject: subject)
    var key: [UInt8] = []
    var result: [Entry] = []
    while !reader.isAtEnd {
      let (shared, rest, size) = (try reader.varint(), try reader.varint(), try reader.varint())
      guard shared <= key.count, rest <= longestKey - shared else {
        throw FileError("\(subject) has a key of impossible length: get the file again")
      }
      key = key[..<shared] + Array(try reader.take(rest))
      guard let text = String(validating: key, as: UTF8.self) else {
        throw FileError("\(subject) has a key that is not text: get the file again")
      }
      result.append((text, try reader.take(size)))
    }
    return result
  }
}
