/// The CRC-32C checksum, with Castagnoli's polynomial: of checkpoints, and of TensorFlow's files.
enum CRC32C {
  /// Eight tables of 256: how a byte changes the remainder when 0, 1, … 7 more bytes follow it.
  ///
  /// They process eight bytes in one step. M. Kounavis and F. Berry, 2005: "slicing by eight".
  private static let tables: [UInt32] = {
    let polynomial: UInt32 = 0x82f6_3b78  // the lowest bit stands for the highest power
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var remainder = UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? polynomial : 0) }
      tables[byte] = remainder
    }
    for i in 256..<tables.count {
      tables[i] = tables[i - 256] >> 8 ^ tables[Int(tables[i - 256] & 0xff)]
    }
    return tables
  }()

  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { buffer in
      let tables = buffer.baseAddress!
      /// What byte `i` of eight does to the remainder. Written out below: the optimiser unrolls no loop here.
      func effect(_ i: Int, of word: UInt64) -> UInt32 {
        tables[(7 - i) << 8 | Int(truncatingIfNeeded: (word >> (8 * UInt64(i))) & 0xff)]
      }
      var remainder = ~UInt32(0)
      var position = 0
      while position + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) ^ UInt64(remainder)
        let first = effect(0, of: word) ^ effect(1, of: word) ^ effect(2, of: word) ^ effect(3, of: word)
        let second = effect(4, of: word) ^ effect(5, of: word) ^ effect(6, of: word) ^ effect(7, of: word)
        remainder = first ^ second
        position += 8
      }
      while position < bytes.count {
        remainder = remainder >> 8 ^ tables[Int((remainder ^ UInt32(bytes[position])) & 0xff)]
        position += 1
      }
      return ~remainder
    }
  }

  /// The checksum as TensorFlow's files store it, rotated and offset, because the CRC of data that contains its own
  /// CRCs is a weak check.
  static func masked(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let sum = checksum(bytes)
    return (sum >> 15 | sum << 17) &+ 0xa282_ead8
  }
}
