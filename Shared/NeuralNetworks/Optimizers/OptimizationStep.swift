import Tensors

extension Optimizer {
  /// Makes one step of training and returns the loss before it: forget the old gradients, compute the loss, go
  /// backward, cut long gradients, and change the parameters.
  ///
  /// The steps that PyTorch users write out. Chapter 6's `train` writes them out too; every other loop of the
  /// project calls this.
  ///
  /// - Parameters:
  ///   - maximumGradientNorm: the length to which all gradients together are cut; nil leaves them
  ///   - loss: computes the loss to make smaller, a tensor with one element
  @discardableResult
  public func step(
    maximumGradientNorm: Double? = nil, minimizing loss: () throws -> Tensor<Float>
  ) rethrows -> Float {
    zeroGradients()
    let loss = try loss()
    loss.backward()
    if let maximumGradientNorm { clipGradientNorm(groups.flatMap(\.parameters), maximum: maximumGradientNorm) }
    step()
    return loss.item
  }
}
