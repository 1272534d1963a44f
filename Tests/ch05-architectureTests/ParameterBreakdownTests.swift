import Architecture
import NeuralNetworks
import TestSupport
import Testing

@Suite("The count on paper matches the model")
struct ParameterBreakdownTests {
  @Test("Every part of the notes' count")
  func notes() {
    let golden = Golden.entry("parameter-breakdown", in: "ch05").outputs
    let yours = GPTConfiguration.gpt124M.parameterBreakdown
    let parts = [
      "token_embedding": yours.tokenEmbedding, "position_embedding": yours.positionEmbedding,
      "embeddings": yours.embeddings, "query": yours.query, "query_key_value": yours.queryKeyValue,
      "out_proj": yours.attentionOutput, "attention": yours.attention,
      "feed_forward_first": yours.feedForwardFirst, "feed_forward_second": yours.feedForwardSecond,
      "feed_forward": yours.feedForward, "layer_norms": yours.norms, "block": yours.block,
      "blocks": yours.blocks, "final_norm": yours.finalNorm, "out_head": yours.outputHead,
      "total": yours.total,
    ]
    #expect(parts == golden.object.mapValues(\.int))
  }

  @Test(
    "The four sizes of GPT-2: parameters, tied, megabytes",
    arguments: [
      ("small", GPTConfiguration.gpt124M), ("medium", .gpt355M), ("large", .gpt774M), ("xl", .gpt1558M),
    ])
  func sizes(name: String, configuration: GPTConfiguration) {
    let golden = Golden.entry("model-sizes", in: "ch05").outputs[name].list
    let yours = configuration.parameterBreakdown
    #expect(yours.total == golden[0].int)
    #expect(yours.totalWhenTied == golden[1].int)
    #expect(yours.megabytes == golden[2].double)
    #expect(configuration.embeddingWidth == 64 * configuration.headCount, "GPT-2's heads have 64 numbers")
  }

  @Test("For any configuration, each part's count is the real model's")
  func anyConfiguration() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let heads = Int.random(in: 1...4, using: &generator)
      let configuration = GPTConfiguration(
        vocabularySize: .random(in: 1...50, using: &generator),
        contextLength: .random(in: 1...20, using: &generator),
        embeddingWidth: heads * Int.random(in: 1...6, using: &generator), headCount: heads,
        layerCount: .random(in: 1...3, using: &generator), dropout: 0,
        hasQKVBias: .random(using: &generator))
      compareParts(of: configuration)
    }
  }

  private func compareParts(of configuration: GPTConfiguration) {
    let model = GPTModel(configuration)
    let block = model.blocks[0]
    let paper = configuration.parameterBreakdown
    let counts: [(Int, Module)] = [
      (paper.tokenEmbedding, model.embedding.token), (paper.positionEmbedding, model.embedding.position),
      (paper.embeddings, model.embedding),
      (paper.query, block.attention.query), (paper.query, block.attention.key),
      (paper.query, block.attention.value), (paper.attentionOutput, block.attention.output),
      (paper.attention, block.attention), (paper.feedForward, block.feedForward), (paper.block, block),
      (paper.finalNorm, model.finalNorm), (paper.outputHead, model.outputHead), (paper.total, model),
    ]
    for (count, module) in counts {
      #expect(count == module.parameterCount, "\(type(of: module)) of \(configuration)")
    }
    #expect(paper.norms == block.firstNorm.parameterCount + block.secondNorm.parameterCount)
    #expect(paper.blocks == model.blocks.map(\.parameterCount).reduce(0, +))
  }

  @Test("The rows hold every part, and the formula of the query counts its bias")
  func rows() {
    var configuration = GPTConfiguration.gpt124M
    configuration.hasQKVBias = true
    let rows = configuration.parameterBreakdown.rows
    #expect(rows.count == 16)
    #expect(rows.contains { $0.formula == "width · width + width" && $0.count == 590_592 })
    #expect(rows.last?.part == "total" && rows.last?.count == 163_037_184)
  }
}
