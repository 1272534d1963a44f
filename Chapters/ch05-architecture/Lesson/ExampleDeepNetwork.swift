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
    layers = zip(sizes, sizes.dropFirst()).map { inputs, outputs in
      Sequential(Linear(inputSize: inputs, outputSize: outputs), GELU())
    }
  }

  /// Applies the layers: `[batch, sizes.first]` → `[batch, sizes.last]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    var x = x
    for layer in layers {
      let output = layer(x)
      let fits = output.shape == x.shape
      x = hasShortcuts && fits ? x + output : output
    }
    return x
  }

  /// Returns the mean absolute gradient of each layer's weights, first
  /// layer first.
  ///
  /// The loss is the mean squared error between the output for `x` `[batch,
  /// sizes.first]` and `target` `[batch, sizes.last]`. Book:
  /// `print_gradients`.
  public func gradientMeans(
    for x: Tensor<Float>, target: Tensor<Float>
  ) -> [(name: String, mean: Float)] {
    zeroGradients()
    self(x).meanSquaredError(targets: target).backward()
    var means: [(name: String, mean: Float)] = []
    for (name, parameter) in namedParameters {
      guard name.hasSuffix("weight"), let gradient = parameter.gradient
      else { continue }
      means.append((name, gradient.abs().mean().item))
    }
    return means
  }
}
