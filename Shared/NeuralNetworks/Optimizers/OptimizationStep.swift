import Tensors

extension Optimizer {
  /// Makes one training step and returns the loss before it: clear the gradients, compute the loss, go
  /// backward, clip the gradients, change the parameters.
  ///
  /// The lessons of chapters 0 and 6 write the same steps out; all other training loops of the project call
  /// this.
  ///
  /// - Parameters:
  ///   - maximumGradientNorm: The total norm to clip gradients to; nil leaves them as they are.
  ///   - loss: Computes the loss to minimise, a tensor of one element.
  @discardableResult
  public func step(
    maximumGradientNorm: Double? = nil, minimizing loss: () throws -> Tensor<Float>
  ) rethrows -> Float {
    zeroGradients()
    let loss = try loss()
    loss.backward()
    if let maximumGradientNorm {
      clipGradientNorm(groups.flatMap(\.parameters), maximum: maximumGradientNorm)
    }
    step()
    return loss.item
  }
}
