import Tensors

/// A tensor that training changes: declare it as `@Parameter var weight: Tensor<Float>` in a module.
///
/// Reading `weight` gives a tensor that requires a gradient (unless the parameter is frozen), assigning
/// replaces the numbers. The parameter itself, `_weight`, is what optimisers hold; two modules that share one
/// parameter have tied weights. PyTorch: `torch.nn.Parameter`.
@propertyWrapper
public final class Parameter {
  private var tensor: Tensor<Float>

  /// Makes a parameter from its first value, whose memory it takes over unless that has gaps.
  public init(wrappedValue: Tensor<Float>) {
    tensor = wrappedValue.detached().contiguous().requiringGradient()
  }

  /// The value, to compute with.
  public var wrappedValue: Tensor<Float> {
    get { tensor }
    set {
      let value = newValue.detached().contiguous()  // optimisers change it in place
      tensor = isFrozen ? value : value.requiringGradient()
    }
  }

  /// The value outside the graph, to look at or to change in place.
  public var value: Tensor<Float> { tensor.detached() }

  /// What `backward()` has added up since it was last cleared, or nil.
  public var gradient: Tensor<Float>? { tensor.gradient }

  /// Forgets the gradient.
  public func zeroGradient() { tensor.zeroGradient() }

  /// Whether the parameter is left out of training: no gradient is computed or kept for it.
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
