import Tensors

/// Sets elements to zero at random and scales up the others, in training mode; does nothing in evaluation
/// mode.
///
/// PyTorch: `torch.nn.Dropout`.
public final class Dropout: Module, Layer {
  public let probability: Double

  /// Makes a layer that drops each element with the given probability. Traps if it is not from 0 to 1.
  public init(probability: Double) {
    precondition((0...1).contains(probability), "Dropout: \(probability) is not a probability")
    self.probability = probability
  }

  /// Applies the layer; the shape stays. Draws from the default generator.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.dropout(probability: probability, isTraining: isTraining)
  }

  public override var details: String { "probability: \(probability)" }
}
