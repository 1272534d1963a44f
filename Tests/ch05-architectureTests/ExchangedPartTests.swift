import Architecture
import ArchitectureTopics
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topics mixture, gated, norms and sharing: other parts in a block")
struct ExchangedPartTests {
  @Test(
    "A mixture gives transformers' output and balance loss", arguments: Golden.entries(in: "topics/mixture"))
  func mixture(entry: GoldenEntry) {
    let (inputs, chosen) = (entry.inputs, entry.params["chosen"].int)
    func part(_ name: String, _ expert: Int) -> Tensor<Float> { inputs[name].floatTensor[expert] }
    let experts = (0..<entry.params["experts"].int).map { expert in
      let network = GatedFeedForward(width: 4, hidden: 6)
      for (layer, name) in [(network.gate, "gate"), (network.up, "up"), (network.down, "down")] {
        layer.weight = part(name, expert)
      }
      return network
    }
    let layer = MixtureOfExperts(width: 4, experts: experts, chosenCount: chosen)
    layer.router.weight = inputs["router"].floatTensor
    expectClose(layer(inputs["x"].floatTensor), to: entry.outputs["y"], absolute: 1e-5, relative: 1e-4)
    let balance = Double(layer.routing!.balanceLoss.item)
    expectClose(balance * Double(chosen), to: entry.outputs["balance"].double, relative: 1e-4)
  }

  @Test("With equal experts, outputs and gradients are the network's", arguments: [(1, 1), (3, 2), (4, 4)])
  func equalExperts(count: Int, chosen: Int) {
    manualSeed(count)
    let network = GatedFeedForward(width: 6, hidden: 4)
    let layer = MixtureOfExperts(
      width: 6, experts: Array(repeating: network, count: count), chosenCount: chosen)
    let x = Tensor<Float>.randn([2, 5, 6]).requiringGradient()
    let y = layer(x)
    expectClose(y, to: network(x), absolute: 1e-6)
    y.sum().backward()
    let gradient = x.gradient!
    x.zeroGradient()
    network(x).sum().backward()
    expectClose(gradient, to: x.gradient!, absolute: 1e-5)
    #expect(layer.routing!.chosen.count == 10 * chosen)
  }

  @Test("The book's estimator gives the same sizes")
  func sizes() {
    let sizes = MixtureSizes(width: 7168, cutting: 14336, expertCount: 8, chosenCount: 2)
    #expect(sizes.hidden == 1792)
    #expect(sizes.total == 308_338_688)
    #expect(sizes.active == 77_127_680)
  }

  @Test("Gated networks give transformers' outputs", arguments: Golden.entries(in: "topics/gated"))
  func gated(entry: GoldenEntry) throws {
    let gate = try #require(Gate(rawValue: entry.id))
    let network = GatedFeedForward(width: 6, hidden: 10, function: gate)
    for (layer, name) in [(network.gate, "gate"), (network.up, "up"), (network.down, "down")] {
      layer.weight = entry.inputs[name].floatTensor
    }
    expectClose(
      network(entry.inputs["x"].floatTensor), to: entry.outputs["y"], absolute: 1e-6, relative: 1e-4)
  }

  @Test("RMSNorm is LayerNorm without the mean", arguments: [1, 2, 33])
  func rootMeanSquare(width: Int) {
    let x = Tensor<Float>.randn([3, width], generator: RandomGenerator(seed: 2))
    let centred = x - x.mean(along: 1, keepingDimensions: true)
    expectClose(RMSNorm(width: width)(centred), to: LayerNorm(width: width)(centred), absolute: 1e-5)
    let byHand = x / (x.pow(2).mean(along: 1, keepingDimensions: true) + 1e-5).sqrt()
    expectClose(RMSNorm(width: width)(x), to: byHand, absolute: 1e-6)
  }

  @Test("Of the same parts, a composed block is the lesson's")
  func composed() {
    let block = TransformerBlock(
      GPTConfiguration(
        vocabularySize: 1, contextLength: 5, embeddingWidth: 8, headCount: 2, layerCount: 1, dropout: 0))
    let other = ComposedBlock(
      attention: block.attention, feedForward: block.feedForward, firstNorm: block.firstNorm,
      secondNorm: block.secondNorm)
    let x = Tensor<Float>.randn([2, 5, 8])
    expectClose(other(x), to: block(x), absolute: 0, relative: 0)
  }

  @Test("The gradient of tied weights is the sum of both uses", arguments: [1, 2])
  func tied(seed: Int) {
    manualSeed(seed)
    let model = GPTModel(
      GPTConfiguration(
        vocabularySize: 11, contextLength: 4, embeddingWidth: 6, headCount: 2, layerCount: 1, dropout: 0))
    let table = model.embedding.token
    model.outputHead.weight = table.weight.detached()
    let ids = Tensor([[3, 7, 3]])
    model(ids).pow(2).sum().backward()
    let sum = table.parameters[0].gradient! + model.outputHead.parameters[0].gradient!
    model.zeroGradients()
    model.tiedLogits(ids).pow(2).sum().backward()
    expectClose(table.parameters[0].gradient!, to: sum, absolute: 1e-4, relative: 1e-4)
  }
}
