import Concepts
import Tensors
import TestSupport
import Testing

@Suite("The chain rule by hand")
struct LogisticUnitTests {
  @Test("equals backward() and a finite difference for random inputs, weights and targets")
  func randomUnits() {
    let generator = RandomGenerator(seed: 7)
    for _ in 0..<50 {
      let draws = Tensor<Float>.uniform([3], from: -2, to: 2, generator: generator).scalars
      let y = Double(generator.nextUInt32() % 2)
      let unit = LogisticUnit(weight: Double(draws[0]), bias: Double(draws[1]))
      let x = Double(draws[2])
      let byHand = unit.gradients(x, target: y)

      let w = Tensor([draws[0]]).requiringGradient()
      let b = Tensor([draws[1]]).requiringGradient()
      let loss = (Tensor([draws[2]]) * w + b).sigmoid().binaryCrossEntropy(targets: Tensor([Float(y)]))
      loss.backward()
      expectClose(Double(loss.item), to: unit.loss(x, target: y), absolute: 1e-6)
      expectClose(Double(w.gradient!.item), to: byHand.weight, absolute: 1e-6)
      expectClose(Double(b.gradient!.item), to: byHand.bias, absolute: 1e-6)

      var (more, less) = (unit, unit)
      more.weight += 1e-5
      less.weight -= 1e-5
      let slope = (more.loss(x, target: y) - less.loss(x, target: y)) / 2e-5
      expectClose(slope, to: byHand.weight, absolute: 1e-8)
    }
  }

  @Test("is zero for the weight where the input is zero, and pushes towards the target")
  func directions() {
    let unit = LogisticUnit(weight: 0.5, bias: -0.25)
    #expect(unit.gradients(0, target: 1).weight == 0)
    #expect(unit.gradients(2, target: 1).bias < 0)
    #expect(unit.gradients(2, target: 0).bias > 0)
  }
}
