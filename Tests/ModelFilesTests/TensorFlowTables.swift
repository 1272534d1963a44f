import Foundation

@testable import ModelFiles

/// Writes TensorFlow's table files with any content, valid or not.
struct TensorFlowTables {
  /// The number of entries in a block.
  var entriesPerBlock = 3
  /// The number of entries from one full key to the next.
  var restartInterval = 2
  /// The byte for the compression type of the blocks.
  var compression: UInt8 = 0
  /// Whether the index names the first block twice.
  var repeatsFirstBlock = false

  /// Returns a file with these keys and values, in this order.
  func file(_ entries: [(key: String, value: Data)]) -> Data {
    var file = Data()
    func append(_ block: Data) -> Data {
      let handle = Self.varint(file.count) + Self.varint(block.count)
      let content = block + Data([compression])
      file += content + Self.fixed32(Self.maskedChecksum(content))
      return handle
    }
    var places: [(key: String, value: Data)] = []
    for start in stride(from: 0, to: entries.count, by: entriesPerBlock) {
      let part = Array(entries[start..<min(start + entriesPerBlock, entries.count)])
      places.append((part.last!.key, append(block(part))))
    }
    if repeatsFirstBlock { places.insert(places[0], at: 0) }
    let properties = append(block([]))
    let footer = properties + append(block(places))
    return file + footer + Data(count: 40 - footer.count)
      + Data([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb])
  }

  private func block(_ entries: [(key: String, value: Data)]) -> Data {
    var (block, restarts, last) = (Data(), [0], [UInt8]())
    for (number, entry) in entries.enumerated() {
      let key = Array(entry.key.utf8)
      var shared = 0
      if number % restartInterval != 0 {
        shared = zip(key, last).prefix { $0 == $1 }.count
      } else if number > 0 {
        restarts.append(block.count)
      }
      block += Self.varint(shared) + Self.varint(key.count - shared) + Self.varint(entry.value.count)
      block += key[shared...] + entry.value
      last = key
    }
    for restart in restarts { block += Self.fixed32(UInt32(restart)) }
    return block + Self.fixed32(UInt32(restarts.count))
  }

  static func varint(_ number: Int) -> Data {
    var (rest, bytes) = (UInt64(bitPattern: Int64(number)), Data())
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func fixed32(_ number: UInt32) -> Data { withUnsafeBytes(of: number.littleEndian) { Data($0) } }

  /// Returns a field of a protocol buffer: an integer, or bytes.
  static func field(_ number: Int, _ value: Int) -> Data { varint(number << 3) + varint(value) }
  static func field(_ number: Int, _ value: Data) -> Data {
    varint(number << 3 | 2) + varint(value.count) + value
  }

  /// Returns the header, and the entry of a tensor, by default of Floats.
  static func header(shards: Int = 1) -> Data { field(1, shards) + field(3, field(1, 1)) }
  static func entry(
    type: Int = 1, shape: [Int], shard: Int = 0, offset: Int, size: Int, checksum: UInt32
  ) -> Data {
    let axes = shape.reduce(Data()) { $0 + field(2, field(1, $1)) }
    return field(1, type) + field(2, axes) + field(3, shard) + field(4, offset) + field(5, size)
      + varint(6 << 3 | 5) + fixed32(checksum)
  }

  /// Computes the masked CRC-32C one bit at a time.
  static func maskedChecksum(_ data: Data) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82f6_3b78 : sum >> 1 }
    }
    sum = ~sum
    return (sum >> 15 | sum << 17) &+ 0xa282_ead8
  }
}
