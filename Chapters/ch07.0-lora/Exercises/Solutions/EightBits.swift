import Tensors

/// Round a weight to 8 bits, and turn it back into numbers.
///
/// Book, section E.1, and beyond it: QLoRA keeps the frozen weights in few
/// bits. Each row has its own scale, so that its largest number, whatever
/// its sign, becomes the level 127 or −127; the other numbers become the
/// nearest level. Restored numbers are levels times the scale of their row.
/// A row of zeros stays one. All are `[outputs, inputs]`.
///
/// Example: `[[0.5, -1, 0.1]]` has the levels `[[64, -127, 13]]`; restored
/// they are about `[[0.504, -1, 0.102]]`.
public func roundedToEightBits(
  _ weight: Tensor<Float>
) throws -> (levels: Tensor<Int>, restored: Tensor<Float>) {
  var levels: [Int] = []
  var restored: [Float] = []
  for row in weight.unbound() {
    let numbers = row.scalars
    let largest = numbers.map { abs($0) }.max() ?? 0
    let scale = largest > 0 ? largest / 127 : 1
    for number in numbers {
      let level = (number / scale).rounded()
      levels.append(Int(level))
      restored.append(level * scale)
    }
  }
  return (
    Tensor(scalars: levels, shape: weight.shape),
    Tensor(scalars: restored, shape: weight.shape)
  )
}
