import TestSupport
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
  func stream(id: String) {
    let golden = Golden.entry(id, in: "rng")
    let generator = RandomGenerator(seedOf: golden)
    var compared = 0
    for (i, call) in RecordedCall.all(of: golden).enumerated() {
      guard let drawn = generator.perform(call) else { continue }
      #expect(drawn == Drawn(golden.outputs["\(i)"]), "call \(i): \(call)")
      compared += 1
    }
    #expect(compared == golden.outputs.object.count)
  }

  @Test("Every entry of the file is compared, by a test of this target or of one named here")
  func coverage() {
    let here =
      Self.streams + [
        "mt19937-words", "rand-long", "randn-long", "dropout-4", "dropout-5", "dropout-transposed",
      ]
      + ["generator-0", "generator-1", "multinomial-thousand"]
    let recorded = Golden.entries(in: "rng").map(\.id)
    let elsewhere = recorded.filter {
      $0.hasPrefix("loader-") || $0.hasPrefix("random-split-")  // DatasetsTests
        || ["init-uniform", "init-normal"].contains($0)  // NeuralNetworksTests
    }
    #expect(Set(recorded) == Set(here + elsewhere))
  }

  @Test("The twister's words are those of mt19937, at the ends of a block too")
  func words() {
    let golden = Golden.entry("mt19937-words", in: "rng")
    let generator = RandomGenerator(seedOf: golden)
    let words = (0..<1260).map { _ in Int(generator.nextUInt32()) }
    #expect(golden.params["positions"].ints.map { words[$0] } == golden.outputs["words"].ints)
  }

  @Test(
    "More than a thousand values in a row have the recorded probes and sum", arguments: ["rand", "randn"])
  func longStream(kind: String) {
    let golden = Golden.entry(kind + "-long", in: "rng")
    let call = RecordedCall.all(of: golden)[0]
    let drawn = RandomGenerator(seedOf: golden).perform(call)
    guard case .floats(let values) = drawn else {
      Issue.record("\(call) drew no floats")
      return
    }
    guard case .summary(let summary) = golden.outputs["0"] else {
      Issue.record("the entry has no summary")
      return
    }
    #expect([values.count] == summary.shape)
    #expect(summary.probes.count > 5)
    for probe in summary.probes {
      #expect(values[probe.index[0]] == Float(probe.value))
    }
    #expect(abs(values.reduce(0) { $0 + Double($1) } - summary.sum) < 1e-9)
  }

  @Test("A thousand dropout decisions match the recorded ones", arguments: ["dropout-4", "dropout-5"])
  func longDropout(id: String) {
    let golden = Golden.entry(id, in: "rng")
    let call = RecordedCall.all(of: golden)[0]
    let generator = RandomGenerator(seedOf: golden)
    let mask = keepMask(1000, probability: 1 - call.number("p"), from: generator)
    #expect(mask.map(String.init).joined() == golden.outputs["kept"].string)
    #expect(.floats([1 / Float(1 - call.number("p"))]) == Drawn(golden.outputs["scale"]))
    #expect(.floats([generator.nextFloat()]) == Drawn(golden.outputs["1"]))
  }

  @Test("Dropout of a transposed tensor draws its mask in memory order")
  func transposedDropout() {
    let golden = Golden.entry("dropout-transposed", in: "rng")
    let rows = Tensor<Float>(scalars: golden.inputs["x"].floats, shape: [4, 3])
    let x = rows.transposed().copied().transposed()  // [4, 3], its columns one after the other in memory
    let out = x.dropout(probability: 0.5, generator: RandomGenerator(seedOf: golden)).scalars
    #expect(.floats(out) == Drawn(golden.outputs["out"]))
  }

  @Test("A separate generator does not touch the default one", arguments: ["generator-0", "generator-1"])
  func ownGenerator(id: String) throws {
    let golden = Golden.entry(id, in: "rng")
    manualSeed(golden.params["global_seed"].int)
    let own = RandomGenerator()
    #expect(own.initialSeed == UInt64(golden.outputs["initial_seed"].int))
    #expect(.floats(drawnFloats(4) { own.fillUniform(into: $0) }) == Drawn(golden.outputs["rand"]))
    own.seed(UInt64(try #require(golden.seed)))
    #expect(.floats(drawnFloats(20) { own.fillNormal(into: $0) }) == Drawn(golden.outputs["randn"]))
    #expect(.integers(own.permutation(count: 6)) == Drawn(golden.outputs["randperm"]))
    let after = drawnFloats(2) { RandomGenerator.default.fillUniform(into: $0) }
    #expect(.floats(after) == Drawn(golden.outputs["global_rand"]))
  }

  @Test("A thousand single draws from nine categories match the recorded ones")
  func thousandDraws() {
    let golden = Golden.entry("multinomial-thousand", in: "rng")
    let weights = golden.inputs["probabilities"].floats
    let generator = RandomGenerator(seedOf: golden)
    let draws = weights.withUnsafeBufferPointer { weights in
      (0..<1000).flatMap { _ in
        generator.multinomial(weights: weights, categories: 9, count: 1, replacement: false)
      }
    }
    let first = golden.outputs["first"].ints
    #expect(Array(draws.prefix(first.count)) == first)
    let counts = (0..<9).map { index in draws.count { $0 == index } }
    #expect(.integers(counts) == Drawn(golden.outputs["counts"]))
    #expect(.floats([generator.nextFloat()]) == Drawn(golden.outputs["rand_after"]))
  }
}

extension RandomGenerator {
  /// Repeats a recorded call; nil for one that draws nothing.
  fileprivate func perform(_ call: RecordedCall) -> Drawn? {
    let count = call.count
    switch call.name {
    case "manual_seed":
      seed(UInt64(bitPattern: Int64(call.integer("seed"))))
      return nil
    case "rand": return .floats(drawnFloats(count) { fillUniform(into: $0) })
    case "randn": return .floats(drawnFloats(count) { fillNormal(into: $0) })
    case "normal_":
      let (mean, deviation) = (call.number("mean"), call.number("std"))
      return .floats(drawnFloats(count) { fillNormal(into: $0, mean: mean, standardDeviation: deviation) })
    case "normal_transposed_":
      let (rows, columns) = (call.size[0], call.size[1])
      let memory = drawnFloats(count) { fillNormalOneByOne(into: $0) }
      return .floats((0..<count).map { memory[$0 % columns * rows + $0 / columns] })
    case "uniform_":
      let (low, high) = (call.number("from"), call.number("to"))
      return .floats(drawnFloats(count) { fillUniform(into: $0, from: low, to: high) })
    case "randint":
      var values = [Int](repeating: .min, count: count)
      let (low, high) = (call.integer("low"), call.integer("high"))
      values.withUnsafeMutableBufferPointer { fillIntegers(into: $0, from: low, to: high) }
      return .integers(values)
    case "random_": return .integers([nextInt63()])
    case "randperm": return .integers(permutation(count: call.integer("n")))
    case "exponential_":
      let rate = call.number("rate")
      return .floats(drawnFloats(count) { fillExponential(into: $0, rate: rate) })
    default: return performDecision(call)
    }
  }

  private func performDecision(_ call: RecordedCall) -> Drawn? {
    let count = call.count
    switch call.name {
    case "bernoulli_":
      let probability = call.number("p")
      return .floats(drawnFloats(count) { fillBernoulli(into: $0, probability: probability) })
    case "bernoulli":
      let chances = call.fields["p"].floats
      return .floats(
        drawnFloats(chances.count) { out in
          chances.withUnsafeBufferPointer { fillBernoulli(into: out, probabilities: $0) }
        })
    case "dropout":
      let drop = call.number("p")
      guard call.flag("train", else: true) && drop > 0 else {
        return .floats([Float](repeating: 1, count: count))
      }
      guard drop < 1 else { return .floats([Float](repeating: 0, count: count)) }
      let scale = 1 / Float(1 - drop)
      return .floats(keepMask(count, probability: 1 - drop, from: self).map { Float($0) * scale })
    case "multinomial":
      let weights = call.fields["weights"].list
      // One row of weights, or several.
      let rows =
        if case .list = weights[0] { weights.map(\.floats) } else { [weights.map { Float($0.double) }] }
      return .integers(
        rows.flatMap { $0 }.withUnsafeBufferPointer {
          multinomial(
            weights: $0, categories: rows[0].count, count: call.integer("num_samples"),
            replacement: call.flag("replacement", else: false))
        })
    case "trunc_normal_":
      let (mean, deviation) = (call.number("mean"), call.number("std"))
      let (low, high) = (call.number("a"), call.number("b"))
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
