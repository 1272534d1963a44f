import TestSupport

@testable import Tensors

/// What a call drew, row by row.
enum Drawn: Equatable {
  case floats([Float])
  case integers([Int])

  /// Takes the numbers of a recorded tensor.
  init(_ golden: GoldenValue) {
    self = golden.dtype == "int64" ? .integers(golden.ints) : .floats(golden.floats)
  }
}

/// One call of a recorded stream, such as `{"call": "rand", "size": [2]}`.
struct RecordedCall: CustomStringConvertible {
  let fields: GoldenValue

  /// Reads the calls of an entry in their order.
  static func all(of entry: GoldenEntry) -> [RecordedCall] {
    entry.params["calls"].list.map(RecordedCall.init)
  }

  var name: String { fields["call"].string }
  var description: String { "\(name) \(fields)" }
  var size: [Int] { fields.contains("size") ? fields["size"].ints : [] }
  var count: Int { size.reduce(1, *) }

  func number(_ key: String) -> Double { fields[key].double }
  func integer(_ key: String) -> Int { fields[key].int }

  func flag(_ key: String, else otherwise: Bool) -> Bool {
    fields.contains(key) ? fields[key].bool : otherwise
  }
}

extension RandomGenerator {
  /// Makes a generator with the seed of an entry, of which some are negative.
  convenience init(seedOf entry: GoldenEntry) {
    self.init(seed: UInt64(bitPattern: Int64(entry.seed!)))
  }
}

/// Collects what `fill` writes into a buffer of `count` floats that is full of NaN before.
func drawnFloats(_ count: Int, _ fill: (UnsafeMutableBufferPointer<Float>) throws -> Void) rethrows -> [Float]
{
  var values = [Float](repeating: .nan, count: count)
  try values.withUnsafeMutableBufferPointer { try fill($0) }
  return values
}

/// Collects a mask whose bytes are 7 before it is filled.
func keepMask(_ count: Int, probability: Double, from generator: RandomGenerator) -> [UInt8] {
  var mask = [UInt8](repeating: 7, count: count)
  mask.withUnsafeMutableBufferPointer {
    generator.fillKeepMask(into: $0.baseAddress!, count: count, keepProbability: probability)
  }
  return mask
}
