import Tensors

/// Replaces negative numbers with zero. PyTorch: `torch.nn.ReLU`.
public final class ReLU: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.relu() }
}

/// Maps numbers to 0…1 by the logistic function. PyTorch: `torch.nn.Sigmoid`.
public final class Sigmoid: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.sigmoid() }
}

/// Maps numbers to −1…1 by the hyperbolic tangent. PyTorch: `torch.nn.Tanh`.
public final class Tanh: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.tanh() }
}

/// Computes x σ(x), with the logistic function σ. PyTorch: `torch.nn.SiLU`.
public final class SiLU: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.silu() }
}

/// Computes x Φ(x), with the exact normal distribution function Φ. Chapter 5 builds GPT-2's form with tanh.
/// PyTorch: `torch.nn.GELU`.
public final class ExactGELU: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.geluExact() }
}
