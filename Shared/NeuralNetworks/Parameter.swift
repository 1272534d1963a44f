import Tensors

/// A tensor that training changes: declare it as `@Parameter var weight: Tensor<Float>` in a module.
///
/// Reading `weight` returns a tensor that requires a gradient, unless the parameter is frozen; assigning
/// replaces the numbers. The parameter itself, `_weight`, is what optimisers hold. Modules that share a
/// parameter have tied weights. PyTorch: `torch.nn.Parameter`.
@propertyWrapper
public final class Parameter {
  private var tensor: Tensor<Float>

  /// Makes a parameter on the memory of its initial value, or on a copy if that memory has gaps.
  public init(wrappedValue: Tensor<Float>) {
    tensor = wrappedValue.detached().contiguous().requiringGradient()
  }

  /// The value, to compute with: operations on it are recorded.
  public var wrappedValue: Tensor<Float> {
    get { tensor }
    set {
      let value = newValue.detached().contiguous()  // optimisers change it in place
      tensor = isFrozen ? value : value.requiringGradient()
    }
  }

  /// The value outside the graph, to look at or to change in place. PyTorch: `data`.
  public var value: Tensor<Float> { tensor.detached() }

  /// The gradient that `backward()` has accumulated since it was last cleared, or nil.
  public var gradient: Tensor<Float>? { tensor.gradient }

  /// Discards the gradient.
  public func zeroGradient() { tensor.zeroGradient() }

  /// Whether training leaves the parameter as it is: no gradient is computed or kept for it.
  ///
  /// PyTorch: `requires_grad = False`.
  public var isFrozen: Bool {
    get { !tensor.requiresGradient }
    set {
      guard newValue != isFrozen else { return }
      tensor = newValue ? tensor.detached() : tensor.requiringGradient()
    }
  }
}
