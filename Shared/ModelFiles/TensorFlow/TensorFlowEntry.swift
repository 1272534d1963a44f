import Files

/// The entry of one tensor in a checkpoint's index. TensorFlow: `BundleEntryProto`.
struct TensorFlowEntry {
  var dtype = 0
  var shape: [Int] = []
  var shard = 0
  var offset = 0
  var size = 0
  var checksum: UInt32 = 0

  /// TensorFlow's code for Float.
  static let float = 1

  // A protocol buffer tag is the field number times eight plus the kind of value: 0 for an integer, 2 for bytes,
  // 5 for four bytes.
  init(_ bytes: UnsafeRawBufferPointer, named name: String) throws {
    let subject = "the entry of \(quoted(name))"
    var reader = ByteReader(bytes, subject: subject)
    try reader.fields { tag, reader in
      switch tag {
      case 1 << 3: dtype = try reader.varint()
      case 2 << 3 | 2: shape = try Self.shape(reader.take(reader.varint()), subject)
      case 3 << 3: shard = try reader.varint()
      case 4 << 3: offset = try reader.varint()
      case 5 << 3: size = try reader.varint()
      case 6 << 3 | 5: checksum = try reader.fixed32()
      case 7 << 3 | 2:
        throw FileError("\(quoted(name)) is stored in slices, which are not supported: save it as one tensor")
      default: return false
      }
      return true
    }
    guard dtype > 0 else { throw FileError("\(subject) has no dtype: get the file again") }
  }

  private static func shape(_ bytes: UnsafeRawBufferPointer, _ subject: String) throws -> [Int] {
    var shape: [Int] = []
    var reader = ByteReader(bytes, subject: subject)
    try reader.fields { tag, reader in
      guard tag == 2 << 3 | 2 else { return false }
      var axis = ByteReader(try reader.take(reader.varint()), subject: subject)
      var length = 0  // the file omits zero
      try axis.fields { tag, axis in
        guard tag == 1 << 3 else { return false }
        length = try axis.varint()
        return true
      }
      shape.append(length)
      return true
    }
    return shape
  }
}
