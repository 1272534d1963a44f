import TestSupport
import Testing

@testable import Tensors

@Suite("The graph")
struct GraphTests {
  private func leaf(_ values: [Float]) -> Tensor<Float> { Tensor<Float>(values).requiringGradient() }

  @Test("Backward through a million additions, and their release, need no recursion")
  func longChain() {
    let before = liveGraphNodes
    do {
      let start = leaf([1])
      var x = start
      for _ in 0..<1_000_000 { x = x + 1 }
      #expect(x.item == 1_000_001 && liveGraphNodes == before + 1_000_001)
      x.backward()
      #expect(start.gradient?.item == 1)
    }
    #expect(liveGraphNodes == before)
  }

  @Test("A million additions that are never walked are released without recursion too")
  func longChainDropped() {
    let before = liveGraphNodes
    do {
      var x = leaf([1])
      for _ in 0..<1_000_000 { x = x + x }
      #expect(liveGraphNodes == before + 1_000_001)
    }
    #expect(liveGraphNodes == before)
  }

  @Test("A value used many times accumulates all its gradients")
  func manyUses() {
    let x = leaf([3, -2])
    let shared = x * x
    var sum = shared
    for factor in 2...100 { sum = sum + shared * Float(factor) }
    sum.sum().backward()
    let expected: [Float] = [2 * 3 * 5050, 2 * -2 * 5050]
    #expect(x.gradient?.scalars == expected)
  }

  @Test("A value waits for the gradients of all paths, whatever their lengths")
  func diamond() {
    let x = leaf([2])
    let y = x * 3
    let long = (0..<50).reduce(y) { z, _ in z + 1 }
    (y * long).sum().backward()  // y (y + 50), y = 3 x
    #expect(x.gradient?.scalars == [3 * (2 * 6 + 50)])
  }

  @Test("Gradients accumulate over walks until they are cleared")
  func accumulates() {
    let x = leaf([1, 2])
    (x * 3).sum().backward()
    (x * 4).sum().backward()
    #expect(x.gradient?.scalars == [7, 7])
    x.zeroGradient()
    #expect(x.gradient == nil)
    x.sum().backward()
    #expect(x.gradient?.scalars == [1, 1])
  }

  @Test("Two leaves never share the memory of a gradient")
  func gradientsAreSeparate() throws {
    let (a, b) = (leaf([1, 2]), leaf([3, 4]))
    let seed = Tensor<Float>([5, 6])
    (a + b).backward(gradient: seed)
    try #require(a.gradient).multiply(by: 0)
    #expect(b.gradient?.scalars == [5, 6] && seed.scalars == [5, 6])
  }

  @Test("A retained graph can be walked again, with the same gradients")
  func retains() {
    let x = leaf([1, 2])
    let y = (x * x).sum()
    y.backward(retainingGraph: true)
    y.backward(retainingGraph: true)
    y.backward()
    #expect(x.gradient?.scalars == [6, 12])
  }

  @Test(
    "gradients(of:) leaves stored gradients alone, works for inner values, and returns nil for independent ones"
  )
  func gradientFunction() throws {
    let (x, unused) = (leaf([1, 2]), leaf([1, 2]))
    let inner = x * 2
    let found = gradients(of: (inner * inner).sum(), withRespectTo: [inner, x, unused])
    #expect(found[0]?.scalars == [4, 8] && found[1]?.scalars == [8, 16] && found[2] == nil)
    #expect(x.gradient == nil)
    let seeded = gradients(of: x * 2, withRespectTo: [x], seed: Tensor<Float>([10, 0]))
    #expect(seeded[0]?.scalars == [20, 0])
  }

  @Test("noGrad returns the result, can be nested, and ends when an error is thrown")
  func withoutGradient() {
    struct Stop: Error {}
    let x = leaf([1])
    let value = noGrad { noGrad { x * 2 } + x }
    #expect(value.item == 3 && !value.requiresGradient)
    #expect(throws: Stop.self) { try noGrad { throw Stop() } }
    #expect((x * 2).requiresGradient)
  }

  @Test("A detached tensor shares memory and cuts the graph")
  func detaches() {
    let x = leaf([1, 2])
    let y = (x * 2).detached()
    #expect(!y.requiresGradient && x.detached().sharesMemory(with: x))
    (x * y).sum().backward()
    #expect(x.gradient?.scalars == [2, 4])
  }

  @Test("Only leaves and retained values keep gradients")
  func keepsGradients() {
    let x = leaf([1])
    let (first, second) = (x * 2, x * 3)
    second.retainGradient()
    (first * second).backward(gradient: Tensor<Float>([1]))
    #expect(first.gradient == nil && second.gradient?.item == 2 && x.gradient?.item == 12)
  }

  @Test("Operations on frozen tensors keep nothing alive")
  func frozen() {
    let before = liveGraphNodes
    let frozen = Tensor<Float>.ones([4, 4])
    var x = frozen
    for _ in 0..<100 { x = x.matmul(frozen).relu().softmax(along: -1) + frozen }
    #expect(liveGraphNodes == before)
    // The frozen part before the trained one adds no nodes. There are three: weight, product and sum.
    let weight = Tensor<Float>.ones([4, 4]).requiringGradient()
    let output = x.matmul(weight).sum()
    #expect(liveGraphNodes == before + 3)
    output.backward()
  }

  @Test("Two hundred training steps lower the loss and leave only the parameters as nodes")
  func trains() {
    let before = liveGraphNodes
    do {
      let generator = RandomGenerator(seed: 1)
      let inputs = Tensor<Float>.randn([32, 3], generator: generator)
      let targets = inputs.matmul(Tensor<Float>([[1], [-2], [0.5]])).tanh()
      let parameters = [[8, 3], [8], [1, 8], [1]].map {
        Tensor<Float>.uniform($0, from: -0.5, to: 0.5, generator: generator).requiringGradient()
      }
      var losses: [Float] = []
      for _ in 0..<200 {
        let hidden = inputs.linear(weight: parameters[0], bias: parameters[1]).tanh()  // [32, 8]
        let predictions = hidden.linear(weight: parameters[2], bias: parameters[3])  // [32, 1]
        let loss = predictions.meanSquaredError(targets: targets)
        loss.backward()
        losses.append(loss.item)
        for parameter in parameters {
          if let gradient = parameter.gradient { parameter.add(gradient, scaledBy: -0.1) }
          parameter.zeroGradient()
        }
      }
      #expect(losses[199] < 0.05 * losses[0])
      #expect(liveGraphNodes == before + 4)
    }
    #expect(liveGraphNodes == before)
  }
}
