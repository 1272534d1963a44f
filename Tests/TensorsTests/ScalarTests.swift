import Testing

@testable import Tensors

@Suite("A scalar has the axes 0 and −1")
struct ScalarTests {
  private let x = Tensor<Float>(3)

  @Test("Its max, min and sorted value is itself, at position 0", arguments: [0, -1])
  func ordering(axis: Int) {
    for keeps in [false, true] {
      for (values, indices) in [
        x.max(along: axis, keepingDimensions: keeps), x.min(along: axis, keepingDimensions: keeps),
      ] {
        #expect(values.shape == [] && values.item == 3)
        #expect(indices.shape == [] && indices.item == 0)
      }
      #expect(x.argmax(along: axis, keepingDimensions: keeps).scalars == [0])
    }
    for (values, indices) in [
      x.sorted(along: axis), x.sorted(along: axis, descending: true), x.topk(1, along: axis),
    ] {
      #expect(values.shape == [] && values.item == 3)
      #expect(indices.shape == [] && indices.item == 0)
    }
    #expect(x.argmax().item == 0 && x.argmin().item == 0)
  }

  @Test("Sums, softmax and other reductions of a scalar", arguments: [0, -1])
  func reductions(axis: Int) {
    #expect(x.sum(along: axis).item == 3 && x.mean(along: axis).item == 3)
    #expect(x.norm(along: axis).item == 3 && x.logSumExp(along: axis).item == 3)
    #expect(x.softmax(along: axis).item == 1 && x.logSoftmax(along: axis).item == 0)
    #expect(x.cumulativeSum(along: axis).item == 3)
    #expect(x.squeezed(at: axis).shape == [])
  }

  @Test("Gradients flow through max, topk and sorted")
  func gradients() throws {
    for pick in [
      { $0.max(along: 0).values }, { $0.topk(1).values }, { $0.sorted().values },
    ] as [(Tensor<Float>) -> Tensor<Float>] {
      let x = Tensor<Float>(3).requiringGradient()
      (pick(x) * 2).backward()
      let gradient = try #require(x.gradient)
      #expect(gradient.shape == [] && gradient.item == 2)
    }
  }
}
