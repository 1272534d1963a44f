// Tensors of random numbers, in the order in which PyTorch's CPU generator draws them.

extension Tensor<Float> {
  /// Draws uniformly from [0, 1). PyTorch: `torch.rand`.
  public static func rand(_ shape: [Int], generator: RandomGenerator = .default) -> Tensor {
    drawn(shape) { generator.fillUniform(into: $0) }
  }

  /// Draws uniformly from [low, high). PyTorch: `uniform_`.
  public static func uniform(
    _ shape: [Int], from low: Double, to high: Double, generator: RandomGenerator = .default
  ) -> Tensor {
    drawn(shape) { generator.fillUniform(into: $0, from: low, to: high) }
  }

  /// Draws from the standard normal distribution. PyTorch: `torch.randn`.
  public static func randn(_ shape: [Int], generator: RandomGenerator = .default) -> Tensor {
    normal(shape, mean: 0, standardDeviation: 1, generator: generator)
  }

  /// Draws from a normal distribution. PyTorch: `normal_`.
  public static func normal(
    _ shape: [Int], mean: Double, standardDeviation: Double, generator: RandomGenerator = .default
  ) -> Tensor {
    drawn(shape) { generator.fillNormal(into: $0, mean: mean, standardDeviation: standardDeviation) }
  }

  /// Draws from a normal distribution that is cut off outside two bounds. PyTorch: `trunc_normal_`.
  public static func truncatedNormal(
    _ shape: [Int], mean: Double = 0, standardDeviation: Double = 1, from low: Double = -2,
    to high: Double = 2, generator: RandomGenerator = .default
  ) -> Tensor {
    drawn(shape) {
      generator.fillTruncatedNormal(
        into: $0, mean: mean, standardDeviation: standardDeviation, from: low, to: high)
    }
  }

  /// Draws 1 with the given probability and 0 otherwise. PyTorch: `bernoulli_`.
  public static func bernoulli(
    _ shape: [Int], probability: Double, generator: RandomGenerator = .default
  ) -> Tensor {
    drawn(shape) { generator.fillBernoulli(into: $0, probability: probability) }
  }

  /// Draws 1 or 0 for every element, which is the probability of a 1. PyTorch: `torch.bernoulli`.
  public func bernoulli(generator: RandomGenerator = .default) -> Tensor {
    let probabilities = scalars
    return Tensor.drawn(shape) { target in
      probabilities.withUnsafeBufferPointer { generator.fillBernoulli(into: target, probabilities: $0) }
    }
  }

  /// Draws classes by their weights: `[classes]` or `[rows, classes]` become `[count]` or `[rows, count]`.
  ///
  /// Weights need not sum to 1. Without replacement, no class is drawn twice in a row of the result. Traps if
  /// weights are negative or all zero. PyTorch: `torch.multinomial`.
  public func multinomial(
    count: Int, replacement: Bool = false, generator: RandomGenerator = .default,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Int> {
    precondition(
      rank == 1 || rank == 2, "multinomial: weights of shape \(shape), not [classes] or [rows, classes]",
      file: file, line: line)
    let weights = scalars
    let drawn = weights.withUnsafeBufferPointer {
      generator.multinomial(
        weights: $0, categories: shape[rank - 1], count: count, replacement: replacement)
    }
    return Tensor<Int>(scalars: drawn, shape: shape.dropLast() + [count])
  }

  private static func drawn(_ shape: [Int], _ fill: (UnsafeMutableBufferPointer<Float>) -> Void) -> Tensor {
    let result = Tensor(uninitialized: shape)
    result.withMutablePointer { fill(UnsafeMutableBufferPointer(start: $0, count: result.count)) }
    return result
  }
}

extension Tensor<Int> {
  /// Draws integers from `low` up to but not including `high`. PyTorch: `torch.randint`.
  public static func randint(
    _ low: Int, _ high: Int, _ shape: [Int], generator: RandomGenerator = .default
  ) -> Tensor {
    let result = Tensor(uninitialized: shape)
    result.withMutablePointer {
      generator.fillIntegers(
        into: UnsafeMutableBufferPointer(start: $0, count: result.count), from: low, to: high)
    }
    return result
  }

  /// Draws a permutation of 0 to `count` − 1. PyTorch: `torch.randperm`.
  public static func randperm(_ count: Int, generator: RandomGenerator = .default) -> Tensor {
    Tensor(generator.permutation(count: count))
  }
}
