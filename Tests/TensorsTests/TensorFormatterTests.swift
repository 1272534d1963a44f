import TestSupport
import Testing

@testable import Tensors

@Suite("Printing a tensor")
struct TensorFormatterTests {
  @Test("gives PyTorch's text", arguments: Golden.entries(in: "printing"))
  func likePyTorch(entry: GoldenEntry) {
    let x = entry.inputs["x"]
    let notes = entry.params["notes"].list.map(\.string)
    let text =
      switch entry.params["dtype"].string {
      case "float32": text(of: x.floats, shape: x.shape, notes: notes)
      case "int64": text(of: x.ints, shape: x.shape, notes: notes)
      default: text(of: x.ints.map { $0 != 0 }, shape: x.shape, notes: notes)
      }
    #expect(text == entry.outputs["text"].string)
  }

  private func text<Scalar: TensorScalar>(of scalars: [Scalar], shape: [Int], notes: [String]) -> String {
    TensorFormatter(shape: shape, strides: Layout(contiguous: shape).strides) { scalars[$0] }.text(
      notes: notes)
  }

  @Test("reads only the edges of a large tensor")
  func readsEdges() {
    var reads = 0
    let formatter = TensorFormatter<Int>(shape: [100_000, 1000], strides: [1, 100_000]) { index in
      reads += 1
      return index
    }
    let text = formatter.text()
    #expect(reads == 2 * 36)
    #expect(text.split(separator: "\n").count == 7)
    #expect(text.hasPrefix("tensor([[       0,   100000,   200000,  ..., 99700000, 99800000, 99900000],\n"))
  }

  @Test("shows views, gradients, type and shape")
  func describesTensors() {
    let x = Tensor<Float>(scalars: [1, 2, 3, 4, 5, 6.5], shape: [2, 3])
    #expect(
      x.transposed().description == """
        tensor([[1.0000, 4.0000],
                [2.0000, 5.0000],
                [3.0000, 6.5000]])
        """)
    #expect(x.summary == "float32 [2, 3]")
    #expect(Tensor<Int>(scalars: [], shape: [0]).summary == "int64 [0]")
    let leaf = Tensor<Float>(scalars: [1, 2], shape: [2]).requiringGradient()
    #expect(leaf.description == "tensor([1., 2.], requires_grad=True)")
    #expect((leaf * leaf).description.hasPrefix("tensor([1., 4.], from=<"))
  }
}
