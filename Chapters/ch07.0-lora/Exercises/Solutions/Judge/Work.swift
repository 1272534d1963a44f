import Architecture
import Exercises
import NeuralNetworks
import Tensors

/// What is written in chapter 7.0, as values: the lesson's, the solutions',
/// a learner's or a mistaken version.
public struct LowRankAdaptationWork {
  public typealias T = Tensor<Float>
  /// Makes a LoRA layer for a number of inputs and outputs, a rank and an
  /// alpha.
  public typealias MakeLoRA = (Int, Int, Int, Int) throws -> any Layer
  /// Freezes a model and replaces its linear layers.
  public typealias Insert =
    (GPTModel, (Linear) throws -> Linear) throws -> Void

  /// Layers with their inputs and outputs, and the rank.
  public var parameterCount:
    ([(inputs: Int, outputs: Int)], Int) throws -> Int =
      { _, _ in throw NotStarted() }
  /// The rank, and alpha.
  public var factor: (Int, Int) throws -> Double =
    { _, _ in throw NotStarted() }
  public var loraLayer: MakeLoRA = { _, _, _, _ in throw NotStarted() }
  public var linearWithLoRA: (Linear, any Layer) throws -> Linear =
    { _, _ in throw NotStarted() }
  public var insertLoRA: Insert = { _, _ in throw NotStarted() }
  /// The weight, A, B, and the factor.
  public var mergedWeight: (T, T, T, Float) throws -> T =
    { _, _, _, _ in throw NotStarted() }
  public var roundedToEightBits:
    (T) throws -> (levels: Tensor<Int>, restored: T) =
      { _ in throw NotStarted() }

  public init() {}
}
