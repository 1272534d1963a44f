import Tensors

/// Scales all gradients by one factor so that their total norm is at most `maximum`, and returns the norm
/// before.
///
/// PyTorch: `torch.nn.utils.clip_grad_norm_`.
@discardableResult
public func clipGradientNorm(_ parameters: [Parameter], maximum: Double) -> Float {
  noGrad {
    let gradients = parameters.compactMap(\.gradient)
    let norm = gradients.reduce(0) { $0 + $1.sumOfSquares() }.squareRoot()
    let factor = maximum / (norm + 1e-6)
    if factor < 1 {
      for gradient in gradients { gradient.multiply(by: Float(factor)) }
    }
    return Float(norm)
  }
}

/// Limits every element of the gradients to −maximum…maximum. PyTorch: `torch.nn.utils.clip_grad_value_`.
public func clipGradientValue(_ parameters: [Parameter], maximum: Double) {
  noGrad {
    for gradient in parameters.compactMap(\.gradient) {
      gradient.copy(from: gradient.clamped(Float(-maximum), Float(maximum)))
    }
  }
}
