import Architecture
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Tokenizing

@Suite("The parts of the chapter reproduce the book's numbers")
struct BuildingBlockTests {
  private let output = Golden.entry("layer-example", in: "ch05").outputs["out"].floatTensor

  @Test(
    "The ids of the two texts are those of GPT-2's vocabulary",
    .enabled(if: RealData.isPresent, RealData.skipReason))
  func batch() throws {
    let entry = Golden.entry("batch", in: "ch05")
    let tokenizer = try BytePairEncoding.gpt2(mergesFile: RealData.url(of: "vocab.bpe"))
    let ids = try entry.inputs["texts"].list.map { try tokenizer.encode($0.string) }
    expectEqual(Tensor(ids), to: entry.outputs["ids"])
  }

  @Test("The model with placeholders: logits and parameters")
  func dummyModel() {
    let entry = Golden.entry("dummy-gpt", in: "ch05")
    manualSeed(123)
    let model = DummyGPTModel(.gpt124M)
    let logits = noGrad { model(entry.inputs["ids"].intTensor) }
    expectClose(logits, to: entry.outputs["logits"], absolute: 1e-5, relative: 1e-4)
    let corner = concatenated([logits[.ellipsis, ..<3], logits[.ellipsis, (-3)...]], along: -1)
    expectClose(corner, to: entry.outputs["corner"], absolute: 1e-5, relative: 1e-4)
    #expect(model.parameterCount == entry.outputs["parameters"].int)
  }

  @Test("The layer that is normalized: input, output, mean and unbiased variance")
  func layerExample() {
    let golden = Golden.entry("layer-example", in: "ch05").outputs
    manualSeed(123)
    let x = Tensor<Float>.randn([2, 5])
    let output = Sequential(Linear(inputSize: 5, outputSize: 6), ReLU())(x)
    expectClose(x, to: golden["x"])
    expectClose(output, to: golden["out"])
    expectClose(output.mean(along: -1, keepingDimensions: true), to: golden["mean"])
    expectClose(output.variance(along: -1, keepingDimensions: true), to: golden["var"])
  }

  @Test("Normalized by hand")
  func normalizedByHand() {
    let golden = Golden.entry("layer-normed", in: "ch05").outputs
    let mean = output.mean(along: -1, keepingDimensions: true)
    let normalized = (output - mean) / output.variance(along: -1, keepingDimensions: true).sqrt()
    expectClose(normalized, to: golden["normed"])
    expectClose(normalized.mean(along: -1, keepingDimensions: true), to: golden["mean"])
    expectClose(normalized.variance(along: -1, keepingDimensions: true), to: golden["var"])
  }

  @Test("LayerNorm, in one pass and step by step")
  func layerNorm() {
    let golden = Golden.entry("layer-norm", in: "ch05").outputs
    let norm = LayerNorm(width: 6)
    for isFused in [true, false] {
      norm.isFused = isFused
      let normalized = norm(output)
      expectClose(normalized, to: golden["normed"])
      expectClose(normalized.mean(along: -1, keepingDimensions: true), to: golden["mean"])
      let variance = normalized.variance(along: -1, unbiased: false, keepingDimensions: true)
      expectClose(variance, to: golden["var"])
    }
  }

  @Test("GELU, in one pass and step by step, and ReLU")
  func geluCurve() {
    let entry = Golden.entry("gelu-curve", in: "ch05")
    let x = Tensor<Float>.linspace(-3, 3, count: 100)
    expectClose(x, to: entry.inputs["x"])
    expectClose(GELU()(x), to: entry.outputs["gelu"])
    let stepByStep = GELU()
    stepByStep.isFused = false
    expectClose(stepByStep(x), to: entry.outputs["gelu"])
    expectClose(x.relu(), to: entry.outputs["relu"])
  }

  @Test("The feed-forward network")
  func feedForward() {
    let golden = Golden.entry("feed-forward", in: "ch05").outputs
    manualSeed(123)
    let layer = FeedForward(.gpt124M)
    let x = Tensor<Float>.rand([2, 3, 768])
    expectClose(layer(x), to: golden["out"], absolute: 2e-6, relative: 1e-4)
    #expect(layer.parameterCount == golden["parameters"].int)
  }

  @Test("Gradients of five layers", arguments: [false, true])
  func shortcuts(hasShortcuts: Bool) {
    let id = hasShortcuts ? "gradients-with-shortcut" : "gradients-without-shortcut"
    let golden = Golden.entry(id, in: "ch05")
    let x = Tensor([[1.0, 0.0, -1.0]])
    manualSeed(123)
    let network = ExampleDeepNetwork(sizes: golden.params["sizes"].ints, hasShortcuts: hasShortcuts)
    expectClose(network(x), to: golden.outputs["out"])
    for round in ["first", "again"] {
      let means = network.gradientMeans(for: x, target: Tensor([[0.0]]))
      #expect(means.map(\.name) == (0..<5).map { "layers.\($0).0.weight" })
      expectClose(
        Tensor(means.map(\.mean)), to: golden.outputs["means"], absolute: 1e-9, relative: 1e-5, round)
    }
  }

  @Test("The transformer block in training, and where its parameters are")
  func transformerBlock() {
    let golden = Golden.entry("transformer-block", in: "ch05").outputs
    manualSeed(123)
    let x = Tensor<Float>.rand([2, 4, 768])
    let block = TransformerBlock(.gpt124M)
    expectClose(block(x), to: golden["out"], absolute: 2e-6, relative: 1e-4)
    #expect(block.parameterCount == golden["parameters"].int)
    #expect(block.attention.parameterCount == golden["attention"].int)
    #expect(block.feedForward.parameterCount == golden["feed_forward"].int)
  }
}
