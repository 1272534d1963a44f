import Foundation
import Testing

@testable import llm_training

@Suite("The benchmark")
struct BenchmarkTests {
  @Test("Reports as many steps as it was asked for, with times and memory that can be", arguments: [1, 7])
  func runs(steps: Int) throws {
    let tiny = try #require(Benchmark.all.first { $0.name == "tiny" })
    let result = try tiny.run(steps: steps)
    #expect(result.name == "tiny")
    #expect(result.steps == steps)
    #expect(result.secondsPerStep > 0)
    #expect(abs(result.tokensPerSecond * result.secondsPerStep - 8 * 64) < 1e-6)
    #expect(result.peakMegabytes > 1)
  }

  @Test("The median leaves out the first fifth of the steps")
  func median() {
    let result = BenchmarkResult(name: "x", seconds: [9, 9, 1, 2, 3, 4, 5, 6, 7, 8], tokensPerStep: 10)
    #expect(result.secondsPerStep == 5)
    #expect(result.tokensPerSecond == 2)
  }

  @Test("The sizes are the ones that the PyTorch script times")
  func sizes() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Benchmarks/pytorch_gpt.py")
    let source = try String(contentsOf: script, encoding: .utf8)
    for benchmark in Benchmark.all where !benchmark.generates {
      let c = benchmark.configuration
      let sizes =
        "\"\(benchmark.name)\": dict(vocabulary=\(c.vocabularySize), context=\(c.contextLength), "
        + "width=\(c.embeddingWidth), heads=\(c.headCount), layers=\(c.layerCount), "
        + "batch=\(benchmark.batchSize), steps=\(benchmark.steps))"
      #expect(source.contains(sizes), "\(benchmark.name)")
    }
  }
}
