import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import ModelFiles
@testable import NeuralNetworks

@Suite("A checkpoint restores a run bit for bit")
struct CheckpointTests {
  private struct Progress: Codable, Equatable {
    var step: Int
    var note: String
  }

  private func makeModel() -> Sequential {
    Sequential(
      Linear(inputSize: 3, outputSize: 20), Dropout(probability: 0.3), ExactGELU(),
      Linear(inputSize: 20, outputSize: 2))
  }

  /// Trains on random data, drawn from the same generator as the dropout masks.
  private func train(_ model: Sequential, _ optimizer: Optimizer, steps: Range<Int>) -> [Float] {
    let schedule = Schedule.linear(from: 0.01, to: 0.1, steps: 10)
    return steps.map { step in
      optimizer.learningRate = schedule(step)
      optimizer.zeroGradients()
      let loss = model(.randn([5, 3])).meanSquaredError(targets: .randn([5, 2]))
      loss.backward()
      clipGradientNorm(model.parameters, maximum: 1)
      optimizer.step()
      return loss.item
    }
  }

  static let optimizers: [String: @Sendable ([Parameter]) -> Optimizer] = [
    "SGD": { SGD($0, learningRate: 0.1, momentum: 0.9) }, "Adam": { Adam($0, weightDecay: 0.1) },
    "Adam, amsgrad": { Adam($0, amsgrad: true) }, "AdamW": { AdamW($0) }, "RMSprop": { RMSprop($0) },
    "Adagrad": { Adagrad($0) },
  ]

  @Test(
    "Five steps, save, load and five more equal ten steps bit for bit", arguments: optimizers.keys.sorted())
  func resume(_ name: String) throws {
    let makeOptimizer = try #require(Self.optimizers[name])
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "run.safetensors")
      manualSeed(7)
      let model = makeModel()
      let optimizer = makeOptimizer(model.parameters)
      _ = train(model, optimizer, steps: 0..<5)
      let progress = Progress(step: 5, note: "epoch 1, \"batch\" 2\n")
      try Checkpoint.save(model: model, optimizer: optimizer, extra: progress, to: url)
      let losses = train(model, optimizer, steps: 5..<10)

      manualSeed(99)
      let second = makeModel()
      let secondOptimizer = makeOptimizer(second.parameters)
      _ = train(second, secondOptimizer, steps: 0..<2)
      let read = try Checkpoint.load(
        model: second, optimizer: secondOptimizer, extra: Progress.self, from: url)
      #expect(read == progress)
      #expect(train(second, secondOptimizer, steps: read.step..<10) == losses)
      for (yours, expected) in zip(second.stateDictionary, model.stateDictionary) {
        expectIdentical(yours.tensor, to: expected.tensor, yours.name)
      }
    }
  }

  @Test("The learning rate, and a generator with its stored normal number, are restored")
  func settings() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "run")
      let generator = RandomGenerator(seed: 3)
      _ = generator.nextNormal()
      let optimizer = AdamW(makeModel().parameters, learningRate: 0.1 + 0.2)
      let model = makeModel()
      try Checkpoint.save(model: model, optimizer: optimizer, generator: generator, extra: 1, to: url)
      let (other, state) = (RandomGenerator(seed: 4), generator.state)
      let otherOptimizer = AdamW(model.parameters)
      let extra = try Checkpoint.load(
        model: model, optimizer: otherOptimizer, generator: other, extra: Int.self, from: url)
      #expect(extra == 1)
      #expect(other.state == state)
      #expect(otherOptimizer.learningRate == 0.1 + 0.2)
    }
  }

  @Test("Mismatched files give a one-line error and change nothing")
  func refusals() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "run")
      let model = makeModel()
      let before = model.stateDictionary.map { $0.tensor.copied() }
      func expectRefusal(_ hint: String, _ sourceLocation: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: FileError.self, sourceLocation: sourceLocation) {
          try Checkpoint.load(model: model, optimizer: AdamW(model.parameters), extra: Int.self, from: url)
        }
        let text = error?.description ?? ""
        #expect(
          text.hasPrefix(url.path) && text.contains(hint) && !text.contains("\n"), "\(text)",
          sourceLocation: sourceLocation)
      }
      try WeightFile(tensors: model.stateDictionary).write(to: url)
      expectRefusal("not a checkpoint")
      try Checkpoint.save(model: model, optimizer: SGD(model.parameters, learningRate: 1), extra: 1, to: url)
      expectRefusal("SGD")
      try Checkpoint.save(
        model: model, optimizer: AdamW(model.parameters, betas: (0.9, 0.95)), extra: 1, to: url)
      expectRefusal("beta2 0.95, not 0.999")
      try Checkpoint.save(model: model, optimizer: AdamW(model.parameters), extra: "text", to: url)
      expectRefusal("extra")
      let wider = Sequential(
        Linear(inputSize: 3, outputSize: 21), ReLU(), ReLU(), Linear(inputSize: 21, outputSize: 2))
      try Checkpoint.save(model: wider, optimizer: AdamW(wider.parameters), extra: 1, to: url)
      expectRefusal("[21, 3]")
      var file = try WeightFile(contentsOf: url)
      file.metadata["generator"] = #"{"words":[],"position":0,"initialSeed":1}"#
      try file.write(to: url)
      expectRefusal("checksum")
      file.metadata["checksum"] = file.checksum
      try file.write(to: url)
      expectRefusal("generator")
      for (tensor, old) in zip(model.stateDictionary, before) { expectIdentical(tensor.tensor, to: old) }
    }
  }

  /// Flipping the top bit of two numbers is what a multiplying hash of words does not see.
  @Test("Two flipped bits anywhere in the numbers are damage")
  func flippedBits() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "run")
      let model = Linear(weight: Tensor([[1, 2], [3, 4]]))
      try Checkpoint.save(model: model, optimizer: SGD(model.parameters, learningRate: 1), extra: 1, to: url)
      let whole = try Data(contentsOf: url)
      let numbers = [1, 2, 3, 4].flatMap { (number: Float) in withUnsafeBytes(of: number) { Array($0) } }
      let start = try #require(whole.firstRange(of: Data(numbers))).lowerBound
      for first in 0..<128 {
        for second in (first + 1)..<128 where (first + second) % 8 == 6 {
          var bytes = whole
          bytes[start + first / 8] ^= 1 << (first % 8)
          bytes[start + second / 8] ^= 1 << (second % 8)
          try bytes.write(to: url)
          let error = #expect(throws: FileError.self) { try Checkpoint(contentsOf: url) }
          #expect(error?.description.contains("checksum") == true, "bits \(first) and \(second)")
        }
      }
    }
  }

  @Test("Numbers of steps that overflow are refused; so is a text from the file that is not one line")
  func impossibleState() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "run")
      let model = makeModel()
      let optimizer = AdamW(model.parameters)
      try Checkpoint.save(model: model, optimizer: optimizer, extra: 1, to: url)
      let saved = try WeightFile(contentsOf: url)
      func expectRefusal(_ hint: String, _ change: (inout WeightFile) -> Void) throws {
        var file = saved
        change(&file)
        file.metadata["checksum"] = file.checksum
        try file.write(to: url)
        let error = #expect(throws: FileError.self) {
          try Checkpoint.load(model: model, optimizer: optimizer, extra: Int.self, from: url)
        }
        let text = error?.description ?? ""
        #expect(text.contains(hint) && !text.contains("\n"), "\(text)")
      }
      for steps in [Int.max, -1] {
        try expectRefusal("impossible number of steps") {
          $0.integers[0].tensor = Tensor([Int](repeating: steps, count: 4))
        }
      }
      try expectRefusal("format version \"1\\n2\"") { $0.metadata["version"] = "1\n2" }
      try expectRefusal("\"a\\nb\"") { $0.tensors.append(("model.a\nb", .zeros([1]))) }
    }
  }

  @Test("Every setting of an optimiser that changes its steps must be the same")
  func optimizerSettings() throws {
    let model = makeModel()
    let parameters = model.parameters
    let pairs: [(Optimizer, Optimizer, String)] = [
      (Adam(parameters), Adam(parameters, betas: (0.8, 0.999)), "beta1 0.9, not 0.8"),
      (AdamW(parameters), AdamW(parameters, epsilon: 1e-6), "epsilon 1e-08, not 1e-06"),
      (Adam(parameters, amsgrad: true), Adam(parameters), "amsgrad 1.0, not 0.0"),
      (
        SGD(parameters, learningRate: 1, momentum: 0.9), SGD(parameters, learningRate: 1, momentum: 0.8),
        "momentum 0.9, not 0.8"
      ),
      (
        SGD(parameters, learningRate: 1, momentum: 0.9),
        SGD(parameters, learningRate: 1, momentum: 0.9, dampening: 0.1), "dampening 0.0, not 0.1"
      ),
      (
        SGD(parameters, learningRate: 1, momentum: 0.9),
        SGD(parameters, learningRate: 1, momentum: 0.9, isNesterov: true), "isNesterov 0.0, not 1.0"
      ),
      (RMSprop(parameters), RMSprop(parameters, smoothing: 0.9), "smoothing 0.99, not 0.9"),
      (Adagrad(parameters), Adagrad(parameters, epsilon: 1e-8), "epsilon 1e-10, not 1e-08"),
    ]
    for (saved, other, difference) in pairs {
      let error = #expect(throws: StateMismatch.self) { try other.load(saved.state) }
      #expect(error?.description.contains(difference) == true, "\(String(describing: error))")
      try saved.load(saved.state)
    }
  }
}
