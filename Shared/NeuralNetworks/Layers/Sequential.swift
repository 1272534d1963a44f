import Tensors

/// Layers applied one after the other. PyTorch: `torch.nn.Sequential`.
public final class Sequential: Module, Layer {
  /// The layers. Their parameters are named by position: `0.weight`.
  public var layers: [any Layer]

  public init(_ layers: any Layer...) {
    self.layers = layers
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    layers.reduce(x) { x, layer in layer(x) }
  }

  public override var children: [(name: String, module: Module)] {
    layers.enumerated().map { (String($0.offset), $0.element) }
  }
}
