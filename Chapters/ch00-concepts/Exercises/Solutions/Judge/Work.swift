import Exercises
import NeuralNetworks
import Tensors

/// What is written in chapter 0, as values: the lesson's, the solutions', a
/// learner's or a mistaken version.
public struct ConceptsWork {
  public typealias T = Tensor<Float>
  public typealias Matrix = [[Float]]
  /// What each number of a computation was computed from, in order.
  public typealias Computation = [[(position: Int, slope: Double)]]

  public var matrixProduct: (Matrix, Matrix) throws -> Matrix =
    { _, _ in throw NotStarted() }
  public var sigmoid: (Double) throws -> Double =
    { _ in throw NotStarted() }
  /// A prediction and the target.
  public var crossEntropy: (Double, Double) throws -> Double =
    { _, _ in throw NotStarted() }
  /// A function, where, and how far to nudge.
  public var slope: ((Double) -> Double, Double, Double) throws -> Double =
    { _, _, _ in throw NotStarted() }
  /// The input, the label, the weight and the bias.
  public var unitGradients:
    (Double, Double, Double, Double) throws -> (
      weight: Double, bias: Double
    ) = { _, _, _, _ in throw NotStarted() }
  /// Both factors, and the gradient of the product.
  public var backwardOfProduct:
    (Double, Double, Double) throws -> (a: Double, b: Double) =
      { _, _, _ in throw NotStarted() }
  public var gradients: (Computation) throws -> [Double] =
    { _ in throw NotStarted() }
  /// Inputs, weight and bias.
  public var linear: (T, T, T) throws -> T =
    { _, _, _ in throw NotStarted() }
  public var parameterCount: ([Int]) throws -> Int =
    { _ in throw NotStarted() }
  /// Logits and labels.
  public var accuracy: (T, Tensor<Int>) throws -> Double =
    { _, _ in throw NotStarted() }
  /// A model, its optimizer, features and labels.
  public var trainingStep:
    (any Layer, Optimizer, T, Tensor<Int>) throws -> Float =
      { _, _, _, _ in throw NotStarted() }

  public init() {}
}
