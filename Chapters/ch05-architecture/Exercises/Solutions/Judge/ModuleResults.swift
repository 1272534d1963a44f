import Exercises
import NeuralNetworks
import Tensors

/// Random numbers, always the same ones for a seed.
func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

/// A linear layer with random weights, always the same ones for a seed.
func linear(_ inputs: Int, _ outputs: Int, seed: UInt64) -> Linear {
  Linear(
    inputSize: inputs, outputSize: outputs,
    generator: RandomGenerator(seed: seed))
}

/// Random weights for the given parameters.
func randomWeights(
  _ shapes: KeyValuePairs<String, [Int]>
) -> StateDictionary {
  shapes.enumerated().map { index, pair in
    (pair.key, random(pair.value, seed: UInt64(10 + index)))
  }
}

/// The names and shapes of a module's parameters.
private func parameterList(of module: Module) -> [String] {
  module.namedParameters.map { "\($0.name) \($0.parameter.value.shape)" }
    .sorted()
}

/// What a layer returns for random inputs, with the gradients of the inputs
/// and of all parameters; only the names of the parameters if they are not
/// those of the weights to load.
func results(
  _ label: String, of layer: any Layer, weights: StateDictionary? = nil,
  isTraining: Bool = false, for x: Tensor<Float>
) throws -> [Answer] {
  let names = parameterList(of: layer)
  if let weights {
    let expected = weights.map { "\($0.name) \($0.tensor.shape)" }.sorted()
    guard names == expected else { return [Answer("parameters", names)] }
    try layer.load(weights)
  }
  if !isTraining { layer.eval() }
  manualSeed(5)  // for dropout
  let values = answers(label, gradientsOf: ["x": x]) { layer($0[0]) }
  return [Answer("parameters", names)] + values + gradients(of: layer)
}

/// What a model returns for ids, with the gradients of all parameters.
func results(
  of model: any TokenLayer, isTraining: Bool = false, for ids: Tensor<Int>
) -> [Answer] {
  let names = Answer("parameters", parameterList(of: model))
  if !isTraining { model.eval() }
  manualSeed(5)  // for dropout
  let scores = model(ids)
  if scores.requiresGradient {
    (scores * random(scores.shape, seed: 7)).sum().backward()
  }
  return [names, Answer("scores", scores.detached())] + gradients(of: model)
}

private func gradients(of module: Module) -> [Answer] {
  module.namedParameters.sorted { $0.name < $1.name }.map {
    let none = Tensor<Float>.zeros($0.parameter.value.shape)
    return Answer("gradient of \($0.name)", $0.parameter.gradient ?? none)
  }
}

/// A layer that is a formula.
final class Formula: Module, Layer {
  private let formula: (Tensor<Float>) -> Tensor<Float>

  init(_ formula: @escaping (Tensor<Float>) -> Tensor<Float>) {
    self.formula = formula
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { formula(x) }
}
