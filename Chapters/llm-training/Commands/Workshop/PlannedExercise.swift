/// An exercise that plans refer to: its chapter's program and its name in
/// the catalogue.
struct PlannedExercise: Hashable, Sendable {
  var program: String
  var name: String

  private init(_ program: String, _ name: String) {
    (self.program, self.name) = (program, name)
  }

  static let sigmoid = Self("ch00-concepts", "sigmoid")
  static let lossOfClasses = Self("ch00-concepts", "cross entropy")
  static let backwardOfProduct = Self(
    "ch00-concepts", "backward of a product")
  static let splitWords = Self("ch01-tokenizing", "split words")
  static let mergePair = Self("ch01-tokenizing", "merge a pair")
  static let byteAlphabet = Self("ch01-tokenizing", "byte alphabet")
  static let windows = Self("ch02-sampling", "windows")
  static let targets = Self("ch02-sampling", "targets")
  static let embeddingLookup = Self("ch03-embeddings", "embedding lookup")
  static let dotProduct = Self("ch04-attention", "dot product")
  static let softmax = Self("ch04-attention", "softmax")
  static let causalMask = Self("ch04-attention", "causal mask")
  static let multiHeadAttention = Self(
    "ch04-attention", "multi-head attention")
  static let layerNorm = Self("ch05-architecture", "layer norm")
  static let gelu = Self("ch05-architecture", "GELU")
  static let feedForward = Self("ch05-architecture", "feed-forward")
  static let transformerBlock = Self(
    "ch05-architecture", "transformer block")
  static let lossOfTokens = Self("ch06-pretraining", "cross entropy")
  static let temperature = Self("ch06-pretraining", "temperature")
  static let topK = Self("ch06-pretraining", "top-k")
  static let adamW = Self("ch06-pretraining", "AdamW")
  static let trainingLoop = Self("ch06-pretraining", "training loop")
  static let loraLayer = Self("ch07.0-lora", "LoRA layer")
  static let accuracy = Self("ch07.1-classification", "accuracy")
  static let collate = Self("ch07.2-instruct", "collate")

  /// All of them, in the order of the chapters. The names are those of the
  /// catalogue of exercises.
  static let all = [
    sigmoid, lossOfClasses, backwardOfProduct, splitWords, mergePair,
    byteAlphabet, windows, targets, embeddingLookup, dotProduct, softmax,
    causalMask, multiHeadAttention, layerNorm, gelu, feedForward,
    transformerBlock, lossOfTokens, temperature, topK, adamW, trainingLoop,
    loraLayer, accuracy, collate,
  ]
}
