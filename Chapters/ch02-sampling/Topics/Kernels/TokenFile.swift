import Files
import Foundation
import Tensors

/// Token ids in a file, two bytes each, that need not fit into memory.
///
/// The file is mapped: the system reads a page of it from the disk when it
/// is first used, and may drop it again. (numpy: `memmap`.) It must not be
/// shortened while it is open.
public final class TokenFile {
  private let bytes: UnsafeRawBufferPointer
  /// The number of ids.
  public let count: Int

  /// Opens a file of ids below 65,536, with the low byte first.
  ///
  /// - Throws: `FileError` if it is no such file.
  public init(path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .unreadable(
        path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { throw .unreadable(path: path, reason: "it is not a file") }
    let size = Int(status.st_size)
    guard size > 0 else { throw .empty(path: path) }
    guard size % 2 == 0 else {
      throw .malformed(
        path: path, place: "byte \(size - 1)",
        reason: "half an id is left over")
    }
    guard
      let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else {
      throw .unreadable(
        path: path, reason: String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
    count = size / 2
  }

  deinit {
    munmap(
      UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count)
  }

  /// Reads the ids at some places, such as a window; traps if there are
  /// none.
  public subscript(range: Range<Int>) -> [Int] {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count,
      "TokenFile: ids \(range) of \(count)")
    return range.map {
      Int(
        UInt16(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: 2 * $0, as: UInt16.self)))
    }
  }

  /// Returns ids as the bytes of such a file, to be written piece by piece.
  ///
  /// Traps if an id does not fit into two bytes.
  public static func bytes(of ids: [Int]) -> Data {
    var bytes = Data(capacity: 2 * ids.count)
    for id in ids {
      precondition((0...0xFFFF).contains(id), "TokenFile: the id \(id)")
      bytes.append(UInt8(id & 0xFF))
      bytes.append(UInt8(id >> 8))
    }
    return bytes
  }
}

/// Calls `body` with each line of a file, of which never more than a piece
/// and a line are in memory. The line breaks, `\n`, are left out.
///
/// - Throws: `FileError` if the file cannot be read, or what `body` throws.
public func forEachLine(
  ofFileAt path: String, piece size: Int = 1 << 16,
  _ body: (ArraySlice<UInt8>) throws -> Void
) throws {
  guard let file = FileHandle(forReadingAtPath: path) else {
    throw FileError.unreadable(
      path: path, reason: String(cString: strerror(errno)))
  }
  var pending: [UInt8] = []
  while let piece = try file.read(upToCount: size), !piece.isEmpty {
    pending += piece
    var start = pending.startIndex
    while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
      try body(pending[start..<end])
      start = end + 1
    }
    pending.removeSubrange(..<start)
  }
  if !pending.isEmpty { try body(pending[...]) }
}
