import Tensors

// Initial values of parameters, drawn as `torch.nn.init` draws them.

extension Tensor<Float> {
  /// Draws uniformly within ±√(6 / ((1 + slope²) · inputs)), which keeps the variance of activations through
  /// layers with a leaky ReLU of this slope.
  ///
  /// The shape is `[outputs, inputs]`; further axes multiply the inputs. PyTorch:
  /// `kaiming_uniform_`. He et al., 2015.
  public static func kaimingUniform(
    _ shape: [Int], slope: Double = 0, generator: RandomGenerator = .default
  ) -> Tensor {
    let bound = kaimingDeviation(shape, slope: slope) * 3.0.squareRoot()
    return uniform(shape, from: -bound, to: bound, generator: generator)
  }

  /// Draws from the normal distribution with the variance of `kaimingUniform`. PyTorch: `kaiming_normal_`.
  public static func kaimingNormal(
    _ shape: [Int], slope: Double = 0, generator: RandomGenerator = .default
  ) -> Tensor {
    normal(shape, mean: 0, standardDeviation: kaimingDeviation(shape, slope: slope), generator: generator)
  }

  /// Draws uniformly within ±gain · √(6 / (inputs + outputs)). PyTorch: `xavier_uniform_`.
  /// Glorot and Bengio, 2010.
  public static func xavierUniform(
    _ shape: [Int], gain: Double = 1, generator: RandomGenerator = .default
  ) -> Tensor {
    let bound = xavierDeviation(shape, gain: gain) * 3.0.squareRoot()
    return uniform(shape, from: -bound, to: bound, generator: generator)
  }

  /// Draws from the normal distribution with the variance of `xavierUniform`. PyTorch: `xavier_normal_`.
  public static func xavierNormal(
    _ shape: [Int], gain: Double = 1, generator: RandomGenerator = .default
  ) -> Tensor {
    normal(shape, mean: 0, standardDeviation: xavierDeviation(shape, gain: gain), generator: generator)
  }

  private static func kaimingDeviation(_ shape: [Int], slope: Double) -> Double {
    let gain = (2 / (1 + slope * slope)).squareRoot()
    return gain / Double(shape.dropFirst().reduce(1, *)).squareRoot()
  }

  private static func xavierDeviation(_ shape: [Int], gain: Double) -> Double {
    precondition(shape.count >= 2, "xavier: shape \(shape) is not [outputs, inputs, …]")
    let field = shape.dropFirst(2).reduce(1, *)
    return gain * (2 / Double((shape[0] + shape[1]) * field)).squareRoot()
  }
}
