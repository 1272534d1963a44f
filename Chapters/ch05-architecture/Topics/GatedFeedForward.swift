import NeuralNetworks
import Tensors

/// The function that a gate passes through.
public enum Gate: String, CaseIterable, Sendable {
  /// The logistic function. Dauphin and others, 2016.
  case glu = "GLU"
  /// GELU, by tanh.
  case geglu = "GeGLU"
  /// x σ(x), called SiLU or Swish: Llama's.
  case swiglu = "SwiGLU"

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    switch self {
    case .glu: x.sigmoid()
    case .geglu: x.gelu()
    case .swiglu: x.silu()
    }
  }
}

/// A feed-forward network in which one layer decides how much of another
/// passes.
///
/// Both widen the vector; one goes through a gate, and their products are
/// narrowed again. Shazeer, 2020; transformers: `LlamaMLP`.
public final class GatedFeedForward: Module, Layer {
  public let gate: Linear
  public let up: Linear
  public let down: Linear
  public let function: Gate

  /// Makes a network for `[…, width]`, with `hidden` numbers in between.
  public init(width: Int, hidden: Int, function: Gate = .swiglu) {
    self.function = function
    gate = Linear(inputSize: width, outputSize: hidden, hasBias: false)
    up = Linear(inputSize: width, outputSize: hidden, hasBias: false)
    down = Linear(inputSize: hidden, outputSize: width, hasBias: false)
  }

  /// Applies the network to each token; the shape stays.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    down(function(gate(x)) * up(x))
  }

  /// The hidden width with which three matrices have as many parameters as
  /// the two of a plain network that widens fourfold: two thirds of it.
  ///
  /// Traps unless `width` is a multiple of three: then both are equal.
  public static func hiddenOfEqualSize(width: Int) -> Int {
    precondition(
      width % 3 == 0, "GatedFeedForward: 8/3 of \(width) is not whole")
    return 8 * width / 3
  }
}
