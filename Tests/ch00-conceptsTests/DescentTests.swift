import ConceptsTopics
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topic descent: ways down a valley")
struct DescentTests {
  private static func optimizer(_ id: String, _ p: Parameter) -> Optimizer {
    switch id {
    case "sgd": SGD([p], learningRate: 2 / 11.0)
    case "momentum": SGD([p], learningRate: 0.1, momentum: 0.3)
    case "nesterov": SGD([p], learningRate: 0.05, momentum: 0.8, isNesterov: true)
    case "adam": Adam([p], learningRate: 1)
    default: Adam([p], learningRate: 0.3, betas: (0.5, 0.9))
    }
  }

  @Test("The paths are PyTorch's", arguments: Golden.entries(in: "topics/descent"))
  func golden(entry: GoldenEntry) {
    let path = descend(Valley(1, 10), from: Tensor([-9, 3]), steps: 25) { Self.optimizer(entry.id, $0) }
    expectClose(path, to: entry.outputs["path"], absolute: 2e-5, relative: 1e-4)
  }

  @Test("Plain descent follows its formula", arguments: [0.01, 0.1, 0.19, 0.25])
  func formula(rate: Double) {
    let path = descend(Valley(2, 8), from: Tensor([3, -1]), steps: 12) { SGD([$0], learningRate: rate) }
    for (axis, (start, curvature)) in [(3.0, 2.0), (-1.0, 8.0)].enumerated() {
      let expected = plainDescent(from: start, curvature: curvature, rate: rate, steps: 12)
      expectClose(
        path[0..., axis].scalars, shape: [13], to: expected.map { Float($0) }, shape: [13], absolute: 1e-5)
    }
  }

  @Test("A turned valley has the heights of the first, and its slopes", arguments: [0, 0.5, 2] as [Float])
  func turned(angle: Float) {
    let valley = Valley(1, 10, turnedBy: angle, scale: 3)
    let p = rotation(by: angle).matmul(Tensor([2, -1])).requiringGradient()
    let height = valley.height(at: p)
    expectClose(Double(height.item), to: 3 * (4 + 10) / 2, absolute: 1e-4)
    height.backward()
    expectClose(
      p.gradient!, to: rotation(by: angle).matmul(Tensor([6, -30])), absolute: 1e-4, relative: 1e-4)
  }

  @Test("The best momentum: none in a round valley, more the longer it is")
  func best() {
    #expect(bestMomentum(smallest: 4, largest: 4) == (0.25, 0))
    let long = bestMomentum(smallest: 1, largest: 9)
    expectClose(long.momentum, to: 0.25)
    expectClose(long.rate, to: 0.25)
  }
}
