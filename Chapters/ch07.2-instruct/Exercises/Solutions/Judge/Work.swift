import Exercises
import Tensors

/// What is written in chapter 7.2, as values: the lesson's, the solutions',
/// a learner's or a mistaken version.
public struct InstructionTuningWork {
  public typealias T = Tensor<Float>
  public typealias IDs = Tensor<Int>
  /// Texts, the padding, and how many columns are allowed.
  public typealias Collate =
    ([[Int]], Int, Int?) throws -> (inputs: IDs, targets: IDs)

  /// An instruction and its input.
  public var prompt: (String, String) throws -> String =
    { _, _ in throw NotStarted() }
  /// Texts, and the padding.
  public var paddedBatch: ([[Int]], Int) throws -> IDs =
    { _, _ in throw NotStarted() }
  /// Texts, and the padding.
  public var shiftedTargets: ([[Int]], Int) throws -> IDs =
    { _, _ in throw NotStarted() }
  public var collate: Collate = { _, _, _ in throw NotStarted() }
  /// Targets, and the lengths of the prompts.
  public var maskedPrompts: (IDs, [Int]) throws -> IDs =
    { _, _ in throw NotStarted() }
  /// Logits and targets.
  public var loss: (T, IDs) throws -> T = { _, _ in throw NotStarted() }
  /// Logits and targets.
  public var logProbability: (T, IDs) throws -> T =
    { _, _ in throw NotStarted() }
  /// Chosen and rejected, those of the reference, and beta.
  public var preferenceLoss: (T, T, T, T, Float) throws -> T =
    { _, _, _, _, _ in throw NotStarted() }
  public var score: (String) throws -> Int? = { _ in throw NotStarted() }

  public init() {}
}
