import Exercises
import Tensors

/// What is written in chapter 2, as values: the lesson's, the solutions', a
/// learner's or a mistaken version.
public struct SamplingWork {
  public typealias Questions = (contexts: [[Int]], answers: [Int])
  public typealias Batch = (inputs: Tensor<Int>, targets: Tensor<Int>)

  /// Ids, and the length of the window.
  public var questions: ([Int], Int) throws -> Questions =
    { _, _ in throw NotStarted() }
  /// Ids, length and stride.
  public var windows: ([Int], Int, Int) throws -> [[Int]] =
    { _, _, _ in throw NotStarted() }
  /// Ids, length and stride.
  public var targets: ([Int], Int, Int) throws -> [[Int]] =
    { _, _, _ in throw NotStarted() }
  /// Ids, batch size, length, stride, and whether the last batch is left
  /// out if it is not full.
  public var batches: ([Int], Int, Int, Int, Bool) throws -> [Batch] =
    { _, _, _, _, _ in throw NotStarted() }
  /// How many numbers, and a source of random ones.
  public var shuffledOrder: (Int, (Int) -> Int) throws -> [Int] =
    { _, _ in throw NotStarted() }
  /// Sizes, and α.
  public var mixtureWeights: ([Double], Double) throws -> [Double] =
    { _, _ in throw NotStarted() }

  public init() {}
}
