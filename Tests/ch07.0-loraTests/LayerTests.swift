import LowRankAdaptation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("LoRA layers match PyTorch")
struct LayerTests {
  @Test("A as drawn, zero output while B is zero, then output and gradients")
  func layer() throws {
    let entry = golden("lora-layer")
    manualSeed(try #require(entry.seed))
    let layer = LoRALayer(
      inputSize: 6, outputSize: 5, rank: entry.params["rank"].int, alpha: entry.params["alpha"].double)
    let x = Tensor<Float>.randn([3, 6])
    expectClose(layer.a, to: entry.outputs["A"])
    expectClose(x, to: entry.outputs["x"])
    expectClose(layer(x), to: entry.outputs["out_while_zero"], absolute: 0)

    layer.b = .randn([2, 5])
    expectClose(layer.b, to: entry.outputs["B"])
    let out = layer(x)
    expectClose(out, to: entry.outputs["out"])
    (out * entry.inputs["w"].floatTensor).sum().backward()
    expectClose(try #require(layer.a.gradient), to: entry.outputs["grad.A"])
    expectClose(try #require(layer.b.gradient), to: entry.outputs["grad.B"])
  }

  @Test("A linear layer with LoRA: parameters, output and merged weight")
  func linear() throws {
    let entry = golden("linear-with-lora")
    manualSeed(try #require(entry.seed))
    let base = Linear(inputSize: 6, outputSize: 5)
    let layer = LinearWithLoRA(base, rank: entry.params["rank"].int, alpha: entry.params["alpha"].double)
    layer.lora.b = .randn([2, 5])
    let x = Tensor<Float>.randn([4, 6])
    for (name, value) in [
      ("weight", base.weight), ("bias", try #require(base.bias)), ("A", layer.lora.a),
      ("B", layer.lora.b), ("x", x), ("out", layer(x)), ("merged_weight", layer.mergedWeight()),
    ] {
      expectClose(value, to: entry.outputs[name], name)
    }
    expectClose(layer.merged()(x), to: entry.outputs["out"], "merged")
  }

  @Test(
    "The three scalings",
    arguments: [(LoRAScaling.alphaOverRank, 2.0), (.alpha, 8.0), (.alphaOverRootOfRank, 4.0)])
  func scalings(_ scaling: LoRAScaling, _ factor: Double) {
    let layer = LoRALayer(inputSize: 3, outputSize: 2, rank: 4, alpha: 8, scaling: scaling)
    #expect(layer.factor == factor)
    layer.b = .ones([4, 2])
    let x = Tensor<Float>.randn([5, 3])
    expectClose(layer(x), to: x.matmul(layer.a).matmul(layer.b) * Float(factor))
  }

  @Test("A starts within ±1/√rank, whatever the input size", arguments: [1, 4, 16])
  func bound(_ rank: Int) {
    let a = LoRALayer(inputSize: 500, outputSize: 1, rank: rank, alpha: 1).a
    let bound = 1 / Float(rank).squareRoot()
    let largest = a.abs().max().item
    #expect(largest <= bound)
    #expect(largest > 0.98 * bound)
  }

  @Test("A linear layer without a bias has none after merging")
  func withoutBias() {
    let layer = LinearWithLoRA(Linear(inputSize: 3, outputSize: 4, hasBias: false), rank: 1, alpha: 1)
    layer.lora.b = .ones([1, 4])
    let merged = layer.merged()
    #expect(merged.bias == nil)
    let x = Tensor<Float>.randn([2, 2, 3])
    expectClose(merged(x), to: layer(x))
  }

  @Test("Gradients through the merged weight equal those through the two layers")
  func mergedGradients() throws {
    manualSeed(1)
    let layer = LinearWithLoRA(Linear(inputSize: 5, outputSize: 4), rank: 2, alpha: 6)
    layer.lora.b = .randn([2, 4])
    layer.weight.zeroGradient()
    let x = Tensor<Float>.randn([3, 5])
    let w = Tensor<Float>.randn([3, 4])
    (layer(x) * w).sum().backward()
    let beside = try [layer.lora.a, layer.lora.b].map { try #require($0.gradient).copied() }
    layer.zeroGradients()
    (x.linear(weight: layer.mergedWeight(), bias: layer.bias) * w).sum().backward()
    expectClose(try #require(layer.lora.a.gradient), to: beside[0])
    expectClose(try #require(layer.lora.b.gradient), to: beside[1])
  }

  @Test("Merging draws no random numbers")
  func drawsNothing() {
    let layer = LinearWithLoRA(Linear(inputSize: 5, outputSize: 4), rank: 2, alpha: 6)
    manualSeed(3)
    let expected = Tensor<Float>.rand([2])
    manualSeed(3)
    _ = layer.merged()
    expectIdentical(.rand([2]), to: expected)
  }

  @Test("Layers can share one A and have their own B")
  func sharing() {
    let first = LoRALayer(inputSize: 3, outputSize: 2, rank: 2, alpha: 4)
    let second = LoRALayer(sharingAOf: first, b: .zeros([2, 5]))
    #expect(second.sharesA(with: first))
    #expect(!first.sharesA(with: LoRALayer(a: first.a, b: first.b, factor: 1)))
    #expect(second.factor == first.factor && second.outputSize == 5)
    first.a = .ones([3, 2])
    expectIdentical(second.a, to: .ones([3, 2]))
  }

  @Test("Matrices of mismatched shapes trap")
  func traps() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LoRALayer(a: .zeros([3, 2]), b: .zeros([3, 2]), factor: 1)
    }
    expectMessage("LoRALayer: A [3, 2] and B [3, 2]", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let lora = LoRALayer(inputSize: 3, outputSize: 2, rank: 1, alpha: 1)
      _ = LinearWithLoRA(Linear(inputSize: 3, outputSize: 3), lora: lora)
    }
    expectMessage("LinearWithLoRA", of: second)
  }
}
