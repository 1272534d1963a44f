import Architecture
import NeuralNetworks
import Tensors

extension ArchitectureWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: ArchitectureWork {
    var work = ArchitectureWork()
    work.layerNorm = Architecture.LayerNorm.init(width:)
    work.gelu = { isExact -> any Layer in
      if isExact { return ExactGELU() }
      return Architecture.GELU()
    }
    work.feedForward = LessonFeedForward.init
    work.deepNetwork = { x, layers, hasShortcuts in
      layers.reduce(x) { x, layer in
        let output = layer(x)
        guard hasShortcuts, output.shape == x.shape else { return output }
        return output + x
      }
    }
    work.transformerBlock = LessonBlock.init
    work.gptModel = LessonModel.init
    work.parameterCounts = {
      vocabulary, context, width, layers, hasBias, isTied in
      let configuration = GPTConfiguration(
        vocabularySize: vocabulary, contextLength: context,
        embeddingWidth: width, headCount: 1, layerCount: layers, dropout: 0,
        hasQKVBias: hasBias)
      let counts = configuration.parameterBreakdown
      return (
        counts.attention, counts.feedForward,
        isTied ? counts.totalWhenTied : counts.total
      )
    }
    work.modelWithDropout = {
      embedding, attention, shortcut, layers, makeAttention, makeBlock,
      makeModel in
      var blocks: [any Layer] = []
      while blocks.count < layers {
        blocks.append(try makeBlock(try makeAttention(attention), shortcut))
      }
      return try makeModel(blocks, embedding)
    }
    work.generateGreedily = { ids, newTokens, contextLength, model in
      var rows = ids.unbound().map(\.scalars)
      for _ in 0..<newTokens {
        let visible = Tensor(rows.map { Array($0.suffix(contextLength)) })
        let scores = noGrad { model(visible) }
        for row in rows.indices {
          rows[row].append(scores[row, -1].argmax().item)
        }
      }
      return Tensor(rows)
    }
    return work
  }

  /// The solutions.
  static var solutions: ArchitectureWork {
    var work = ArchitectureWork()
    work.layerNorm = ArchitectureJudge.LayerNorm.init
    work.gelu = ArchitectureJudge.GELU.init
    work.feedForward = ArchitectureJudge.FeedForward.init
    work.deepNetwork = ArchitectureJudge.deepNetwork
    work.transformerBlock = ArchitectureJudge.TransformerBlock.init
    work.gptModel = ArchitectureJudge.GPTModel.init
    work.parameterCounts = ArchitectureJudge.parameterCounts
    work.modelWithDropout = ArchitectureJudge.modelWithDropout
    work.generateGreedily = ArchitectureJudge.generateGreedily
    return work
  }
}

/// The lesson's network, with an activation of choice.
private final class LessonFeedForward: Module, Layer {
  let layers: Sequential

  init(_ width: Int, _ activation: any Layer) {
    let sizes = GPTConfiguration(
      vocabularySize: 1, contextLength: 1, embeddingWidth: width,
      headCount: 1, layerCount: 1, dropout: 0)
    layers = Architecture.FeedForward(sizes).layers
    layers.layers[1] = activation
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { layers(x) }
}

/// The lesson's block, of any parts.
private final class LessonBlock: Module, Layer {
  let attention: any Layer
  let feedForward: any Layer
  let firstNorm: any Layer
  let secondNorm: any Layer
  let shortcutDropout: Dropout

  init(
    _ attention: any Layer, _ feedForward: any Layer,
    _ firstNorm: any Layer, _ secondNorm: any Layer, _ dropout: Double
  ) {
    (self.attention, self.feedForward) = (attention, feedForward)
    (self.firstNorm, self.secondNorm) = (firstNorm, secondNorm)
    shortcutDropout = Dropout(probability: dropout)
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    [(firstNorm, attention), (secondNorm, feedForward)].reduce(x) {
      $0 + shortcutDropout($1.1($1.0($0)))
    }
  }
}

/// The lesson's model, of any parts.
private final class LessonModel: Module, TokenLayer {
  let embedding: any TokenLayer
  let embeddingDropout: Dropout
  let blocks: [any Layer]
  let finalNorm: any Layer
  let outputHead: any Layer

  init(
    _ embedding: any TokenLayer, _ dropout: Double, _ blocks: [any Layer],
    _ finalNorm: any Layer, _ outputHead: any Layer
  ) {
    self.embedding = embedding
    embeddingDropout = Dropout(probability: dropout)
    self.blocks = blocks
    (self.finalNorm, self.outputHead) = (finalNorm, outputHead)
  }

  func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    (blocks + [finalNorm, outputHead]).reduce(
      embeddingDropout(embedding(ids))
    ) { $1($0) }
  }
}
