import NeuralNetworks
import Tensors

/// A matrix `[outputs, inputs]` in small whole numbers, with a scale for
/// every group of neighbours in a row.
///
/// A number is its code times the scale of its group. The largest of a group
/// gets the largest code, so that no number is off by more than half a
/// scale.
public struct QuantizedMatrix {
  /// 8 or 4.
  public let bits: Int
  /// From −127 to 127, or from −7 to 7: `[outputs, groups, group size]`.
  public let codes: Tensor<Int>
  /// `[outputs, groups, 1]`.
  public let scales: Tensor<Float>

  /// Rounds a matrix; traps if a row does not divide into groups.
  ///
  /// - Parameter groupSize: nil for one group a row, a scale per channel
  public init(_ matrix: Tensor<Float>, bits: Int, groupSize: Int? = nil) {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let size = groupSize ?? columns
    precondition(
      columns % size == 0,
      "QuantizedMatrix: rows of \(columns) in groups of \(size)")
    let groups = matrix.detached()
      .reshaped(to: [rows, columns / size, size])
    let largest = Float((1 << (bits - 1)) - 1)
    let peaks = groups.abs().max(along: 2, keepingDimensions: true).values
    // A group of zeros has any scale.
    scales = whereTrue(peaks .> 0, peaks / largest, .ones(peaks.shape))
    // Conversion cuts off what follows the point, and these are positive.
    let shifted = (groups / scales + (largest + 0.5)).to(Int.self)
    codes = shifted - Tensor(Int(largest))
    self.bits = bits
  }

  /// Takes what a file has.
  public init(bits: Int, codes: Tensor<Int>, scales: Tensor<Float>) {
    (self.bits, self.codes, self.scales) = (bits, codes, scales)
  }

  /// The matrix that the codes stand for: `[outputs, inputs]`.
  public var matrix: Tensor<Float> {
    (codes.to(Float.self) * scales).flattened(from: 1)
  }
}

extension QuantizedMatrix {
  /// The codes, eight or sixteen in each whole number of 64 bits: a vector.
  public var packed: Tensor<Int> {
    let (perWord, mask) = (64 / bits, (1 << bits) - 1)
    let codes = codes.scalars
    var words = [Int](
      repeating: 0, count: (codes.count + perWord - 1) / perWord)
    for place in codes.indices {
      words[place / perWord] |=
        (codes[place] & mask) << (place % perWord * bits)
    }
    return Tensor(words)
  }

  /// Unpacks codes for scales `[outputs, groups, 1]`.
  public init(
    packed: Tensor<Int>, bits: Int, scales: Tensor<Float>, groupSize: Int
  ) {
    let (words, perWord) = (packed.scalars, 64 / bits)
    let codes = (0..<scales.count * groupSize).map { place in
      // Up to the top, and down with the sign.
      let shift = place % perWord * bits
      return (words[place / perWord] << (64 - bits - shift)) >> (64 - bits)
    }
    self.init(
      bits: bits,
      codes: Tensor(
        scalars: codes, shape: scales.shape.dropLast() + [groupSize]),
      scales: scales)
  }
}
