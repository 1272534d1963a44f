import Foundation
import Testing

@testable import Tensors

@Suite("The trace of operations")
struct TraceTests {
  @Test("LLM_TRACE=1 prints each operation with shapes and time, recorded or not, and those of backward")
  func prints() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      setenv("LLM_TRACE", "1", 1)
      TraceTests.compute()
    }
    let lines = String(decoding: try #require(result).standardErrorContent, as: UTF8.self).split(
      separator: "\n"
    )
    .map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
    #expect(lines.first == "relu [2, 3] → [2, 3] –")
    for start in [
      "compare [2, 3] [] → [2, 3]", "layerNorm [2, 3] [3] → [2, 3]", "matmul [2, 3] [3, 4] → [2, 4]",
      "add [2, 4] [] → [2, 4]", "sum [2, 4] → []", "expand [1, 1] → [2, 4]",
    ] {
      let line = lines.first { $0.hasPrefix(start) }
      let hasTime = line?.contains(#/[0-9]+\.[0-9]{3} ms$/#) ?? false
      #expect(hasTime, "no line “\(start) … ms” in \(lines)")
    }
  }

  @Test("Without LLM_TRACE nothing is printed")
  func silent() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      unsetenv("LLM_TRACE")
      TraceTests.compute()
    }
    #expect(try #require(result).standardErrorContent.isEmpty)
  }

  /// Operations that are recorded, operations that are not, and a walk backward.
  private static func compute() {
    let x = Tensor<Float>.ones([2, 3]).relu()
    let weight = Tensor<Float>.ones([3, 4]).requiringGradient()
    let normalized = noGrad { x.layerNormalized(shape: [3], scale: .ones([3])) }
    precondition((x .< 2).all())
    (normalized.matmul(weight) + 1).sum().backward()
  }
}
