import TestSupport
import Testing

@testable import Tensors

/// Leaves, graphs and walks on different threads.
@Suite("The graph and threads")
struct ThreadTests {
  init() {
    // Numbers counted by thread would be larger here than on a new thread.
    for _ in 0..<10 { _ = leaf([0]) }
  }

  private func leaf(_ values: [Float]) -> Tensor<Float> { Tensor<Float>(values).requiringGradient() }

  @Test("A leaf of one thread gets its gradient from a graph of another")
  func leafFromElsewhere() {
    let w = leaf([1, 2])
    onNewThread { (w * 2).sum().backward() }
    #expect(w.gradient?.scalars == [2, 2])
  }

  @Test("A graph may be built on several threads, one after the other, and walked on any")
  func graphOfSeveralThreads() {
    let x = leaf([3])
    var y = x * 2
    onNewThread { y = y * x }
    onNewThread { y = y * x + x }  // 2 x³ + x
    onNewThread { y.backward() }
    #expect(x.gradient?.item == Float(6 * 9 + 1))
  }

  @Test("Backward on several threads in turn adds up")
  func threadsInTurn() {
    let a = leaf([1, 1])
    for walks in 1...3 {
      onNewThread { (a * 3).sum().backward() }
      #expect(a.gradient?.scalars == [Float(3 * walks), Float(3 * walks)])
    }
  }

  @Test("Backward on several threads at once adds up too, in one graph and in many")
  func threadsAtOnce() {
    let a = leaf([1, 2])
    let shared = a * a
    onNewThreads(8) { thread in
      for _ in 0..<50 {
        shared.backward(gradient: Tensor<Float>([1, 1]), retainingGraph: true)
        (a * Float(thread)).sum().backward()
      }
    }
    // Eight threads add 2a from the shared graph, and 0 + 1 + … + 7 from their own, fifty times each.
    let expected: [Float] = [50 * (8 * 2 + 28), 50 * (8 * 4 + 28)]
    #expect(a.gradient?.scalars == expected)
  }

  @Test("A description lists the nodes of all threads in order")
  func description() {
    let x = leaf([1])
    var y = x
    onNewThread { y = (x * 2).relu() }
    #expect((y + x).graph().entries.map(\.operation) == ["leaf", "multiply", "relu", "add"])
  }

  @Test("A node that another thread releases no longer counts as alive, on either")
  func releasedElsewhere() {
    let before = liveGraphNodes
    var graph: Tensor<Float>? = leaf([1]) * 2
    #expect(liveGraphNodes == before + 2)
    onNewThread {
      graph = nil
      #expect(liveGraphNodes == 0)
    }
    #expect(liveGraphNodes == before && graph == nil)
  }

  @Test("noGrad ends on its thread: another one records")
  func recordingIsPerThread() {
    let x = leaf([1])
    noGrad {
      onNewThread { #expect((x * 2).requiresGradient) }
      #expect(!(x * 2).requiresGradient)
    }
  }
}
