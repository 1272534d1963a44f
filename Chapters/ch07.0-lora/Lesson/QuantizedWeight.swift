import NeuralNetworks
import Tensors

/// A weight quantized to a few bits, as QLoRA stores the frozen base model.
///
/// Each row has its own scale, chosen so that its largest number maps to
/// the largest level: ±127 for 8 bits, ±7 for 4. QLoRA's 4-bit levels are
/// not evenly spaced; the idea is the same. Dettmers et al., 2023.
public struct QuantizedWeight {
  /// The levels, row by row: integers that fit into `bits` bits.
  public let levels: [Int8]
  /// The distance between two levels, for each row.
  public let scales: [Float]
  public let bits: Int
  private let shape: [Int]

  /// Quantizes a weight `[outputs, inputs]` to 2 to 8 bits; traps for other
  /// shapes and widths.
  public init(_ weight: Tensor<Float>, bits: Int) {
    precondition(
      weight.rank == 2,
      "QuantizedWeight: \(weight.shape) is not [outputs, inputs]")
    precondition(
      (2...8).contains(bits), "QuantizedWeight: \(bits) bits, not 2 to 8")
    let largestLevel = Float((1 << (bits - 1)) - 1)
    let columns = weight.shape[1]
    let numbers = weight.scalars
    let scales = (0..<weight.shape[0]).map { row -> Float in
      let largest =
        numbers[row * columns..<(row + 1) * columns].map(abs).max() ?? 0
      return largest > 0 ? largest / largestLevel : 1
    }
    levels = numbers.indices.map {
      Int8((numbers[$0] / scales[$0 / columns]).rounded())
    }
    self.scales = scales
    self.bits = bits
    shape = weight.shape
  }

  /// Multiplies the levels by their scales again: the weight to compute
  /// with, `[outputs, inputs]`.
  public func dequantized() -> Tensor<Float> {
    let columns = shape[1]
    return Tensor(
      scalars: levels.indices.map {
        Float(levels[$0]) * scales[$0 / columns]
      }, shape: shape)
  }

  /// The bytes that packed levels and scales need.
  public var byteCount: Int {
    (levels.count * bits + 7) / 8 + 4 * scales.count
  }
}
