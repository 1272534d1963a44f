import Files
import Foundation

/// The system's zlib, loaded the first time that a file is unpacked.
struct Zlib: Sendable {
  private typealias Begin =
    @convention(c) (UnsafeMutableRawPointer, CInt, UnsafePointer<CChar>, CInt) -> CInt
  private typealias Inflate = @convention(c) (UnsafeMutableRawPointer, CInt) -> CInt
  private typealias End = @convention(c) (UnsafeMutableRawPointer) -> CInt
  private typealias Checksum = @convention(c) (UInt, UnsafePointer<UInt8>?, UInt32) -> UInt

  private let begin: Begin
  private let inflate: Inflate
  private let end: End
  private let checksum: Checksum

  /// The library, or nil if the system does not have it.
  static let shared = Zlib()

  private init?() {
    let names = ["libz.so.1", "libz.so", "/usr/lib/libz.1.dylib"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
      let begin = dlsym(library, "inflateInit2_"), let inflate = dlsym(library, "inflate"),
      let end = dlsym(library, "inflateEnd"), let checksum = dlsym(library, "crc32")
    else { return nil }
    self.begin = unsafeBitCast(begin, to: Begin.self)
    self.inflate = unsafeBitCast(inflate, to: Inflate.self)
    self.end = unsafeBitCast(end, to: End.self)
    self.checksum = unsafeBitCast(checksum, to: Checksum.self)
  }

  /// Returns the CRC-32 checksum of `bytes`, as stored in zip archives.
  func crc32(of bytes: Data) -> Int {
    bytes.withUnsafeBytes { buffer in
      Int(checksum(0, buffer.bindMemory(to: UInt8.self).baseAddress, UInt32(buffer.count)))
    }
  }

  /// Unpacks a DEFLATE stream (RFC 1951) that takes up all of `packed` and unpacks to exactly `count` bytes.
  ///
  /// - Returns: The unpacked bytes, or nil if the stream is damaged or has another length.
  func unpack(_ packed: Data, count: Int) -> Data? {
    var result = Data(count: count + 1)  // one more byte, to detect longer content
    let written = packed.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { target in
        var stream = Stream()
        stream.nextIn = source.bindMemory(to: UInt8.self).baseAddress
        stream.availableIn = UInt32(source.count)
        stream.nextOut = target.bindMemory(to: UInt8.self).baseAddress
        stream.availableOut = UInt32(target.count)
        // Negative window bits: a stream without zlib's own header and checksum.
        guard begin(&stream, -15, "1", CInt(MemoryLayout<Stream>.size)) == 0 else { return -1 }
        defer { _ = end(&stream) }
        let (finish, streamEnd): (CInt, CInt) = (4, 1)
        return inflate(&stream, finish) == streamEnd && stream.availableIn == 0 ? Int(stream.totalOut) : -1
      }
    }
    return written == count ? result.prefix(count) : nil
  }

  /// The structure `z_stream` of zlib.h, field by field.
  private struct Stream {
    var nextIn: UnsafePointer<UInt8>?
    var availableIn: UInt32 = 0
    var totalIn: UInt = 0
    var nextOut: UnsafeMutablePointer<UInt8>?
    var availableOut: UInt32 = 0
    var totalOut: UInt = 0
    var message: UnsafePointer<CChar>?
    var state: OpaquePointer?
    var allocate: UnsafeRawPointer?
    var free: UnsafeRawPointer?
    var opaque: UnsafeRawPointer?
    var dataType: CInt = 0
    var adler: UInt = 0
    var reserved: UInt = 0
  }
}
