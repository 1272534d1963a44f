@testable import Tensors

/// Softmax, losses, normalization, embeddings, dropout, attention.
let modelGradientCases: [GradientCase] = [
  GradientCase("softmax", .spread([2, 5])) { $0[0].softmax(along: -1) },
  GradientCase("softmax along the first axis", .spread([3, 4])) { $0[0].softmax(along: 0) },
  GradientCase("logSoftmax", .spread([2, 3, 4])) { $0[0].logSoftmax(along: 1) },
  GradientCase("logSumExp", .spread([3, 4])) { $0[0].logSumExp(along: 1) },
  GradientCase("cross-entropy", .spread([4, 5])) { $0[0].crossEntropy(targets: Tensor([1, 4, 0, 4])) },
  GradientCase("cross-entropy, sum", .spread([4, 5])) {
    $0[0].crossEntropy(targets: Tensor([1, -100, 0, 4]), reduction: .sum)
  },
  GradientCase("cross-entropy, each", .spread([4, 5])) {
    $0[0].crossEntropy(targets: Tensor([1, 2, 0, 4]), ignoreIndex: 2, reduction: .none)
  },
  GradientCase("cross-entropy, weighted and smoothed", .spread([4, 3])) {
    $0[0].crossEntropy(
      targets: Tensor([1, -100, 0, 2]), classWeights: Tensor([0.5, 2, 1.25]), labelSmoothing: 0.2)
  },
  GradientCase("cross-entropy, classes second", .spread([2, 3, 4])) {
    $0[0].crossEntropy(targets: Tensor([[0, 1, 2, 2], [1, 1, 0, 2]]))
  },
  GradientCase("binary cross-entropy", .probability([2, 3])) {
    $0[0].binaryCrossEntropy(targets: Tensor([[0, 1, 1], [0.25, 0, 1]]))
  },
  GradientCase("binary cross-entropy with logits", .spread([2, 3])) {
    $0[0].binaryCrossEntropyWithLogits(
      targets: Tensor([[0, 1, 1], [0.25, 0, 1]]), positiveWeight: Tensor([2, 1, 0.5]), reduction: .none)
  },
  GradientCase("mean squared error", .spread([2, 3]), .spread([2, 3])) {
    $0[0].meanSquaredError(targets: $0[1])
  },
  GradientCase("layer norm", .spread([2, 3, 5])) { $0[0].layerNormalized(shape: [5]) },
  GradientCase("layer norm with scale and shift", .spread([2, 3, 5]), .spread([5]), .spread([5])) {
    $0[0].layerNormalized(shape: [5], scale: $0[1], shift: $0[2])
  },
  GradientCase("layer norm over two axes", .spread([2, 3, 4]), .spread([3, 4])) {
    $0[0].layerNormalized(shape: [3, 4], scale: $0[1])
  },
  GradientCase("RMS norm", .awayFromZero([2, 3, 5])) { $0[0].rootMeanSquareNormalized(shape: [5]) },
  GradientCase("RMS norm with scale", .awayFromZero([2, 3, 5]), .spread([5])) {
    $0[0].rootMeanSquareNormalized(shape: [5], scale: $0[1])
  },
  GradientCase("embedding", .spread([5, 3])) { $0[0].embedding(Tensor([[1, 4, 1], [0, 1, 2]])) },
  GradientCase("dropout", .spread([4, 6])) {
    $0[0].dropout(probability: 0.4, generator: RandomGenerator(seed: 3))
  },
  GradientCase("dropout of everything", .spread([4, 6])) { $0[0].dropout(probability: 1) + $0[0] },
  GradientCase("attention", .spread([2, 3, 4, 5]), .spread([2, 3, 6, 5]), .spread([2, 3, 6, 2])) {
    $0[0].attention(keys: $0[1], values: $0[2])
  },
  GradientCase("attention, causal", .spread([1, 2, 4, 3]), .spread([1, 2, 6, 3]), .spread([1, 2, 6, 2])) {
    $0[0].attention(keys: $0[1], values: $0[2], isCausal: true, scale: 0.7)
  },
  GradientCase("attention, grouped", .spread([2, 4, 3, 2]), .spread([2, 2, 3, 2]), .spread([2, 2, 3, 5])) {
    $0[0].attention(keys: $0[1], values: $0[2], isCausal: true)
  },
  GradientCase("attention, masked", .spread([2, 3, 4]), .spread([2, 5, 4]), .spread([2, 5, 3])) {
    let mask = Tensor<Float>.zeros([3, 5]).maskedFill(
      Tensor<Bool>.ones([3, 5]).triu(diagonal: 2), with: -.infinity)
    return $0[0].attention(keys: $0[1], values: $0[2], mask: mask)
  },
  GradientCase("attention, dropout", .spread([1, 2, 4, 3]), .spread([1, 2, 4, 3]), .spread([1, 2, 4, 3])) {
    $0[0].attention(
      keys: $0[1], values: $0[2], isCausal: true, dropout: 0.3, generator: RandomGenerator(seed: 5))
  },
  GradientCase("attention, heads from one projection", .spread([2, 3, 12])) { x in
    // [3, batch, heads, tokens, size]
    let heads = x[0].reshaped(to: [2, 3, 3, 2, 2]).permuted([2, 0, 3, 1, 4])
    return heads[0].attention(keys: heads[1], values: heads[2], isCausal: true)
  },
]
