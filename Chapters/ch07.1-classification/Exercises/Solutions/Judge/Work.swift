import Architecture
import Corpora
import Exercises
import Tensors

/// What is written in chapter 7.1, as values: the lesson's, the solutions',
/// a learner's or a mistaken version.
public struct ClassificationWork {
  public typealias T = Tensor<Float>
  /// Messages, and the shares of training and validation.
  public typealias Split =
    ([Message], Double, Double) throws -> (
      training: [Message], validation: [Message], test: [Message]
    )
  /// Logits and true classes of a batch.
  public typealias Batch = (logits: T, classes: Tensor<Int>)
  /// Ids, length, context length, padding, and the model.
  public typealias Classify =
    ([Int], Int, Int, Int, (Tensor<Int>) -> T) throws -> Message.Label

  public var balance: ([Message]) throws -> [Message] =
    { _ in throw NotStarted() }
  public var split: Split = { _, _, _ in throw NotStarted() }
  /// Texts, a length or none, and the padding.
  public var padded: ([[Int]], Int?, Int) throws -> [[Int]] =
    { _, _, _ in throw NotStarted() }
  /// A model, and the number of classes.
  public var makeClassifier: (GPTModel, Int) throws -> Void =
    { _, _ in throw NotStarted() }
  public var lastTokenLogits: (T) throws -> T =
    { _ in throw NotStarted() }
  /// Batches, and how many of them to measure.
  public var accuracy: ([Batch], Int?) throws -> Double =
    { _, _ in throw NotStarted() }
  /// Logits and classes.
  public var classLoss: (T, Tensor<Int>) throws -> T =
    { _, _ in throw NotStarted() }
  /// A share, and the number of examples.
  public var standardError: (Double, Int) throws -> Double =
    { _, _ in throw NotStarted() }
  public var classify: Classify =
    { _, _, _, _, _ in throw NotStarted() }

  public init() {}
}
