import Foundation

@testable import Corpora

/// Writes zip archives of stored files for tests, with every field open to be spoiled.
struct ZipBuilder {
  /// A file, and what its two headers say of it.
  struct File {
    var name: String
    var contents: Data
    var method = 0
    var flags = 0
    var crc32: Int
    /// The length after unpacking; the packed length is that of the contents.
    var count: Int

    init(_ name: String, _ text: String) {
      (self.name, contents) = (name, Data(text.utf8))
      (crc32, count) = (Zlib.shared!.crc32(of: contents), contents.count)
    }
  }

  var files: [File]

  /// Where each part of the archive begins, in the order of the bytes.
  private(set) var boundaries: [Int] = []

  init(_ files: [File]) { self.files = files }

  /// The bytes of the archive.
  mutating func bytes() -> Data {
    var (archive, directory) = (Data(), Data())
    boundaries = []
    for file in files {
      let offset = archive.count
      boundaries += [offset, offset + 30, offset + 30 + file.name.utf8.count]
      let common = [
        u16(20), u16(file.flags), u16(file.method), u16(0), u16(0), u32(file.crc32),
        u32(file.contents.count), u32(file.count), u16(file.name.utf8.count), u16(0),
      ].joined()
      let name = Array(file.name.utf8)
      archive += [u32(0x0403_4b50), Array(common), name, Array(file.contents)].joined()
      directory += [u32(0x0201_4b50), u16(20), Array(common), u16(0), u16(0), u16(0), u32(0)].joined()
      directory += u32(offset) + name
    }
    let start = archive.count
    boundaries += [start, start + 46, start + directory.count]
    archive += directory
    let end = [u32(0x0605_4b50), u16(0), u16(0), u16(files.count), u16(files.count)]
    archive += (end + [u32(directory.count), u32(start), u16(0)]).joined()
    return archive
  }

  private func u16(_ value: Int) -> [UInt8] { [UInt8(value & 0xff), UInt8(value >> 8 & 0xff)] }

  private func u32(_ value: Int) -> [UInt8] { u16(value) + u16(value >> 16) }
}
