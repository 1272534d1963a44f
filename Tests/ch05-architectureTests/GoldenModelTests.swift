import Architecture
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Under a seed, a GPT and its parts reproduce PyTorch's numbers")
struct GoldenModelTests {
  static let layers = ["book-layer-norm", "book-gelu", "feed-forward", "block", "block-dropout"]
    .map { Golden.entry($0, in: "nn") }
  static let models = ["gpt-eval", "gpt-train", "gpt-full-context"].map { Golden.entry($0, in: "nn") }

  @Test("Layers: parameters, output, gradients and random numbers drawn", arguments: layers)
  func layer(_ entry: GoldenEntry) throws {
    manualSeed(try #require(entry.seed))
    let layer = try #require(makeLayer(entry))
    GoldenModule(entry).expectLayer(leaves(layer)) { golden in
      let x = golden.floatTensor.requiringGradient()
      return (x, layer(x))
    }
  }

  @Test("Layer norm and GELU step by step", arguments: layers.prefix(2))
  func stepByStep(_ entry: GoldenEntry) throws {
    manualSeed(try #require(entry.seed))
    let layer = try #require(makeLayer(entry))
    GoldenModule(entry).expectLayer(leaves(layer)) { golden in
      let x = golden.floatTensor.requiringGradient()
      (layer as? LayerNorm)?.isFused = false
      (layer as? GELU)?.isFused = false
      return (x, layer(x))
    }
  }

  @Test("Models: parameters, logits, loss, every gradient and random numbers drawn", arguments: models)
  func model(_ entry: GoldenEntry) throws {
    let model = try makeModel(entry)
    if !entry.params["train"].bool { model.eval() }
    #expect(model.parameterCount == entry.outputs["parameters"].int)
    let golden = GoldenModule(entry)
    golden.expectParameters(leaves(model))
    let logits = model(entry.inputs["ids"].intTensor)
    golden.expectOutput(logits, key: "logits")
    let loss = self.loss(logits, entry)
    expectClose(Double(loss.item), to: entry.outputs["loss"].double, absolute: 2e-6, relative: 1e-4)
    loss.backward()
    golden.expectGradients(leaves(model))
  }

  @Test("Eight steps of AdamW with dropout end at PyTorch's parameters and logits")
  func fit() throws {
    let entry = Golden.entry("gpt-fit", in: "nn")
    let params = entry.params
    let model = try makeModel(entry)
    let optimizer = AdamW(
      model.parameters, learningRate: params["lr"].double, weightDecay: params["weight_decay"].double)
    var losses: [Float] = []
    for _ in 0..<params["steps"].int {
      optimizer.zeroGradients()
      let loss = self.loss(model(entry.inputs["ids"].intTensor), entry)
      loss.backward()
      optimizer.step()
      losses.append(loss.item)
    }
    expectClose(Tensor(losses), to: entry.outputs["losses"], absolute: 2e-6, relative: 1e-4, "losses")
    GoldenModule(entry).expectParameters(leaves(model), prefix: "final.")
    model.eval()
    let logits = noGrad { model(entry.inputs["ids"].intTensor) }
    expectClose(logits, to: entry.outputs["logits"], absolute: 2e-6, relative: 1e-4, "logits")
  }

  private func makeLayer(_ entry: GoldenEntry) -> (any Layer)? {
    switch entry.id {
    case "book-layer-norm": LayerNorm(width: entry.params["width"].int)
    case "book-gelu": GELU()
    case "feed-forward": FeedForward(configuration(["emb_dim": entry.params["width"]]))
    case "block", "block-dropout": TransformerBlock(configuration(entry.params["cfg"].object))
    default: nil
    }
  }

  private func makeModel(_ entry: GoldenEntry) throws -> GPTModel {
    manualSeed(try #require(entry.seed))
    return GPTModel(configuration(entry.params["cfg"].object))
  }

  private func configuration(_ golden: [String: GoldenValue]) -> GPTConfiguration {
    GPTConfiguration(
      vocabularySize: golden["vocab_size"]?.int ?? 1, contextLength: golden["context_length"]?.int ?? 1,
      embeddingWidth: golden["emb_dim"]?.int ?? 1, headCount: golden["n_heads"]?.int ?? 1,
      layerCount: golden["n_layers"]?.int ?? 1, dropout: golden["drop_rate"]?.double ?? 0,
      hasQKVBias: golden["qkv_bias"]?.bool ?? false)
  }

  private func loss(_ logits: Tensor<Float>, _ entry: GoldenEntry) -> Tensor<Float> {
    logits.flattened(from: 0, to: 1).crossEntropy(targets: entry.inputs["targets"].intTensor.flattened())
  }

  private func leaves(_ module: Module) -> [(name: String, tensor: Tensor<Float>)] {
    module.namedParameters.map { ($0.name, $0.parameter.wrappedValue) }
  }
}
