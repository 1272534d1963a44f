import Tensors
import Testing

@Suite("The description of a graph")
struct GraphDescriptionTests {
  private func unit() -> (w: Tensor<Float>, b: Tensor<Float>, z: Tensor<Float>, loss: Tensor<Float>) {
    let w = Tensor([2.2]).requiringGradient()
    let b = Tensor([0.0]).requiringGradient()
    let z = Tensor([1.1]) * w + b
    return (w, b, z, z.sigmoid().binaryCrossEntropy(targets: Tensor([1.0])))
  }

  @Test("lists operations after their inputs, with names, values and gradients")
  func entries() throws {
    let (w, b, z, loss) = unit()
    z.retainGradient()
    loss.backward(retainingGraph: true)
    let graph = loss.graph(naming: ["w": w, "b": b, "z": z, "loss": loss])
    let entries = graph.entries
    #expect(entries.map(\.operation).prefix(5) == ["leaf", "leaf", "multiply", "add", "sigmoid"])
    #expect(entries.map(\.name).prefix(5) == ["w", "b", nil, "z", nil])
    #expect(entries.last?.name == "loss")
    #expect(entries[2].inputs == [0] && entries[3].inputs == [2, 1])
    for (position, entry) in entries.enumerated() {
      #expect(entry.inputs.allSatisfy { $0 < position })
      #expect(entry.inputs.isEmpty == (entry.operation == "leaf"))
    }
    #expect(entries[0].value?.scalars == [2.2] && entries[2].value == nil)
    #expect(entries[0].gradient?.scalars == w.gradient?.scalars)
    #expect(entries[3].gradient?.scalars == b.gradient?.scalars)  // ∂z/∂b = 1
    #expect(entries[2].gradient == nil)
    let lines = graph.description.split(separator: "\n")
    #expect(lines.count == entries.count)
    #expect(
      lines[0] == "#0  w     leaf                    [1]  value tensor([2.2000])  gradient tensor([-0.0898])")
    #expect(lines[2] == "#2        multiply(#0)            [1]")
  }

  @Test("lists a value that is used twice once, with both uses")
  func sharedValue() {
    let x = Tensor([3.0]).requiringGradient()
    let graph = (x * x).graph()
    #expect(graph.entries.count == 2)
    #expect(graph.entries[1].inputs == [0, 0])
  }

  @Test("is empty without a graph, and shrinks once backward() has released it")
  func noGraph() {
    #expect(Tensor([1.0]).graph().entries.isEmpty)
    let (_, _, _, loss) = unit()
    loss.backward()
    #expect(loss.graph().entries.count == 1)
  }

  @Test("of a chain of 100,000 operations needs no recursion and keeps nothing alive")
  func longChain() {
    let before = liveGraphNodes
    do {
      var x = Tensor([0.0]).requiringGradient()
      for _ in 0..<100_000 { x = x + 1 }
      let entries = x.graph().entries
      #expect(entries.count == 100_001)
      #expect(entries.last?.inputs == [99_999])
    }
    #expect(liveGraphNodes == before)
  }
}
