import Embeddings
import NeuralNetworks
import Tensors

/// The transformer of 2017: an encoder reads a sentence, a decoder writes its
/// translation.
///
/// Vaswani and others, 2017, in small: positions are learned, as in a GPT.
public final class TranslationModel: Module {
  public let sourceEmbedding: InputEmbedding
  public let targetEmbedding: InputEmbedding
  public let encoder: [TranslationLayer]
  public let decoder: [TranslationLayer]
  public let outputHead: Linear

  public init(
    sourceVocabulary: Int, targetVocabulary: Int, longest: Int, width: Int,
    headCount: Int, layerCount: Int
  ) {
    func layers(isDecoder: Bool) -> [TranslationLayer] {
      (0..<layerCount).map { _ in
        TranslationLayer(
          width: width, hidden: 4 * width, headCount: headCount,
          isDecoder: isDecoder)
      }
    }
    sourceEmbedding = InputEmbedding(
      vocabularySize: sourceVocabulary, contextLength: longest, width: width
    )
    targetEmbedding = InputEmbedding(
      vocabularySize: targetVocabulary, contextLength: longest, width: width
    )
    encoder = layers(isDecoder: false)
    decoder = layers(isDecoder: true)
    outputHead = Linear(inputSize: width, outputSize: targetVocabulary)
  }

  /// Reads source ids: `[batch, tokens]` → `[batch, tokens, width]`.
  public func encoded(_ source: Tensor<Int>) -> Tensor<Float> {
    encoder.reduce(sourceEmbedding(source)) { x, layer in layer(x) }
  }

  /// Scores the word after each of `target` `[batch, tokens]`, all at once:
  /// logits `[batch, tokens, vocabulary]`.
  public func logits(
    after target: Tensor<Int>, memory: Tensor<Float>
  ) -> Tensor<Float> {
    var x = targetEmbedding(target)
    for layer in decoder { x = layer(x, memory: memory) }
    return outputHead(x)
  }

  /// Translates word by word, always the likeliest, from the word `start`:
  /// source ids `[batch, tokens]` → `[batch, count]`.
  public func translated(
    _ source: Tensor<Int>, start: Int, count: Int
  ) -> Tensor<Int> {
    noGrad {
      let memory = encoded(source)
      var target = Tensor<Int>.full([source.shape[0], 1], start)
      for _ in 0..<count {
        let last = logits(after: target, memory: memory)[0..., -1]
        let next = last.argmax(along: -1, keepingDimensions: true)
        target = concatenated([target, next], along: 1)
      }
      return target[0..., 1...]
    }
  }

  /// Which source words the last layer looks at for each target word, as a
  /// mean of its heads: `[batch, target, source]`.
  public func alignment(
    of target: Tensor<Int>, memory: Tensor<Float>
  ) -> Tensor<Float> {
    noGrad {
      var x = targetEmbedding(target)
      for layer in decoder.dropLast() { x = layer(x, memory: memory) }
      let last = decoder.last!
      return last.across!.weights(last.afterOwn(x), memory)
    }
  }
}
