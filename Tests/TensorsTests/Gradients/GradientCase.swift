import Testing

@testable import Tensors

/// Where the inputs of a gradient check are drawn from: slopes are of order one there, and no kink is near.
enum Sample: Sendable {
  /// From −1.5 to 1.5.
  case spread([Int])
  /// From 0.5 to 2.
  case positive([Int])
  /// From 0.3 to 1.5, with either sign: not near zero.
  case awayFromZero([Int])
  /// Multiples of 0.3 in random order, no two equal.
  case distinct([Int])
  /// From 0.2 to 0.8.
  case probability([Int])

  func drawn(from generator: RandomGenerator) -> Tensor<Float> {
    switch self {
    case .spread(let shape):
      return .uniform(shape, from: -1.5, to: 1.5, generator: generator)
    case .positive(let shape):
      return .uniform(shape, from: 0.5, to: 2, generator: generator)
    case .awayFromZero(let shape):
      let sign = 2 * Tensor<Int>.randint(0, 2, shape, generator: generator).to(Float.self) - 1
      return sign * .uniform(shape, from: 0.3, to: 1.5, generator: generator)
    case .distinct(let shape):
      let count = shape.reduce(1, *)
      let order = Tensor<Int>.randperm(count, generator: generator).to(Float.self)
      return (0.3 * (order - Float(count) / 2)).reshaped(to: shape)
    case .probability(let shape):
      return .uniform(shape, from: 0.2, to: 0.8, generator: generator)
    }
  }
}

/// One row of the gradient table: an operation and the inputs to check it at.
struct GradientCase: Sendable, CustomTestStringConvertible {
  let name: String
  let samples: [Sample]
  let compute: @Sendable ([Tensor<Float>]) -> Tensor<Float>

  init(_ name: String, _ samples: Sample..., compute: @escaping @Sendable ([Tensor<Float>]) -> Tensor<Float>)
  {
    (self.name, self.samples, self.compute) = (name, samples, compute)
  }

  var testDescription: String { name }

  /// The same inputs at every call, outside the graph.
  func inputs() -> [Tensor<Float>] {
    let generator = RandomGenerator(seed: 2024)
    return samples.map { $0.drawn(from: generator) }
  }

  /// Weights for the elements of the output, so that no symmetry of the operation hides a mistake.
  func outputWeights(_ shape: [Int]) -> Tensor<Float> {
    .uniform(shape, from: -1, to: 1, generator: RandomGenerator(seed: 7))
  }

  /// The gradients of the weighted sum of the output, by the library.
  func gradients(at inputs: [Tensor<Float>], seedLayout: (Tensor<Float>) -> Tensor<Float> = { $0 })
    -> [Tensor<Float>?]
  {
    let leaves = inputs.map { $0.requiringGradient() }
    let output = compute(leaves)
    output.backward(gradient: seedLayout(outputWeights(output.shape)))
    return leaves.map(\.gradient)
  }

  /// The weighted sum of the output, in double precision.
  func weightedSum(at inputs: [Tensor<Float>]) -> Double {
    let output = compute(inputs)
    return zip(output.scalars, outputWeights(output.shape).scalars)
      .reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// The slope of the weighted sum at one element, by the five-point difference
  /// (f(−2h) − 8 f(−h) + 8 f(h) − f(2h)) / 12 h.
  func slope(at inputs: [Tensor<Float>], input: Int, element: Int, step: Float) -> Double {
    func value(_ steps: Float) -> Double {
      var moved = inputs
      var scalars = inputs[input].scalars
      scalars[element] += steps * step
      moved[input] = Tensor<Float>(scalars: scalars, shape: inputs[input].shape)
      return weightedSum(at: moved)
    }
    return (value(-2) - 8 * value(-1) + 8 * value(1) - value(2)) / (12 * Double(step))
  }

  /// The names of all operations in the graph of the output.
  func operations() -> Set<String> {
    let output = compute(inputs().map { $0.requiringGradient() })
    var (names, next): (Set<String>, [GraphNode]) = ([], output.node.map { [$0] } ?? [])
    while let node = next.popLast() {
      names.insert(node.operation)
      next += node.inputs
    }
    return names
  }
}
