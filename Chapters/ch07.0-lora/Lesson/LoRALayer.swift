import NeuralNetworks
import Tensors

/// The change of a linear layer as a product of two narrow matrices: s · x
/// A B.
///
/// A starts random and B starts at zero, so a new layer adds nothing. Hu et
/// al., 2021; book, appendix E, and notes 7.0: `LoRALayer`.
public final class LoRALayer: Module, Layer {
  @Parameter public var a: Tensor<Float>  // [inputs, rank]
  @Parameter public var b: Tensor<Float>  // [rank, outputs]
  public let factor: Double  // s

  /// Makes a layer that adds nothing yet.
  ///
  /// A is uniform in ±1/√rank: the notes and the book call
  /// `kaiming_uniform_` with a = √5 on a matrix `[inputs, rank]`, and it
  /// takes the second axis for the inputs. Traps if the rank is less than
  /// 1.
  public init(
    inputSize: Int, outputSize: Int, rank: Int, alpha: Double,
    scaling: LoRAScaling = .alphaOverRank,
    generator: RandomGenerator = .default
  ) {
    precondition(rank > 0, "LoRALayer: a rank of \(rank)")
    a = .kaimingUniform(
      [inputSize, rank], slope: 5.0.squareRoot(), generator: generator)
    b = .zeros([rank, outputSize])
    factor = scaling.factor(rank: rank, alpha: alpha)
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let narrow = x.matmul(a)  // […, rank]
    return (narrow * Float(factor)).matmul(b)  // […, outputs]
  }

  fileprivate init(_ a: Parameter, _ b: Parameter, factor: Double) {
    (_a, _b, self.factor) = (a, b, factor)
  }

  public override var details: String {
    "inputSize: \(inputSize), outputSize: \(outputSize), "
      + "rank: \(rank), factor: \(factor)"
  }
}

extension LoRALayer {
  public var inputSize: Int { a.shape[0] }
  public var rank: Int { a.shape[1] }
  public var outputSize: Int { b.shape[1] }

  /// Makes a layer from given matrices: A `[inputs, rank]` and B `[rank,
  /// outputs]`.
  ///
  /// Traps unless they can be multiplied.
  public convenience init(
    a: Tensor<Float>, b: Tensor<Float>, factor: Double
  ) {
    Self.check(a.shape, b.shape)
    self.init(
      Parameter(wrappedValue: a), Parameter(wrappedValue: b), factor: factor
    )
  }

  /// Makes a layer that shares the A and the factor of another and has its
  /// own B `[rank, outputs]`; training either layer changes the shared A.
  public convenience init(sharingAOf other: LoRALayer, b: Tensor<Float>) {
    Self.check(other.a.shape, b.shape)
    self.init(other._a, Parameter(wrappedValue: b), factor: other.factor)
  }

  /// Returns whether two layers share one A.
  public func sharesA(with other: LoRALayer) -> Bool { _a === other._a }

  /// Computes the change of the weight in `Linear`'s layout: s · (A B)ᵀ,
  /// `[outputs, inputs]`.
  public func weightChange() -> Tensor<Float> {
    (a.matmul(b) * Float(factor)).transposed()
  }

  private static func check(_ a: [Int], _ b: [Int]) {
    precondition(
      a.count == 2 && b.count == 2 && a[1] == b[0],
      "LoRALayer: A \(a) and B \(b) are not [inputs, rank] and [rank, outputs]"
    )
  }
}
