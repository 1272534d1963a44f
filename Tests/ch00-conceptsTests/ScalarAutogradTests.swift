import Concepts
import Tensors
import TestSupport
import Testing

@Suite("Backward from scratch")
struct ScalarAutogradTests {
  @Test("The chapter's logistic unit has the slopes of the tensors and of the chain rule by hand")
  func logisticUnit() {
    let (w, b) = (Scalar(2.2), Scalar(0))
    let loss = -(w * 1.1 + b).sigmoid().log()
    loss.backward()

    let byHand = LogisticUnit(weight: 2.2, bias: 0).gradients(1.1, target: 1)
    expectClose(w.gradient, to: byHand.weight, absolute: 1e-15, relative: 0)
    expectClose(b.gradient, to: byHand.bias, absolute: 1e-15, relative: 0)

    let (tensorW, tensorB) = (Tensor([2.2]).requiringGradient(), Tensor([0.0]).requiringGradient())
    (Tensor([1.1]) * tensorW + tensorB).sigmoid().binaryCrossEntropy(targets: Tensor([1.0])).backward()
    expectClose(w.gradient, to: Double(tensorW.gradient!.item), absolute: 1e-7, relative: 0)
    expectClose(b.gradient, to: Double(tensorB.gradient!.item), absolute: 1e-7, relative: 0)
  }

  /// A function and points at which its slope is neither 0 nor infinite.
  private static let functions: [(name: String, f: @Sendable (Scalar) -> Scalar)] = [
    ("sum", { $0 + 3.0 }), ("difference", { 3.0 - $0 }), ("product", { $0 * 3.0 }),
    ("quotient", { 3.0 / $0 }),
    ("negation", { -$0 }), ("square", { $0 * $0 }), ("power", { $0.pow(2.5) }), ("exp", { $0.exp() }),
    ("log", { $0.log() }), ("sigmoid", { $0.sigmoid() }), ("tanh", { $0.tanh() }),
    ("relu", { ($0 - 1.0).relu() }), ("several at once", { ($0 * $0.tanh() + $0.exp()).log() / $0 }),
  ]

  @Test("Every slope is the one that a small difference shows", arguments: functions.indices)
  func slopes(index: Int) {
    let (name, f) = Self.functions[index]
    for point in [0.3, 0.9, 1.4, 2.1] {
      let x = Scalar(point)
      f(x).backward()
      let h = 1e-5
      let slope = (f(Scalar(point + h)).value - f(Scalar(point - h)).value) / (2 * h)
      expectClose(x.gradient, to: slope, absolute: 1e-8, "\(name) at \(point)")
    }
  }

  @Test("A number used twice collects both slopes, and repeated walks add up in leaves only")
  func accumulation() {
    let x = Scalar(3)
    let square = x * x
    let y = square + square
    y.backward()
    #expect(x.gradient == 12 && square.gradient == 2)
    y.backward()
    #expect(x.gradient == 24 && square.gradient == 2)
    x.gradient = 0
    y.backward()
    #expect(x.gradient == 12)
  }

  @Test("A value waits for all paths to it, however long")
  func paths() {
    let x = Scalar(2)
    let y = x * 3.0
    var long = y
    for _ in 0..<200 { long = long + 1.0 }
    (y * long).backward()  // y (y + 200) with y = 3 x
    #expect(x.gradient == 636)  // 3 (2 · 6 + 200)
  }
}
