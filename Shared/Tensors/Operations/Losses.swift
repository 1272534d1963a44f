// Losses between predictions and targets of the same shape.

extension Tensor<Float> {
  /// Computes the binary cross-entropy −(y ln p + (1 − y) ln(1 − p)) of probabilities p against targets y.
  ///
  /// Logarithms are limited to −100 from below, so a certain but wrong prediction costs 100, not infinity.
  /// The slope's divisor p (1 − p) is limited to 1e-12, so that a certain and correct prediction has slope 0.
  /// Traps if the shapes differ. PyTorch: `binary_cross_entropy`.
  public func binaryCrossEntropy(
    targets: Tensor, reduction: Reduction = .mean, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkSameShape(targets, "binaryCrossEntropy", file: file, line: line)
    let (p, y) = (detached().contiguous(), targets.detached().contiguous())
    let losses = zip(p, y) { p, y in
      let hit = larger(logarithm(p), Vector(repeating: -100))
      let miss = larger(logarithmOfOnePlus(-p), Vector(repeating: -100))
      return -(y * hit + (1 - y) * miss)
    }
    // ∂/∂p = (p − y) / (p (1 − p))
    return losses.recorded(
      "binaryCrossEntropy",
      [
        edge(saving: p, y) { g in
          let slope = zip(p, y) { p, y in (p - y) / larger(p * (1 - p), Vector(repeating: 1e-12)) }
          return g * slope
        }
      ]
    ).reduced(reduction)
  }

  /// Computes the binary cross-entropy of σ(z) from the logits z, which avoids the rounding of σ.
  ///
  /// Losses and slopes keep their digits however small they are: 5e-7 of the value. (PyTorch's loss of a target
  /// of zero is a difference, and 0 from z = −17 down.)
  ///
  /// `positiveWeight` multiplies the loss of targets of one. Traps if the shapes differ. PyTorch:
  /// `binary_cross_entropy_with_logits`.
  public func binaryCrossEntropyWithLogits(
    targets: Tensor, positiveWeight: Tensor? = nil, reduction: Reduction = .mean,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkSameShape(targets, "binaryCrossEntropyWithLogits", file: file, line: line)
    // −y ln σ(z) − (1 − y) ln(1 − σ(z)), where ln σ(z) = −softplus(−z) and ln(1 − σ(z)) = −softplus(z)
    let (z, y) = (self, targets.detached())
    let weight = positiveWeight.map { $0 * y } ?? y
    return (weight * (-z).softplus() + (1 - y) * z.softplus()).reduced(reduction)
  }

  /// Computes the mean squared difference. Gradients flow to predictions and targets. Traps if the shapes
  /// differ. PyTorch: `mse_loss`.
  public func meanSquaredError(
    targets: Tensor, reduction: Reduction = .mean, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    checkSameShape(targets, "meanSquaredError", file: file, line: line)
    return (self - targets).pow(2).reduced(reduction)
  }

  /// Combines the losses of all examples.
  func reduced(_ reduction: Reduction) -> Tensor {
    switch reduction {
    case .mean: mean()
    case .sum: sum()
    case .none: self
    }
  }

  private func checkSameShape(_ targets: Tensor, _ operation: StaticString, file: StaticString, line: UInt) {
    precondition(
      shape == targets.shape,
      "\(operation): predictions of shape \(shape) and targets of shape \(targets.shape)", file: file,
      line: line)
  }
}
