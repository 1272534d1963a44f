import Tensors

/// A loss that is not a finite number: every parameter would become NaN with the next step.
public struct NonFiniteLoss: Error, Equatable, CustomStringConvertible {
  /// The number of steps done before it.
  public let stepsDone: Int
  public let loss: Float

  public var description: String {
    let loss = loss.isNaN ? "not a number (nan)" : "\(loss)"
    return "the loss of step \(stepsDone) (counted from 0) is \(loss), so the training stops: "
      + "lower the learning rate, or check the data"
  }
}

extension Tensor<Float> {
  /// Returns this loss, a tensor of one element, if it is a finite number.
  ///
  /// - Parameter step: the number of steps done before, for the error
  /// - Throws: ``NonFiniteLoss``; called before `backward()`, it leaves the parameters as they were
  public func finite(atStep step: Int) throws(NonFiniteLoss) -> Tensor {
    guard item.isFinite else { throw NonFiniteLoss(stepsDone: step, loss: item) }
    return self
  }
}
