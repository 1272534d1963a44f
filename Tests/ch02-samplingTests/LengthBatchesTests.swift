import SamplingTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic batching: texts of like length together")
struct LengthBatchesTests {
  private static let lengths: [[Int]] = [[], [5], [3, 1, 2], [9, 1, 9, 1, 9, 1], [4, 4, 4, 4]]

  @Test("Every text is in exactly one batch", arguments: lengths)
  func complete(lengths: [Int]) {
    let all = Array(lengths.indices)
    #expect(batchesByLength(lengths, size: 2).flatMap { $0 }.sorted() == all)
    #expect(batchesByTokens(lengths, budget: 10).flatMap { $0 }.sorted() == all)
    #expect(batchesInOrder(all, size: 2).flatMap { $0 } == all)
  }

  @Test("No division into batches of two needs fewer places than sorting", arguments: 0..<5)
  func sortedIsBest(seed: Int) {
    let generator = RandomGenerator(seed: UInt64(seed))
    let lengths = (0..<6).map { _ in Int(generator.nextUInt32() % 9) + 1 }
    let best = orders(of: Array(0..<6)).map {
      paddedCount(batchesInOrder($0, size: 2), lengths: lengths)
    }.min()
    #expect(paddedCount(batchesByLength(lengths, size: 2), lengths: lengths) == best)
  }

  private func orders(of numbers: [Int]) -> [[Int]] {
    guard !numbers.isEmpty else { return [[]] }
    return numbers.flatMap { first in
      orders(of: numbers.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test("No batch exceeds its budget, padding included")
  func budget() {
    let lengths = [7, 1, 12, 3, 3, 8, 2, 2, 2, 5]
    let batches = batchesByTokens(lengths, budget: 12)
    #expect(batches.allSatisfy { paddedCount([$0], lengths: lengths) <= 12 })
    #expect(batches.contains { $0.count > 1 })
  }

  @Test("A text longer than the budget stops the program")
  func tooLong() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = batchesByTokens([4, 13], budget: 12)
    }
    expectMessage("a text of 13 tokens exceeds the budget of 12", of: result)
  }
}
