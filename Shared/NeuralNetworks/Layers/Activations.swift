import Tensors

/// Replaces negative numbers by zero. PyTorch: `torch.nn.ReLU`.
public final class ReLU: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.relu() }
}

/// Squeezes numbers into 0…1. PyTorch: `torch.nn.Sigmoid`.
public final class Sigmoid: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.sigmoid() }
}

/// Squeezes numbers into −1…1. PyTorch: `torch.nn.Tanh`.
public final class Tanh: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.tanh() }
}

/// Multiplies by the logistic function, x σ(x). PyTorch: `torch.nn.SiLU`.
public final class SiLU: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.silu() }
}

/// Multiplies by the normal distribution function, x Φ(x), computed exactly with erf. The tanh form that
/// GPT-2 uses is built in chapter 5. PyTorch: `torch.nn.GELU`.
public final class ExactGELU: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.geluExact() }
}
