import Files
import Foundation

/// A record of a web archive: what a crawler asked for and got, or notes
/// about it (ISO 28500, WARC 1.1).
///
/// A record is a version line, fields, an empty line, a block of as many
/// bytes as `Content-Length` says, and two line breaks.
public struct WARCRecord: Equatable, Sendable {
  /// Names and values in order. Names are the same in either case.
  public var fields: [Field]
  /// The bytes, which may be anything.
  public var block: [UInt8]

  public struct Field: Equatable, Sendable {
    public var name: String
    public var value: String
  }

  /// The value of the first field of this name.
  public subscript(name: String) -> String? {
    fields.first { $0.name.lowercasedASCII == name.lowercasedASCII }?.value
  }

  /// Makes the record of a page, as a server sent it at `date`, which is
  /// written as in `2026-01-31T12:00:00Z`.
  public init(of page: WebPage, at address: String, date: String) {
    let body = Array(page.body.utf8)
    let head =
      "HTTP/1.1 \(page.status) \(page.status == 200 ? "OK" : "Not Found")\r\n"
      + "Content-Type: \(page.type)\r\nContent-Length: \(body.count)\r\n\r\n"
    block = Array(head.utf8) + body
    let identity = SHA256.hexDigest(of: (address + date).utf8)
    fields = [
      Field(name: "WARC-Type", value: "response"),
      Field(name: "WARC-Record-ID", value: "<urn:sha256:\(identity)>"),
      Field(name: "WARC-Date", value: date),
      Field(name: "WARC-Target-URI", value: address),
      Field(
        name: "WARC-Payload-Digest",
        value: "sha256:" + SHA256.hexDigest(of: body)),
      Field(
        name: "Content-Type", value: "application/http; msgtype=response"),
      Field(name: "Content-Length", value: "\(block.count)"),
    ]
  }

  init(fields: [Field], block: [UInt8]) {
    self.fields = fields
    self.block = block
  }

  /// The record as it is in a file.
  public var bytes: [UInt8] {
    let head = fields.map { "\($0.name): \($0.value)\r\n" }.joined()
    return Array("WARC/1.1\r\n\(head)\r\n".utf8) + block
      + Array("\r\n\r\n".utf8)
  }

  /// What follows the head of the server's answer in the block; nil if the
  /// block is none.
  public var payload: [UInt8]? {
    guard block.starts(with: "HTTP/".utf8) else { return nil }
    let bytes = Array(block)
    let end = Array("\r\n\r\n".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: end) }
    return start.map { Array(bytes[($0 + 4)...]) }
  }
}
