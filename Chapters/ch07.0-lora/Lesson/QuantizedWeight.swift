import NeuralNetworks
import Tensors

/// A weight whose numbers were rounded to a few bits, as the frozen base of QLoRA keeps them.
///
/// Every row has a scale of its own, such that its largest number is the largest level: ±127 for 8 bits, ±7
/// for 4. QLoRA takes 4 bits with levels that are not evenly spaced; the idea is the same. Dettmers et al.,
/// 2023.
public struct QuantizedWeight {
  /// The levels, row by row: whole numbers that `bits` bits can hold.
  public let levels: [Int8]
  /// What the levels of each row are multiplied by.
  public let scales: [Float]
  public let bits: Int
  private let shape: [Int]

  /// Rounds a weight `[outputs, inputs]` to `bits` bits; traps unless these are 2 to 8.
  public init(_ weight: Tensor<Float>, bits: Int) {
    precondition(weight.rank == 2, "QuantizedWeight: \(weight.shape) is not [outputs, inputs]")
    precondition((2...8).contains(bits), "QuantizedWeight: \(bits) bits")
    let largestLevel = Float((1 << (bits - 1)) - 1)
    let columns = weight.shape[1]
    let numbers = weight.scalars
    let scales = (0..<weight.shape[0]).map { row -> Float in
      let largest = numbers[row * columns..<(row + 1) * columns].map(abs).max() ?? 0
      return largest > 0 ? largest / largestLevel : 1
    }
    levels = numbers.indices.map { Int8((numbers[$0] / scales[$0 / columns]).rounded()) }
    self.scales = scales
    self.bits = bits
    shape = weight.shape
  }

  /// The weight to compute with, `[outputs, inputs]`: the levels times their scales.
  public func weight() -> Tensor<Float> {
    let columns = shape[1]
    return Tensor(
      scalars: levels.indices.map { Float(levels[$0]) * scales[$0 / columns] }, shape: shape)
  }

  /// The bytes that levels and scales take.
  public var byteCount: Int { (levels.count * bits + 7) / 8 + 4 * scales.count }
}
