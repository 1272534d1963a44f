import Tensors

/// Divides the logits by a temperature before softmax: below 1, likely
/// tokens become likelier still; above 1, unlikely ones get a chance.
///
/// Works along the last axis; the shape stays. Book, section 5.3.1:
/// `softmax_with_temperature`.
public func softmax(
  of logits: Tensor<Float>, temperature: Float
) -> Tensor<Float> {
  (logits / temperature).softmax(along: -1)
}

/// Draws `count` tokens from their probabilities `[vocabulary]`, and
/// returns how often each of them came.
///
/// Book, section 5.3.1: `print_sampled_tokens`.
public func countDraws(
  _ count: Int, from probabilities: Tensor<Float>
) -> [Int] {
  var counts = [Int](repeating: 0, count: probabilities.count)
  for _ in 0..<count {
    counts[probabilities.multinomial(count: 1).item] += 1
  }
  return counts
}
