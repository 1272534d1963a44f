import Tensors

/// A fully connected layer: y = x Wᵀ + b.
///
/// The weight W is `[outputs, inputs]`, the bias b `[outputs]`. Both are drawn uniformly from ±1/√inputs, the
/// weight first, as PyTorch draws them. PyTorch: `torch.nn.Linear`.
open class Linear: Module, Layer {
  @Parameter public var weight: Tensor<Float>  // [outputs, inputs]
  /// Named like the storage of a property wrapper, so that reflection finds it as `bias`; nil without a bias.
  private let _bias: Parameter?

  public let inputSize: Int
  public let outputSize: Int

  /// Makes a layer for inputs `[…, inputSize]` and outputs `[…, outputSize]`.
  public init(
    inputSize: Int, outputSize: Int, hasBias: Bool = true, generator: RandomGenerator = .default
  ) {
    (self.inputSize, self.outputSize) = (inputSize, outputSize)
    let bound = 1 / Double(inputSize).squareRoot()
    weight = .kaimingUniform([outputSize, inputSize], slope: 5.0.squareRoot(), generator: generator)
    _bias =
      hasBias
      ? Parameter(wrappedValue: .uniform([outputSize], from: -bound, to: bound, generator: generator)) : nil
  }

  /// Makes a layer from a weight `[outputs, inputs]` and a bias `[outputs]`, or none. Draws nothing.
  ///
  /// Traps if the shapes do not match.
  public init(weight: Tensor<Float>, bias: Tensor<Float>? = nil) {
    precondition(
      weight.rank == 2 && (bias == nil || bias!.shape == [weight.shape[0]]),
      "Linear: a weight \(weight.shape) and a bias \(bias?.shape ?? []) are not [outputs, inputs] and [outputs]"
    )
    (inputSize, outputSize) = (weight.shape[1], weight.shape[0])
    _weight = Parameter(wrappedValue: weight)
    _bias = bias.map { Parameter(wrappedValue: $0) }
  }

  /// Makes a layer that shares the parameters of another, for subclasses that take a layer's place in a model
  /// and add to what it computes.
  public init(sharing other: Linear) {
    (inputSize, outputSize) = (other.inputSize, other.outputSize)
    _weight = other._weight
    _bias = other._bias
  }

  /// The bias `[outputs]`, or nil. Traps when set if it would be added or removed.
  public var bias: Tensor<Float>? {
    get { _bias?.wrappedValue }
    set {
      precondition(
        (newValue == nil) == (_bias == nil), "Linear: a bias can be replaced, but not added or removed")
      if let newValue { _bias?.wrappedValue = newValue }
    }
  }

  /// Applies the layer: `[…, inputs]` → `[…, outputs]`.
  open func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.linear(weight: weight, bias: bias)
  }

  open override var details: String {
    "inputSize: \(inputSize), outputSize: \(outputSize), bias: \(_bias != nil)"
  }
}
