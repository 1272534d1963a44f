import NeuralNetworks
import Tensors

/// Trains a tiny model around `makeAttention` to repeat eight digits, and
/// returns whether it gets nearly all of them right afterwards.
///
/// Nothing but attention can bring a digit from its place in the first half
/// to its place in the second. Each position learns which earlier one to
/// attend to.
///
/// - Parameter print: gets the lines that show what happens
public func copiesSequence(
  with makeAttention: SelfAttentionWork.MakeAttention,
  print: (String) -> Void
) throws -> Bool {
  manualSeed(123)
  let model = try CopyModel(makeAttention)
  let optimizer = AdamW(
    model.parameters, learningRate: 0.003, weightDecay: 0)
  let examples = digits(rows: 100)
  let sample = Tensor([[3, 1, 4, 1, 5, 9, 2, 6]])

  func report(_ when: String) -> Double {
    let copy = model.repeating(sample)
    let accuracy = share(model.repeating(examples), equalTo: examples)
    let percent = Int((accuracy * 100).rounded())
    print("\(when): \(words(sample)) is continued with \(words(copy)),")
    print("  and \(percent) % of 800 other digits are right.")
    return accuracy
  }

  _ = report("Before training")
  let steps = 100
  for step in 1...steps {
    let half = digits(rows: 32)
    let sequence = concatenated([half, half], along: 1)  // [batch, 16]
    optimizer.zeroGradients()
    let loss = model.loss(sequence)
    loss.backward()
    optimizer.step()
    if step.isMultiple(of: 20) { print("step \(step): loss \(loss.item)") }
  }
  return report("After \(steps) steps") > 0.95
}

private let length = 8

/// Random digits: `[rows, 8]`.
private func digits(rows: Int) -> Tensor<Int> {
  .randint(0, 10, [rows, length])
}

private func words(_ ids: Tensor<Int>) -> String {
  ids.scalars.map(String.init).joined(separator: " ")
}

private func share(
  _ copy: Tensor<Int>, equalTo original: Tensor<Int>
) -> Double {
  let pairs = zip(copy.scalars, original.scalars)
  let right = pairs.reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  return Double(right) / Double(original.count)
}

/// Embeddings, attention with a shortcut around it, and a head.
private final class CopyModel: Module {
  let token: Embedding
  let position: Embedding
  let attention: any Layer
  let head: Linear

  init(_ makeAttention: SelfAttentionWork.MakeAttention) throws {
    let width = 32
    token = Embedding(count: 10, width: width)
    position = Embedding(count: 2 * length, width: width)
    attention = try makeAttention(width, width, 2 * length, 0, 2, false)
    head = Linear(inputSize: width, outputSize: 10)
  }

  /// Scores the next digit: `[batch, tokens]` → `[batch, tokens, 10]`.
  func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    let x = token(ids) + position(.arange(ids.shape[1]))
    return head(x + attention(x))
  }

  /// Returns the loss of the second half of `[batch, 16]`.
  func loss(_ sequence: Tensor<Int>) -> Tensor<Float> {
    let scores = self(sequence[0..., ..<(-1)])[0..., (length - 1)...]
    let targets = sequence[0..., length...]  // [batch, 8]
    return scores.flattened(from: 0, to: 1)
      .crossEntropy(targets: targets.flattened())
  }

  /// Continues digits `[batch, 8]` with the most likely ones, as many
  /// again.
  func repeating(_ digits: Tensor<Int>) -> Tensor<Int> {
    var ids = digits
    for _ in 0..<length {
      let scores = noGrad { self(ids)[0..., -1] }  // [batch, 10]
      let next = scores.argmax(along: -1, keepingDimensions: true)
      ids = concatenated([ids, next], along: 1)
    }
    return ids[0..., length...]
  }
}
