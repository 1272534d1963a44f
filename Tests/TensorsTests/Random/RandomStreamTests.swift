import Foundation
import Testing

@testable import Tensors

@Suite("Random streams against PyTorch")
struct RandomStreamTests {
  static let seeds = [
    "0", "1", "42", "123", "789", "2147483647", "1099511627783", "minus1", "4294967296",
    "9223372036854775807",
  ]
  static let families = ["mixed", "randint", "randperm", "multinomial", "bernoulli", "exponential"]
  static let single = [
    "dropout-0", "dropout-1", "dropout-2", "dropout-3", "dropout-no-draw", "init-trunc-normal",
    "randn-shapes", "normal-spare", "normal-spare-reset", "normal-mean-std",
    "normal-transposed", "uniform-range",
  ]
  static let streams: [String] =
    seeds.map { "rand-seed" + $0 } + seeds.map { "randn-seed" + $0 }
    + families.map { $0 + "-0" } + families.map { $0 + "-1" } + single

  @Test("Every call of a recorded stream draws the recorded bits", arguments: streams)
  func stream(id: String) throws {
    let golden = try RandomGolden(id)
    let generator = RandomGenerator(seed: UInt64(bitPattern: Int64(golden.seed)))
    let calls = try #require(golden.params["calls"] as? [RandomGolden.Fields])
    var compared = 0
    for (i, fields) in calls.enumerated() {
      let call = try RecordedCall(fields)
      guard let drawn = try generator.perform(call) else { continue }
      #expect(drawn == (try golden.output("\(i)")), "call \(i): \(call)")
      compared += 1
    }
    #expect(compared == golden.outputs.count)
  }

  @Test("Each entry of the file is compared by a test of this target or of those that it names")
  func coverage() throws {
    let here =
      Self.streams + [
        "mt19937-words", "rand-long", "randn-long", "dropout-4", "dropout-5", "dropout-transposed",
      ]
      + ["generator-0", "generator-1", "multinomial-thousand"]
    let elsewhere = try RandomGolden.ids().filter {
      $0.hasPrefix("loader-") || $0.hasPrefix("random-split-")  // CorporaTests
        || ["init-uniform", "init-normal"].contains($0)  // NeuralNetworksTests
    }
    #expect(try Set(RandomGolden.ids()) == Set(here + elsewhere))
  }

  @Test("The twister's words are those of mt19937, also around both ends of a block")
  func words() throws {
    let golden = try RandomGolden("mt19937-words")
    let positions = try #require(golden.params["positions"] as? [Int])
    let expected = try #require(golden.outputs["words"] as? [Int])
    let generator = RandomGenerator(seed: UInt64(golden.seed))
    let words = (0..<1260).map { _ in Int(generator.nextUInt32()) }
    #expect(positions.map { words[$0] } == expected)
  }

  @Test(
    "More than a thousand values in a row have the recorded probes and sum", arguments: ["rand", "randn"])
  func longStream(kind: String) throws {
    let golden = try RandomGolden(kind + "-long")
    let call = try RecordedCall(#require((golden.params["calls"] as? [RandomGolden.Fields])?.first))
    let drawn = try RandomGenerator(seed: UInt64(golden.seed)).perform(call)
    guard case .floats(let values) = drawn else {
      Issue.record("\(call) drew no floats")
      return
    }
    let summary = try #require(golden.outputs["0"] as? RandomGolden.Fields)
    #expect(try values.count == #require(summary["shape"] as? [Int])[0])
    let probes = try #require(summary["probes"] as? [RandomGolden.Fields])
    #expect(probes.count > 5)
    for probe in probes {
      let index = try #require(probe["index"] as? [Int])[0]
      #expect(try values[index] == Float(#require((probe["value"] as? NSNumber)?.doubleValue)))
    }
    let sum = values.reduce(0) { $0 + Double($1) }
    #expect(try abs(sum - #require((summary["sum"] as? NSNumber)?.doubleValue)) < 1e-9)
  }

  @Test("A thousand dropout decisions are the recorded ones", arguments: ["dropout-4", "dropout-5"])
  func longDropout(id: String) throws {
    let golden = try RandomGolden(id)
    let call = try RecordedCall(#require((golden.params["calls"] as? [RandomGolden.Fields])?.first))
    let generator = RandomGenerator(seed: UInt64(golden.seed))
    let mask = try keepMask(1000, probability: 1 - call.number("p"), from: generator)
    #expect(mask.map(String.init).joined() == golden.outputs["kept"] as? String)
    #expect(try .floats([1 / Float(1 - call.number("p"))]) == golden.output("scale"))
    #expect(try .floats([generator.nextFloat()]) == golden.output("1"))
  }

  @Test("Dropout of a transposed tensor draws its mask in the order of memory")
  func transposedDropout() throws {
    let golden = try RandomGolden("dropout-transposed")
    guard case .floats(let x) = try RandomGolden.drawn(golden.inputs["x"], name: "x") else {
      Issue.record("x holds no floats")
      return
    }
    let mask = keepMask(12, probability: 0.5, from: RandomGenerator(seed: UInt64(golden.seed)))
    // x is [4, 3], and its columns lie in memory one after the other.
    let out = (0..<12).map { x[$0] * Float(mask[$0 % 3 * 4 + $0 / 3]) * 2 }
    #expect(try .floats(out) == golden.output("out"))
  }

  @Test("A generator of one's own leaves the default one alone", arguments: ["generator-0", "generator-1"])
  func ownGenerator(id: String) throws {
    let golden = try RandomGolden(id)
    manualSeed(try #require(golden.params["global_seed"] as? Int))
    let own = RandomGenerator()
    #expect(own.initialSeed == golden.outputs["initial_seed"] as? UInt64)
    #expect(try .floats(drawnFloats(4) { own.fillUniform(into: $0) }) == golden.output("rand"))
    own.seed(UInt64(golden.seed))
    #expect(try .floats(drawnFloats(20) { own.fillNormal(into: $0) }) == golden.output("randn"))
    #expect(try .integers(own.permutation(count: 6)) == golden.output("randperm"))
    let after = drawnFloats(2) { RandomGenerator.default.fillUniform(into: $0) }
    #expect(try .floats(after) == golden.output("global_rand"))
  }

  @Test("A thousand single draws from nine categories are the recorded ones")
  func thousandDraws() throws {
    let golden = try RandomGolden("multinomial-thousand")
    let probabilities = try RandomGolden.drawn(golden.inputs["probabilities"], name: "probabilities")
    guard case .floats(let weights) = probabilities else {
      Issue.record("the probabilities are no floats")
      return
    }
    let generator = RandomGenerator(seed: UInt64(golden.seed))
    let draws = weights.withUnsafeBufferPointer { weights in
      (0..<1000).flatMap { _ in
        generator.multinomial(weights: weights, categories: 9, count: 1, replacement: false)
      }
    }
    let first = try #require(golden.outputs["first"] as? [Int])
    #expect(Array(draws.prefix(first.count)) == first)
    let counts = (0..<9).map { index in draws.count { $0 == index } }
    #expect(try .integers(counts) == golden.output("counts"))
    #expect(try .floats([generator.nextFloat()]) == golden.output("rand_after"))
  }
}

extension RandomGenerator {
  /// Repeats a recorded call; nil for one that draws nothing.
  fileprivate func perform(_ call: RecordedCall) throws -> Drawn? {
    let count = call.count
    switch call.name {
    case "manual_seed":
      seed(UInt64(bitPattern: Int64(try call.integer("seed"))))
      return nil
    case "rand": return .floats(drawnFloats(count) { fillUniform(into: $0) })
    case "randn": return .floats(drawnFloats(count) { fillNormal(into: $0) })
    case "normal_":
      let (mean, deviation) = try (call.number("mean"), call.number("std"))
      return .floats(drawnFloats(count) { fillNormal(into: $0, mean: mean, standardDeviation: deviation) })
    case "normal_transposed_":
      let (rows, columns) = (call.size[0], call.size[1])
      let memory = drawnFloats(count) { fillNormalOneByOne(into: $0) }
      return .floats((0..<count).map { memory[$0 % columns * rows + $0 / columns] })
    case "uniform_":
      let (low, high) = try (call.number("from"), call.number("to"))
      return .floats(drawnFloats(count) { fillUniform(into: $0, from: low, to: high) })
    case "randint":
      var values = [Int](repeating: .min, count: count)
      let (low, high) = try (call.integer("low"), call.integer("high"))
      values.withUnsafeMutableBufferPointer { fillIntegers(into: $0, from: low, to: high) }
      return .integers(values)
    case "random_": return .integers([nextInt63()])
    case "randperm": return .integers(permutation(count: try call.integer("n")))
    case "exponential_":
      let rate = try call.number("rate")
      return .floats(drawnFloats(count) { fillExponential(into: $0, rate: rate) })
    default: return try performDecision(call)
    }
  }

  private func performDecision(_ call: RecordedCall) throws -> Drawn? {
    let count = call.count
    switch call.name {
    case "bernoulli_":
      let probability = try call.number("p")
      return .floats(drawnFloats(count) { fillBernoulli(into: $0, probability: probability) })
    case "bernoulli":
      let chances = try #require(call.fields["p"] as? [NSNumber]).map(\.floatValue)
      return .floats(
        drawnFloats(chances.count) { out in
          chances.withUnsafeBufferPointer { fillBernoulli(into: out, probabilities: $0) }
        })
    case "dropout":
      let drop = try call.number("p")
      guard call.flag("train", else: true) && drop > 0 else {
        return .floats([Float](repeating: 1, count: count))
      }
      guard drop < 1 else { return .floats([Float](repeating: 0, count: count)) }
      let scale = 1 / Float(1 - drop)
      return .floats(keepMask(count, probability: 1 - drop, from: self).map { Float($0) * scale })
    case "multinomial":
      let rows = (call.fields["weights"] as? [[NSNumber]]) ?? [call.fields["weights"] as? [NSNumber] ?? []]
      let draws = try call.integer("num_samples")
      return .integers(
        rows.flatMap { $0.map(\.floatValue) }.withUnsafeBufferPointer {
          multinomial(
            weights: $0, categories: rows[0].count, count: draws,
            replacement: call.flag("replacement", else: false))
        })
    case "trunc_normal_":
      let (mean, deviation) = try (call.number("mean"), call.number("std"))
      let (low, high) = try (call.number("a"), call.number("b"))
      return .floats(
        drawnFloats(count) {
          fillTruncatedNormal(into: $0, mean: mean, standardDeviation: deviation, from: low, to: high)
        })
    default:
      Issue.record("no such call: \(call)")
      return nil
    }
  }
}
