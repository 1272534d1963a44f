import Foundation
import Tensors

/// Computes the slope of each head for attention with linear biases
/// (ALiBi): `[heads]`.
///
/// Head h of H (counted from 1) has 2^(−8h / H): for 8 heads 1/2, 1/4, …,
/// 1/256. Traps unless `heads` is a power of two; the paper fills up other
/// numbers from the next one. Press et al., 2022.
public func linearBiasSlopes(
  heads: Int, file: StaticString = #fileID, line: UInt = #line
) -> Tensor<Float> {
  precondition(
    heads > 0 && heads & (heads - 1) == 0,
    "linearBiasSlopes: \(heads) heads are not a power of two", file: file,
    line: line)
  return Tensor(
    (1...heads).map { Float(pow(2, -8 * Double($0) / Double(heads))) })
}

/// Computes what ALiBi adds to the scores: −slope · distance, `[heads,
/// tokens, tokens]`.
///
/// Row i, column j of a head holds slope · (j − i): the further back a key,
/// the less it counts. Later keys are hidden by the causal mask. There is
/// nothing to learn, and nothing that a longer text would lack.
public func linearBias(heads: Int, tokens: Int) -> Tensor<Float> {
  let positions = Tensor<Int>.arange(tokens).to(Float.self)
  // [tokens, tokens], row i and column j: j − i
  let offsets = positions.unsqueezed(at: 0) - positions.unsqueezed(at: 1)
  return offsets * linearBiasSlopes(heads: heads).reshaped(to: [-1, 1, 1])
}
