import Foundation
import Tensors

/// Computes causal attention with loops over numbers, as one reads the
/// formula.
///
/// All arguments and the result are `[batch, heads, tokens, headSize]`.
/// This is the slow form that the others are compared with. It records
/// nothing.
public func attentionByLoops(
  queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>
) -> Tensor<Float> {
  let (tokens, size) = (queries.shape[2], queries.shape[3])
  let (q, k, v) = (queries.scalars, keys.scalars, values.scalars)
  let scale = 1 / Float(size).squareRoot()
  var context = [Float](repeating: 0, count: q.count)

  for head in 0..<queries.shape[0] * queries.shape[1] {
    for token in 0..<tokens {
      let row = (head * tokens + token) * size
      // only the tokens up to this one
      var weights = [Float](repeating: 0, count: token + 1)
      for other in 0...token {
        let otherRow = (head * tokens + other) * size
        for i in 0..<size {
          weights[other] += q[row + i] * k[otherRow + i] * scale
        }
      }

      let largest = weights.max() ?? 0
      weights = weights.map { exp($0 - largest) }
      let sum = weights.reduce(0, +)

      for other in 0...token {
        let otherRow = (head * tokens + other) * size
        for i in 0..<size {
          context[row + i] += weights[other] / sum * v[otherRow + i]
        }
      }
    }
  }
  return Tensor<Float>(scalars: context, shape: queries.shape)
}
