import Architecture
import Foundation
import Tensors
import TestSupport
import Testing

@Suite("The configuration determines the parts of the model")
struct ConfigurationTests {
  private let configuration = GPTConfiguration(
    vocabularySize: 13, contextLength: 5, embeddingWidth: 8, headCount: 2, layerCount: 3, dropout: 0.25)
  private static let tiny = GPTConfiguration(
    vocabularySize: 13, contextLength: 5, embeddingWidth: 8, headCount: 2, layerCount: 1, dropout: 0)

  @Test("One dropout rate applies to all three places")
  func oneRate() {
    expectRates(of: GPTModel(configuration), embedding: 0.25, attention: 0.25, shortcut: 0.25)
  }

  @Test("Each place can have its own rate")
  func threeRates() {
    var configuration = configuration
    configuration.embeddingDropout = 0.1
    configuration.attentionDropout = 0.2
    configuration.shortcutDropout = 0.3
    expectRates(of: GPTModel(configuration), embedding: 0.1, attention: 0.2, shortcut: 0.3)
  }

  private func expectRates(of model: GPTModel, embedding: Double, attention: Double, shortcut: Double) {
    #expect(model.embeddingDropout.probability == embedding)
    #expect(model.blocks.map(\.attention.dropout.probability) == [attention, attention, attention])
    #expect(model.blocks.map(\.shortcutDropout.probability) == [shortcut, shortcut, shortcut])
  }

  @Test(
    "Each place drops in training, and nothing drops in evaluation",
    arguments: [\GPTConfiguration.embeddingDropout, \.attentionDropout, \.shortcutDropout]
      as [WritableKeyPath<GPTConfiguration, Double> & Sendable])
  func eachPlace(rate: WritableKeyPath<GPTConfiguration, Double> & Sendable) {
    var one = Self.tiny
    one[keyPath: rate] = 0.5
    manualSeed(3)
    let model = GPTModel(one)
    let ids = Tensor([[1, 2, 3, 4, 5]])
    model.eval()
    let evaluated = model(ids)
    #expect(model(ids).scalars == evaluated.scalars)
    model.train()
    #expect(model(ids).scalars != evaluated.scalars)
  }

  @Test("A configuration survives a round trip through JSON")
  func json() throws {
    var configuration = configuration
    configuration.shortcutDropout = 0.5
    configuration.hasQKVBias = true
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(GPTConfiguration.self, from: data) == configuration)
  }

  @Test("The query, key and value projections have a bias only when asked for", arguments: [false, true])
  func bias(hasBias: Bool) {
    var configuration = configuration
    configuration.hasQKVBias = hasBias
    let attention = GPTModel(configuration).blocks[2].attention
    for projection in [attention.query, attention.key, attention.value] {
      #expect((projection.bias != nil) == hasBias)
    }
    #expect(attention.output.bias != nil)
  }

  @Test("Ids without a batch axis trap, and the message shows their shape")
  func missingBatch() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GPTModel(ConfigurationTests.tiny)(Tensor([1, 2, 3]))
    }
    #expect(text(of: result).contains("InputEmbedding: ids of shape [3], not [batch, tokens]"))
  }

  @Test("More tokens than the context holds trap, and the message gives both numbers")
  func tooManyTokens() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GPTModel(ConfigurationTests.tiny)(Tensor<Int>.zeros([1, 6]))
    }
    #expect(text(of: result).contains("6 tokens do not fit into a context of 5"))
  }

  @Test("Generation without a first id traps, and the message shows the shape")
  func nothingToStartFrom() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let model = GPTModel(ConfigurationTests.tiny)
      _ = generateGreedily(model, Tensor<Int>.zeros([1, 0]), newTokens: 1, contextLength: 5)
    }
    #expect(text(of: result).contains("generateGreedily: ids of shape [1, 0], not [batch, tokens]"))
  }

  private func text(of result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
