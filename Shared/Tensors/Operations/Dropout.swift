extension Tensor<Float> {
  /// Sets each element to zero with the given probability and divides the others by 1 − probability, which
  /// keeps the expected sum. In evaluation, returns the tensor unchanged and draws nothing.
  ///
  /// Elements are drawn in memory order, exactly as PyTorch's CPU generator draws them: row by row, but
  /// column by column for a transposed tensor. PyTorch: `dropout`. Srivastava et al., 2014.
  public func dropout(
    probability: Double, isTraining: Bool = true, generator: RandomGenerator = .default,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    precondition(
      (0...1).contains(probability), "dropout: \(probability) is not a probability", file: file, line: line)
    if !isTraining || probability == 0 || count == 0 { return self }
    if probability == 1 { return self * Tensor.zeros(shape) }
    if !isContiguous, let order = memoryOrder {
      let inverse = order.indices.sorted { order[$0] < order[$1] }
      return permuted(order).dropout(probability: probability, generator: generator).permuted(inverse)
    }
    let mask = KeepMask(count: count, probability: probability, generator: generator)
    let original = shape
    return mask.applied(to: detached().contiguous(), shape: original)
      .recorded("dropout", [edge { g in mask.applied(to: g.contiguous(), shape: original) }])
  }

  /// The order of axes in which this tensor is contiguous; nil if there is none.
  private var memoryOrder: [Int]? {
    let order = (0..<rank).sorted { (strides[$0], $1) > (strides[$1], $0) }
    return detached().permuted(order).isContiguous ? order : nil
  }
}

/// The elements that a dropout keeps, one byte each, and the factor they are multiplied by.
final class KeepMask {
  let bytes: UnsafeMutablePointer<UInt8>
  let factor: Float
  private let storage: Storage<Bool>

  init(count: Int, probability: Double, generator: RandomGenerator) {
    storage = Storage(count: count)
    bytes = UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: UInt8.self)
    factor = 1 / Float(1 - probability)
    generator.fillKeepMask(into: bytes, count: count, keepProbability: 1 - probability)
  }

  func applied(to source: Tensor<Float>, shape: [Int]) -> Tensor<Float> {
    let result = Tensor<Float>(uninitialized: shape)
    source.withPointer { from in
      result.withMutablePointer { to in
        withExtendedLifetime(self) {
          parallel(count: source.count, workPerItem: 1) { range in
            let start = range.lowerBound
            maskRun(from + start, bytes + start, to + start, range.count, factor: factor)
          }
        }
      }
    }
    return result
  }
}

/// Multiplies a run by `factor` where the mask is one, and by zero where the mask is zero.
@inline(__always)
func maskRun(
  _ source: UnsafePointer<Float>, _ mask: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<Float>,
  _ count: Int, factor: Float
) {
  for i in 0..<count { target[i] = source[i] * (mask[i] == 0 ? 0 : factor) }
}
