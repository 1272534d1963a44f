import Files
import Foundation

/// A zip archive of stored or deflated files. Lengths and CRC-32 checksums are verified.
///
/// Encrypted files, zip64, multi-part archives, bytes before or after the archive, names that are not UTF-8 or
/// lead out of the folder, files longer than the directory says, and contradictory headers are rejected with a
/// one-line error.
public struct ZipArchive {
  private let path: String
  private let bytes: LittleEndianBytes
  private let directory: ZipDirectory

  /// The names of the files, in the order of the directory.
  public var names: [String] { directory.entries.map(\.name) }

  /// Reads the directory of the archive at `path`.
  ///
  /// - Throws: ``FileError`` if the file cannot be read or is not such an archive.
  public init(contentsOf path: String) throws(FileError) {
    try self.init(readFile(at: path), from: path)
  }

  /// Reads the directory of an archive that was read from `path`.
  init(_ bytes: Data, from path: String) throws(FileError) {
    self.path = path
    self.bytes = LittleEndianBytes(bytes)
    do {
      directory = try ZipDirectory(self.bytes)
    } catch {
      throw .malformed(path: path, place: error.place, reason: error.reason)
    }
  }

  /// Unpacks the file `name`.
  ///
  /// - Parameter limit: The maximum length in bytes, because even a small archive can unpack to a huge file.
  /// - Throws: ``FileError`` if there is no such file, or it is damaged, encrypted or too long.
  public func contents(of name: String, limit: Int) throws(FileError) -> Data {
    do {
      return try unpack(name, limit: limit)
    } catch {
      throw .malformed(path: path, place: error.place, reason: error.reason)
    }
  }

  private func unpack(_ name: String, limit: Int) throws(ZipFlaw) -> Data {
    guard let entry = directory.entries.first(where: { ExactText($0.name) == ExactText(name) }) else {
      throw ZipFlaw(quoted(name), "the archive has no such file")
    }
    guard entry.count <= limit else {
      throw ZipFlaw(
        quoted(name), "it has \(grouped(entry.count)) bytes, more than the \(grouped(limit)) that it may have"
      )
    }
    let packed = try packedBytes(of: entry)
    guard let zlib = Zlib.shared else {
      throw ZipFlaw(quoted(name), "the library zlib is missing; install it (zlib1g)")
    }
    let contents: Data?
    switch entry.method {
    case 0: contents = entry.packedCount == entry.count ? packed : nil
    case 8: contents = zlib.unpack(packed, count: entry.count)
    default:
      throw ZipFlaw(
        quoted(name), "it is packed with method \(entry.method); only stored and deflated are read")
    }
    guard let contents else {
      throw ZipFlaw(quoted(name), "its packed bytes are damaged or of another length")
    }
    guard zlib.crc32(of: contents) == entry.crc32 else {
      throw ZipFlaw(quoted(name), "its CRC-32 checksum is wrong")
    }
    return contents
  }

  /// Returns the bytes after the file's own header, which must agree with the directory.
  private func packedBytes(of entry: ZipEntry) throws(ZipFlaw) -> Data {
    let (encrypted, lengthsFollow, headerCount) = (1, 8, 30)
    let offset = entry.offset
    guard offset + headerCount <= directory.start, bytes.u32(offset) == 0x0403_4b50 else {
      throw ZipFlaw(quoted(entry.name), "its header is not where the directory says")
    }
    let flags = entry.flags | bytes.u16(offset + 6)
    guard flags & encrypted == 0 else { throw ZipFlaw(quoted(entry.name), "it is encrypted") }
    let nameCount = bytes.u16(offset + 26)
    let start = offset + headerCount + nameCount + bytes.u16(offset + 28)
    guard start + entry.packedCount <= directory.start else {
      throw ZipFlaw(quoted(entry.name), "its bytes reach into the directory")
    }
    let lengths = [bytes.u32(offset + 14), bytes.u32(offset + 18), bytes.u32(offset + 22)]
    guard bytes.slice(offset + headerCount, count: nameCount) == Data(entry.name.utf8),
      bytes.u16(offset + 8) == entry.method,
      flags & lengthsFollow != 0 || lengths == [entry.crc32, entry.packedCount, entry.count]
    else { throw ZipFlaw(quoted(entry.name), "its header contradicts the directory") }
    return bytes.slice(start, count: entry.packedCount)
  }
}
