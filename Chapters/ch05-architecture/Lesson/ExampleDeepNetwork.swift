import NeuralNetworks
import Tensors

/// A stack of small layers, with or without shortcuts around them, to show
/// how far gradients reach.
///
/// Book, section 4.4: `ExampleDeepNeuralNetwork`. Shortcuts (residual
/// connections): He et al., 2015.
public final class ExampleDeepNetwork: Module, Layer {
  public let layers: [Sequential]
  /// Whether a layer's input is added to its output, wherever both have the
  /// same shape.
  public let hasShortcuts: Bool

  /// Makes one layer for each pair of neighbours in `sizes`: `[3, 3, 1]`
  /// makes two.
  public init(sizes: [Int], hasShortcuts: Bool) {
    self.hasShortcuts = hasShortcuts
    layers = zip(sizes, sizes.dropFirst()).map { inputSize, outputSize in
      Sequential(
        Linear(inputSize: inputSize, outputSize: outputSize), GELU())
    }
  }

  /// Applies the layers: `[batch, sizes.first]` → `[batch, sizes.last]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    layers.reduce(x) { x, layer in
      let output = layer(x)
      return hasShortcuts && output.shape == x.shape ? x + output : output
    }
  }

  /// Returns the mean absolute gradient of each layer's weights, first
  /// layer first.
  ///
  /// The loss is the mean squared error between the output for `x` `[batch,
  /// sizes.first]` and `target` `[batch, sizes.last]`. Book:
  /// `print_gradients`.
  public func gradientMeans(for x: Tensor<Float>, target: Tensor<Float>)
    -> [(
      name: String, mean: Float
    )]
  {
    zeroGradients()
    self(x).meanSquaredError(targets: target).backward()
    return namedParameters.filter { $0.name.hasSuffix("weight") }.compactMap
    { name, weight in
      weight.gradient.map { (name, $0.abs().mean().item) }
    }
  }
}
