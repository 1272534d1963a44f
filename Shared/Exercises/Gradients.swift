import Tensors

/// Calls `forward` on tensors that require gradients, and returns its value and the gradient of each tensor.
///
/// The gradients are those of a sum of the results with random weights, always the same ones: a plain sum would
/// hide mistakes, since some gradients cancel in it.
///
/// - Parameters:
///   - inputs: the tensors by name; each gives an answer "gradient of NAME"
///   - seed: of the random weights
public func answers(
  _ label: String, gradientsOf inputs: KeyValuePairs<String, Tensor<Float>>, seed: UInt64 = 7,
  _ forward: ([Tensor<Float>]) throws -> Tensor<Float>
) rethrows -> [Answer] {
  let tensors = inputs.map { $0.value.detached().requiringGradient() }
  let result = try forward(tensors)
  let value = Answer(label, result.detached())
  guard result.requiresGradient else {
    return [value] + inputs.map { Answer("gradient of \($0.key)", "none: the result records no history") }
  }
  let weights = Tensor.randn(result.shape, generator: RandomGenerator(seed: seed))
  (result * weights).sum().backward()
  return [value]
    + zip(inputs, tensors).map { input, tensor in
      Answer("gradient of \(input.key)", tensor.gradient ?? .zeros(input.value.shape))
    }
}
