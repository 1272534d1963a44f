import Files
import Foundation

/// A directory entry: what a zip archive says about one of its files.
struct ZipEntry {
  let name: String
  let flags: Int
  let method: Int
  let crc32: Int
  let packedCount: Int
  let count: Int
  /// The offset of the file's own header.
  let offset: Int
}

/// The central directory at the end of a zip archive, which lists its files.
struct ZipDirectory {
  /// The files, in the order of the directory.
  private(set) var entries: [ZipEntry] = []
  /// The offset of the directory, which comes after all files.
  private(set) var start = 0

  private static let endCount = 22
  private static let entryCount = 46
  private static let (zip64Count, zip64Size) = (0xffff, 0xffff_ffff)

  /// Reads the directory.
  ///
  /// - Throws: ``ZipFlaw`` if it is damaged or of an unsupported kind.
  init(_ bytes: LittleEndianBytes) throws(ZipFlaw) {
    let end = try Self.end(of: bytes)
    let (count, size) = (bytes.u16(end + 10), bytes.u32(end + 12))
    start = bytes.u32(end + 16)
    if count == Self.zip64Count || size == Self.zip64Size || start == Self.zip64Size {
      throw ZipFlaw("the end", "it is in zip64 format; use an archive below 4 GB")
    }
    guard bytes.u16(end + 4) == 0, bytes.u16(end + 6) == 0, bytes.u16(end + 8) == count else {
      throw ZipFlaw("the end", "the archive is one of several parts")
    }
    guard start + size == end else { throw ZipFlaw("the end", "the directory is not where it should be") }
    var offset = start
    var names: Set<ExactText> = []
    for index in 0..<count {
      let entry = try Self.entry(index, at: &offset, before: end, in: bytes)
      guard names.insert(ExactText(entry.name)).inserted else {
        throw ZipFlaw(quoted(entry.name), "the archive has two files of this name")
      }
      entries.append(entry)
    }
    guard offset == end else { throw ZipFlaw("the end", "the directory has more than its \(count) files") }
  }

  /// Finds the end record. Only a comment, of the length given in the record, may follow it.
  private static func end(of bytes: LittleEndianBytes) throws(ZipFlaw) -> Int {
    let last = bytes.count - endCount
    for offset in stride(from: last, through: max(0, last - 0xffff), by: -1)
    where bytes.u32(offset) == 0x0605_4b50 && offset + endCount + bytes.u16(offset + 20) == bytes.count {
      return offset
    }
    throw ZipFlaw("the end", "it is not a zip archive, or its end is missing")
  }

  private static func entry(
    _ index: Int, at offset: inout Int, before end: Int, in bytes: LittleEndianBytes
  ) throws(ZipFlaw) -> ZipEntry {
    let start = offset
    guard start + entryCount <= end, bytes.u32(start) == 0x0201_4b50 else {
      throw ZipFlaw("directory entry \(index)", "it is missing or damaged")
    }
    let nameCount = bytes.u16(start + 28)
    offset += entryCount + nameCount + bytes.u16(start + 30) + bytes.u16(start + 32)
    guard offset <= end, let name = bytes.text(start + entryCount, count: nameCount) else {
      throw ZipFlaw("directory entry \(index)", "its name is damaged")
    }
    guard isInside(name) else {
      throw ZipFlaw("directory entry \(index)", "its name leads out of the folder")
    }
    let entry = ZipEntry(
      name: name, flags: bytes.u16(start + 8), method: bytes.u16(start + 10), crc32: bytes.u32(start + 16),
      packedCount: bytes.u32(start + 20), count: bytes.u32(start + 24), offset: bytes.u32(start + 42))
    if [entry.packedCount, entry.count, entry.offset].contains(zip64Size) {
      throw ZipFlaw(quoted(name), "it is in zip64 format; use an archive below 4 GB")
    }
    return entry
  }

  /// Returns whether a file of this name, or a folder, whose name ends in a slash, would be unpacked inside the
  /// target folder.
  private static func isInside(_ name: String) -> Bool {
    let isFolder = name.utf8.last == UInt8(ascii: "/")
    return isInsideFolder(isFolder ? String(name.unicodeScalars.dropLast()) : name)
      && !name.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }
  }
}

/// What is wrong with an archive, and where.
struct ZipFlaw: Error {
  let place: String
  let reason: String

  init(_ place: String, _ reason: String) {
    (self.place, self.reason) = (place, reason)
  }
}

/// Bytes that are read as little-endian integers.
struct LittleEndianBytes {
  private let bytes: Data

  init(_ bytes: Data) { self.bytes = bytes }

  var count: Int { bytes.count }

  func u16(_ offset: Int) -> Int {
    Int(bytes[bytes.startIndex + offset]) | Int(bytes[bytes.startIndex + offset + 1]) << 8
  }

  func u32(_ offset: Int) -> Int { u16(offset) | u16(offset + 2) << 16 }

  func slice(_ offset: Int, count: Int) -> Data { bytes.dropFirst(offset).prefix(count) }

  /// Returns the text at `offset`, or nil if it is not valid UTF-8.
  func text(_ offset: Int, count: Int) -> String? {
    String(validating: slice(offset, count: count), as: UTF8.self)
  }
}
