import Concepts
import Foundation
import NeuralNetworks
import Synchronization
import Tensors
import TestSupport
import Testing

@Suite("Ranks")
struct DataParallelTests {
  @Test("return their results in order of rank")
  func order() {
    #expect(onEachRank(of: 5) { $0 * $0 } == [0, 1, 4, 9, 16])
    #expect(onEachRank(of: 0) { $0 } == [])
  }

  @Test("run at the same time, also when there are more of them than cores")
  func together() {
    let worldSize = 4 * ProcessInfo.processInfo.activeProcessorCount
    let barrier = Barrier(worldSize)
    #expect(onEachRank(of: worldSize) { _ in barrier.wait(seconds: 20) }.allSatisfy { $0 })
  }

  @Test("draw numbers that depend on the caller's seed and the rank alone", arguments: [1, 2, 4, 9])
  func seeded(worldSize: Int) {
    let run: @Sendable () -> [[Float]] = {
      manualSeed(123)
      return onEachRank(of: worldSize) { _ in
        let first = Tensor<Float>.rand([3]).scalars
        return first + Linear(inputSize: 2, outputSize: 2).weight.scalars
      }
    }
    let numbers = run()
    for _ in 0..<6 { #expect(run() == numbers) }
    #expect(Set(numbers).count == worldSize)
    let next = onEachRank(of: worldSize) { _ in Tensor<Float>.rand([3]).scalars }
    #expect(next.allSatisfy { next in !numbers.contains { $0.starts(with: next) } })
  }

  @Test("leave the caller's generator the same, whatever they draw and however many they are")
  func callersGenerator() {
    let after = [1, 7].map { worldSize in
      manualSeed(5)
      _ = onEachRank(of: worldSize) { rank in Tensor<Float>.rand([rank * 100]).count }
      return RandomGenerator.default.state
    }
    #expect(after[0] == after[1])
  }

  @Test("that average the gradients of equal shares get the gradient of the whole batch", arguments: [2, 4])
  func averageEqualsWhole(worldSize: Int) {
    let gradient: @Sendable (Range<Int>) -> [Float] = { rows in
      let x = Tensor<Float>.randn([8, 2], generator: RandomGenerator(seed: 11))
      let y = Tensor([0, 1, 1, 0, 1, 0, 0, 1])
      let model = NeuralNetwork(inputSize: 2, outputSize: 2, generator: RandomGenerator(seed: 12))
      model(x[rows]).crossEntropy(targets: y[rows]).backward()
      return model.parameters.flatMap { $0.gradient!.scalars }
    }
    let share = 8 / worldSize
    let averages = averaged(onEachRank(of: worldSize) { gradient($0 * share..<($0 + 1) * share) })
    let whole = gradient(0..<8)
    #expect(whole.contains { abs($0) > 1e-3 })
    expectClose(averages, shape: [averages.count], to: whole, shape: [whole.count], absolute: 1e-7)
  }

  @Test("that send different amounts are a programming error")
  func differentAmounts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = averaged([[1, 2], [1]])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("averaged: the ranks sent [2, 1] numbers"))
  }
}

/// A place where ranks wait until all have arrived.
private final class Barrier: Sendable {
  private let missing: Mutex<Int>
  private let allArrived = DispatchSemaphore(value: 0)

  init(_ count: Int) { missing = Mutex(count) }

  /// Waits for the others, and returns whether they arrived in time.
  func wait(seconds: Int) -> Bool {
    let isLast = missing.withLock { missing in
      missing -= 1
      return missing == 0
    }
    if isLast { allArrived.signal() }
    let arrived = allArrived.wait(timeout: .now() + .seconds(seconds)) == .success
    if arrived { allArrived.signal() }  // for the next one who waits
    return arrived
  }
}
