import Foundation
import Tensors

/// Computes the sinusoidal positions of the first transformer: `[tokens,
/// width]`.
///
/// Numbers 2i and 2i + 1 of position p are sin(p fᵢ) and cos(p fᵢ), with
/// fᵢ = 1 / 10000^(2i / width): hands of clocks, each slower than the one
/// before. The table has no parameters and no last row. Traps if `width` is
/// odd. Vaswani et al., 2017, section 3.5.
public func sinusoidalPositions(
  tokens: Int, width: Int, file: StaticString = #fileID, line: UInt = #line
) -> Tensor<Float> {
  precondition(
    width > 0 && width % 2 == 0 && tokens >= 0,
    """
    sinusoidalPositions: sine and cosine need an even width, not \(width)
    """, file: file, line: line)
  let numbers = (0..<tokens * width).map { index in
    let (position, column) = index.quotientAndRemainder(dividingBy: width)
    let exponent = Double(column / 2 * 2) / Double(width)
    let angle = Double(position) / pow(10_000, exponent)
    return Float(column % 2 == 0 ? sin(angle) : cos(angle))
  }
  return Tensor(scalars: numbers, shape: [tokens, width])
}

/// Computes the matrix that moves a sinusoidal position `distance` tokens
/// on: `[width, width]`.
///
/// It turns each pair of numbers by its own angle, and is the same for all
/// positions: P(p + distance) = M P(p).
public func sinusoidalShift(by distance: Int, width: Int) -> Tensor<Float> {
  let step = sinusoidalPositions(tokens: distance + 1, width: width)
  let shift = Tensor<Float>.zeros([width, width])
  for pair in stride(from: 0, to: width, by: 2) {
    let (sin, cos) = (step[distance, pair], step[distance, pair + 1])
    shift[pair, pair] = cos
    shift[pair, pair + 1] = sin
    shift[pair + 1, pair] = -sin
    shift[pair + 1, pair + 1] = cos
  }
  return shift
}
