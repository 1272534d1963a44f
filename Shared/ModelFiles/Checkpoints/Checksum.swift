import Tensors

extension WeightFile {
  /// A 64-bit hash, in hexadecimal, of all tensors with their names and shapes, and of the metadata.
  ///
  /// It detects accidental damage, not tampering. The checksum itself is not hashed.
  var checksum: String {
    var sum = Checksum()
    for (name, text) in metadata.sorted(by: { $0.key < $1.key }) where name != "checksum" {
      sum.add(name + "=" + text)
    }
    for (name, tensor) in integers {
      sum.add("\(name) \(tensor.shape)")
      tensor.withBytes { sum.add($0) }
    }
    for (name, tensor) in tensors {
      sum.add("\(name) \(tensor.shape)")
      tensor.withBytes { sum.add($0) }
    }
    return String(sum.value, radix: 16)
  }
}

/// The FNV-1a hash by Fowler, Noll and Vo, applied to eight-byte words instead of single bytes.
private struct Checksum {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    Array(text.utf8).withUnsafeBytes { add($0) }
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let words = bytes.count / 8
    for index in 0..<words { add(bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)) }
    for byte in bytes[(8 * words)...] { add(UInt64(byte)) }
    add(UInt64(bytes.count))
  }

  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01b3
  }
}
