import NeuralNetworks
import Tensors

/// Where a block normalizes.
public enum NormPlacement: String, CaseIterable, Sendable {
  /// Nowhere.
  case none
  /// After each half: the first transformer, 2017.
  case post
  /// Before each half: GPT-2 and all that followed.
  case pre
}

/// A transformer block made of any parts: exchange one, and it is the block
/// of another architecture.
///
/// GPT-2's is `TransformerBlock` in the lesson. This one computes the same if
/// it gets the same parts, and Llama's if it gets Llama's.
public final class ComposedBlock: Module, Layer {
  public let attention: any Layer
  public let feedForward: any Layer
  public let firstNorm: any Layer
  public let secondNorm: any Layer
  public let placement: NormPlacement

  public init(
    attention: any Layer, feedForward: any Layer, firstNorm: any Layer,
    secondNorm: any Layer, placement: NormPlacement = .pre
  ) {
    self.attention = attention
    self.feedForward = feedForward
    self.firstNorm = firstNorm
    self.secondNorm = secondNorm
    self.placement = placement
  }

  /// Applies both halves: `[batch, tokens, width]`, same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let attended = half(x, attention, firstNorm)
    return half(attended, feedForward, secondNorm)
  }

  private func half(
    _ x: Tensor<Float>, _ layer: any Layer, _ norm: any Layer
  ) -> Tensor<Float> {
    switch placement {
    case .none: x + layer(x)
    case .post: norm(x + layer(x))
    case .pre: x + layer(norm(x))
    }
  }
}
