import Architecture
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// A workload that `bench` times.
public struct Benchmark: Sendable {
  public let name: String
  public let configuration: GPTConfiguration
  public let batchSize: Int
  /// The default number of steps to time.
  public let steps: Int
  /// Whether a step generates one token instead of training on one batch.
  public let generates: Bool

  /// All benchmarks, fastest first.
  public static let all = [
    Benchmark(
      name: "tiny", vocabulary: 512, context: 64, width: 96, heads: 4,
      layers: 3, batchSize: 8, steps: 100),
    Benchmark(
      name: "small", vocabulary: 2048, context: 128, width: 192, heads: 6,
      layers: 6, batchSize: 8, steps: 20),
    Benchmark(
      name: "generation", vocabulary: 50257, context: 1024, width: 768,
      heads: 12, layers: 12, batchSize: 1,
      steps: 32, generates: true),
    Benchmark(
      name: "book", vocabulary: 50257, context: 256, width: 768, heads: 12,
      layers: 12, batchSize: 2, steps: 6
    ),
  ]

  private init(
    name: String, vocabulary: Int, context: Int, width: Int, heads: Int,
    layers: Int, batchSize: Int,
    steps: Int, generates: Bool = false
  ) {
    self.name = name
    configuration = GPTConfiguration(
      vocabularySize: vocabulary, contextLength: context,
      embeddingWidth: width, headCount: heads,
      layerCount: layers, dropout: 0.1)
    self.batchSize = batchSize
    self.steps = steps
    self.generates = generates
  }

  /// Runs `steps` steps and reports the median time of one.
  /// - Throws: `NonFiniteLoss` if a loss is not a finite number
  public func run(steps: Int) throws -> BenchmarkResult {
    manualSeed(123)
    let model = GPTModel(configuration)
    let seconds =
      generates
      ? generationTimes(model, steps: steps)
      : try trainingTimes(model, steps: steps)
    return BenchmarkResult(
      name: name, seconds: seconds,
      tokensPerStep: generates ? 1 : batchSize * configuration.contextLength
    )
  }

  /// Times training steps on one batch of random ids: forward, backward,
  /// AdamW.
  private func trainingTimes(_ model: GPTModel, steps: Int) throws
    -> [Double]
  {
    let optimizer = AdamW(
      model.parameters, learningRate: 4e-4, weightDecay: 0.1)
    let tokens = configuration.contextLength
    let ids = Tensor<Int>.randint(
      0, configuration.vocabularySize, [batchSize, tokens + 1])
    let (inputs, targets) = (ids[0..., ..<tokens], ids[0..., 1...])
    return try (0..<steps).map { step in
      try elapsedSeconds {
        _ = try optimizer.step {
          try batchLoss(of: model, on: (inputs, targets)).finite(
            atStep: step)
        }
      }
    }
  }

  /// Times greedy tokens after a prompt of four, with a key-value cache.
  private func generationTimes(_ model: GPTModel, steps: Int) -> [Double] {
    model.eval()
    var ids = Tensor<Int>.randint(0, configuration.vocabularySize, [1, 4])
    var cache = KeyValueCache()
    return (0..<steps).map { _ in
      elapsedSeconds {
        // [1, vocabulary]
        let logits = model.nextTokenLogits(after: ids, cache: &cache)
        ids = concatenated(
          [ids, logits.argmax(along: -1, keepingDimensions: true)], along: 1
        )
      }
    }
  }
}

/// The result of a benchmark.
public struct BenchmarkResult: Codable, Sendable {
  public let name: String
  public let steps: Int
  /// The median, without the first fifth of the steps, which also allocate
  /// memory from the system.
  public let secondsPerStep: Double
  public let tokensPerSecond: Double
  /// The peak memory of the process, in megabytes of 2²⁰ bytes.
  public let peakMegabytes: Double

  init(name: String, seconds: [Double], tokensPerStep: Int) {
    self.name = name
    steps = seconds.count
    let settled = seconds.dropFirst(max(1, seconds.count / 5)).sorted()
    secondsPerStep =
      settled.isEmpty ? seconds[0] : settled[settled.count / 2]
    tokensPerSecond = Double(tokensPerStep) / secondsPerStep
    peakMegabytes = Double(peakMemoryInUse()) / 1_048_576
  }
}
