import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("16-bit numbers follow the definition of their format")
struct WeightPrecisionTests {
  /// The definition of a 16-bit format: one sign bit, then the exponent, then the fraction.
  struct Format: CustomTestStringConvertible, Sendable {
    let precision: WeightPrecision
    let fractionBits: Int
    var exponentBits: Int { 15 - fractionBits }
    var bias: Int { 1 << (exponentBits - 1) - 1 }
    var testDescription: String { precision.rawValue }

    /// Returns the value of a bit pattern, computed from its definition; nil for NaN.
    func value(_ bits: UInt16) -> Double? {
      let fraction = Double(bits & (1 << fractionBits - 1)) / Double(1 << fractionBits)
      let exponent = Int(bits & 0x7fff) >> fractionBits
      let sign: Double = bits >> 15 == 1 ? -1 : 1
      if exponent == 1 << exponentBits - 1 { return fraction == 0 ? sign * .infinity : nil }
      if exponent == 0 { return sign * fraction * pow(2, Double(1 - bias)) }
      return sign * (1 + fraction) * pow(2, Double(exponent - bias))
    }
  }

  static let formats = [
    Format(precision: .bfloat16, fractionBits: 7), Format(precision: .float16, fractionBits: 10),
  ]

  @Test("All 65,536 patterns are read correctly", arguments: formats)
  func reading(_ format: Format) throws {
    let patterns = Array(UInt16.min...UInt16.max)
    let numbers = try read(patterns, as: format.precision)
    var wrong: [UInt16] = []
    for (bits, number) in zip(patterns, numbers) {
      if let value = format.value(bits) {
        if Double(number) != value || number.sign != (bits >> 15 == 1 ? .minus : .plus) { wrong.append(bits) }
      } else if !number.isNaN {
        wrong.append(bits)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count), first \(wrong.first ?? 0)")
  }

  @Test("All 65,536 patterns survive a round trip; NaN stays NaN", arguments: formats)
  func roundTrip(_ format: Format) throws {
    let patterns = Array(UInt16.min...UInt16.max)
    let again = try write(read(patterns, as: format.precision), as: format.precision)
    let wrong = zip(patterns, again).filter { before, after in
      format.value(before) == nil ? format.value(after) != nil : before != after
    }
    #expect(wrong.isEmpty, "\(wrong.count), first \(wrong.first ?? (0, 0))")
  }

  @Test("Numbers round to nearest, ties to even", arguments: formats)
  func rounding(_ format: Format) throws {
    // The pattern of infinity takes the place of the number after the largest.
    let infinity = UInt16(1 << format.exponentBits - 1) << format.fractionBits
    let past = Float(2 * format.value(infinity - 1)! - format.value(infinity - 2)!)
    var numbers: [Float] = []
    var expected: [UInt16] = []
    for lower in 0..<infinity {
      let below = Float(format.value(lower)!)
      let above = lower + 1 == infinity ? past : Float(format.value(lower + 1)!)
      let middle = below / 2 + above / 2  // exact: Float has more digits
      if !middle.isFinite || middle == below || middle == above { continue }
      let even = lower % 2 == 0 ? lower : lower + 1
      numbers += [middle.nextDown, middle, middle.nextUp]
      expected += [lower, even, lower + 1]
    }
    #expect(numbers.count > 60_000)
    try expectWritten(numbers, as: expected, format)
    try expectWritten(numbers.map { -$0 }, as: expected.map { $0 | 0x8000 }, format)
  }

  @Test("Overflow gives infinity, underflow zero, and NaN with only low bits set stays NaN")
  func extremes() throws {
    let faint = Float(bitPattern: 0x7f80_0001)
    let half = try write([65519.996, 65520, -1e38, 2.9e-8, 3e-8, -0x1p-140], as: .float16)
    #expect(half == [0x7bff, 0x7c00, 0xfc00, 0, 1, 0x8000])
    let brain = try write([.greatestFiniteMagnitude, -.infinity, .leastNonzeroMagnitude], as: .bfloat16)
    #expect(brain == [0x7f80, 0xff80, 0])
    for precision in WeightPrecision.allCases where precision != .float32 {
      let nan = try read(write([faint, -faint], as: precision), as: precision)
      #expect(nan.filter(\.isNaN).count == 2, "\(precision)")
    }
  }

  @Test("Integers, metadata and tensors longer than one piece survive in every precision")
  func wholeFile() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      let long = Tensor<Float>.ones([3, 70_001])
      let view = Tensor([[1, 2], [3, 4]] as [[Float]]).transposed()
      for precision in WeightPrecision.allCases {
        try WeightFile(
          tensors: [("long", long), ("view", view), ("empty", .zeros([0, 2]))],
          integers: [("steps", Tensor([Int.max]))], metadata: ["a": "b"]
        ).write(to: url, as: precision)
        let file = try WeightFile(contentsOf: url)
        expectIdentical(file.tensors[0].tensor, to: long)
        expectIdentical(file.tensors[1].tensor, to: view)
        #expect(file.tensors[2].tensor.shape == [0, 2])
        #expect(file.integers[0].tensor.scalars == [Int.max])
        #expect(file.metadata == ["a": "b"])
      }
    }
  }

  private func expectWritten(_ numbers: [Float], as expected: [UInt16], _ format: Format) throws {
    let written = try write(numbers, as: format.precision)
    let wrong = numbers.indices.filter { written[$0] != expected[$0] }
    #expect(
      wrong.isEmpty, "\(wrong.count) of \(numbers.count), first \(wrong.first.map { numbers[$0] } ?? 0)")
  }

  /// Writes the patterns to a file and reads them as numbers.
  private func read(_ patterns: [UInt16], as precision: WeightPrecision) throws -> [Float] {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try safetensors([("x", precision.rawValue, [patterns.count], patterns.withUnsafeBytes { Data($0) })])
        .write(to: url)
      return try WeightFile(contentsOf: url).tensors[0].tensor.scalars
    }
  }

  /// Writes the numbers to a file and returns their bit patterns.
  private func write(_ numbers: [Float], as precision: WeightPrecision) throws -> [UInt16] {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try WeightFile(tensors: [("x", Tensor(numbers))]).write(to: url, as: precision)
      let data = try Data(contentsOf: url).suffix(2 * numbers.count)
      return data.withUnsafeBytes { Array($0.bindMemory(to: UInt16.self)) }
    }
  }
}
