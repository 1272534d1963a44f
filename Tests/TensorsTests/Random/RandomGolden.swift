import Foundation
import Testing

@testable import Tensors

/// The entries of Tests/Golden/rng.json: what PyTorch draws.
struct RandomGolden {
  typealias Fields = [String: Any]

  /// One entry's parameters and outputs.
  let params: Fields
  let inputs: Fields
  let outputs: Fields
  let seed: Int

  /// Reads the entry named `id`.
  init(_ id: String) throws {
    let entry = try #require(Self.entries().first { $0["id"] as? String == id }, "no entry \(id)")
    params = try #require(entry["params"] as? Fields)
    inputs = try #require(entry["inputs"] as? Fields)
    outputs = try #require(entry["outputs"] as? Fields)
    seed = try #require(entry["seed"] as? Int)
  }

  /// Reads the names of all entries.
  static func ids() throws -> [String] { try entries().compactMap { $0["id"] as? String } }

  private static func entries() throws -> [Fields] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Golden/rng.json"))
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? Fields)
    return try #require(file["entries"] as? [Fields])
  }

  /// Returns the output named `name`.
  func output(_ name: String) throws -> Drawn { try Self.drawn(outputs[name], name: name) }

  /// Reads a tensor.
  static func drawn(_ value: Any?, name: String) throws -> Drawn {
    let tensor = try #require(value as? Fields, "\(name) is no tensor")
    let numbers = try #require(tensor["data"] as? [NSNumber])
    if tensor["dtype"] as? String == "int64" { return .integers(numbers.map(\.intValue)) }
    return .floats(numbers.map { Float($0.doubleValue) })
  }
}

/// What a call drew, row by row.
enum Drawn: Equatable {
  case floats([Float])
  case integers([Int])
}

/// One call of a recorded stream, such as `{"call": "rand", "size": [2]}`.
struct RecordedCall: CustomStringConvertible {
  let name: String
  let fields: RandomGolden.Fields

  init(_ fields: RandomGolden.Fields) throws {
    self.fields = fields
    name = try #require(fields["call"] as? String)
  }

  var description: String { "\(name) \(fields)" }

  var size: [Int] { fields["size"] as? [Int] ?? [] }
  var count: Int { size.reduce(1, *) }

  func number(_ key: String) throws -> Double {
    try #require((fields[key] as? NSNumber)?.doubleValue, "\(name) has no \(key)")
  }

  func integer(_ key: String) throws -> Int {
    try #require((fields[key] as? NSNumber)?.intValue, "\(name) has no \(key)")
  }

  func flag(_ key: String, else otherwise: Bool) -> Bool { fields[key] as? Bool ?? otherwise }
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
