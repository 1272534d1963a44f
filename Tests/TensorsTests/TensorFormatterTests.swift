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
      case "float32": TensorFormatter(scalars: x.floats, shape: x.shape).text(notes: notes)
      case "int64": TensorFormatter(scalars: x.ints, shape: x.shape).text(notes: notes)
      default: TensorFormatter(scalars: x.ints.map { $0 != 0 }, shape: x.shape).text(notes: notes)
      }
    #expect(text == entry.outputs["text"].string)
  }

  @Test("writes only the edges of a large tensor")
  func summarizes() {
    let text = TensorFormatter(scalars: [Int](0..<1_000_000), shape: [1000, 1000]).text()
    #expect(text.split(separator: "\n").count == 7)
    #expect(text.hasPrefix("tensor([[     0,      1,      2,  ...,    997,    998,    999],\n"))
  }

  @Test("sums up type and shape in one line")
  func sumsUp() {
    #expect(TensorFormatter<Float>.summary(shape: [2, 3]) == "float32 [2, 3]")
    #expect(TensorFormatter<Int>.summary(shape: []) == "int64 []")
    #expect(TensorFormatter<Bool>.summary(shape: [0]) == "bool [0]")
  }
}
