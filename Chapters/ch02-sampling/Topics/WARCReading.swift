import Files

extension WARCRecord {
  /// Reads all records of an archive that was read from `path`.
  ///
  /// - Throws: `FileError` with the record, counted from 1, and its field.
  public static func all(
    in archive: [UInt8], from path: String
  ) throws -> [WARCRecord] {
    if archive.starts(with: [0x1f, 0x8b]) {
      throw FileError(
        "the archive is compressed. Type: gunzip --keep \(path)", file: path
      )
    }
    var records: [WARCRecord] = []
    var place = 0
    while place < archive.count {
      let number = records.count + 1
      func fail(_ reason: String) -> FileError {
        .malformed(path: path, place: "record \(number)", reason: reason)
      }
      let version = line(of: archive, at: &place)
      guard ["WARC/1.0", "WARC/1.1"].contains(version) else {
        throw fail(
          "it begins with \(quoted(String(version.prefix(20)))), not with WARC/1.0 or WARC/1.1"
        )
      }
      let fields = try fields(of: archive, at: &place, fail)
      var record = WARCRecord(fields: fields, block: [])
      for name in ["WARC-Type", "WARC-Record-ID", "WARC-Date"]
      where record[name] == nil {
        throw fail("the field \(name) is missing")
      }
      guard let length = record["Content-Length"] else {
        throw fail("the field Content-Length is missing")
      }
      guard let count = Int(length), count >= 0 else {
        throw fail(
          "the field Content-Length is \(quoted(length)), not a number of bytes"
        )
      }
      guard count <= archive.count - place else {
        throw fail(
          "the block has \(archive.count - place) bytes instead of \(count)"
        )
      }
      record.block = Array(archive[place..<place + count])
      place += count
      guard archive[place...].starts(with: "\r\n\r\n".utf8) else {
        throw fail(
          "two line breaks after the block of \(count) bytes are missing")
      }
      place += 4
      records.append(record)
    }
    return records
  }

  /// Reads fields up to the empty line after them. A line that begins with
  /// a space goes on with the value before it.
  private static func fields(
    of archive: [UInt8], at place: inout Int, _ fail: (String) -> FileError
  ) throws -> [Field] {
    var fields: [Field] = []
    while true {
      guard place < archive.count else {
        throw fail("the archive ends within the fields")
      }
      let line = line(of: archive, at: &place)
      if line.isEmpty { return fields }
      if line.hasPrefix(" ") || line.hasPrefix("\t"), !fields.isEmpty {
        fields[fields.count - 1].value += " " + line.trimmingSpace
        continue
      }
      let parts = line.split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw fail("the line \(quoted(line)) has no colon")
      }
      fields.append(
        Field(name: String(parts[0]), value: String(parts[1]).trimmingSpace)
      )
    }
  }

  /// Reads a line and its break, a carriage return and a line feed.
  private static func line(of archive: [UInt8], at place: inout Int)
    -> String
  {
    let rest = archive[place...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? archive.endIndex
    place = min(end + 1, archive.endIndex)
    var line = archive[rest.startIndex..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}
