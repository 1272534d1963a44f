import NeuralNetworks
import Tensors

/// Trains a vector for each word of ``Tales`` by guessing the words beside
/// it: `[words, width]`.
///
/// From the vector of a word, a linear layer guesses the words up to two
/// places before and after it. Nothing says which words are animals. Returns
/// the vectors before and after training. Mikolov et al., 2013 (there with
/// shortcuts for large vocabularies).
public func trainedWordVectors(
  width: Int = 8, steps: Int = 150, seed: UInt64
) -> (before: Tensor<Float>, after: Tensor<Float>) {
  let generator = RandomGenerator(seed: seed)
  let count = Tales.words.count
  let vectors = Embedding(count: count, width: width, generator: generator)
  let guess = Linear(
    inputSize: width, outputSize: count, generator: generator)
  let before = vectors.weight.copied()
  let optimizer = Adam(
    vectors.parameters + guess.parameters, learningRate: 0.02)
  for _ in 0..<steps {
    let text = Tales.batch(16, tokens: 34, generator: generator)
    let words = text[0..., 2..<32]  // [batch, tokens]
    let logits = guess(vectors(words)).flattened(from: 0, to: 1)
    optimizer.step {
      let losses = [0, 1, 3, 4].map { start in  // two before, two after
        logits.crossEntropy(
          targets: text[0..., start..<start + 30].flattened())
      }
      return stacked(losses).mean()
    }
  }
  return (before, vectors.weight.copied())
}

/// Computes the cosine of the angle between all pairs of rows: `[rows,
/// width]` → `[rows, rows]`.
public func cosines(of rows: Tensor<Float>) -> Tensor<Float> {
  let units = rows / rows.norm(along: -1, keepingDimensions: true)
  return units.matmul(units.transposed())
}
