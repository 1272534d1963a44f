import NeuralNetworks
import Tensors

/// Several feed-forward networks, of which a router picks a few for each
/// token.
///
/// A token's output is the sum of its experts' outputs, weighted by a softmax
/// over their scores. Only the experts that were picked compute anything.
/// Shazeer and others, 2017; transformers: `MixtralSparseMoeBlock`.
public final class MixtureOfExperts: Module, Layer {
  /// Scores the experts: `[experts, width]`.
  public let router: Linear
  public let experts: [any Layer]
  /// How many experts a token gets.
  public let chosenCount: Int
  /// What the router decided in the last call.
  public private(set) var routing: Routing?

  /// Traps unless `chosenCount` is from 1 to the number of experts.
  public init(width: Int, experts: [any Layer], chosenCount: Int) {
    precondition(
      (1...max(experts.count, 1)).contains(chosenCount) && !experts.isEmpty,
      "MixtureOfExperts: \(chosenCount) of \(experts.count) experts")
    router = Linear(
      inputSize: width, outputSize: experts.count, hasBias: false)
    self.experts = experts
    self.chosenCount = chosenCount
  }

  /// Applies the layer to each token: `[batch, tokens, width]`, same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let width = router.inputSize
    let tokens = x.reshaped(to: [-1, width])  // [tokens, width]
    let routing = Routing(scores: router(tokens), chosenCount: chosenCount)
    self.routing = routing

    var outputs: [Tensor<Float>] = []
    for (expert, places) in zip(experts, routing.places)
    where !places.isEmpty {
      let rows = places.map { $0 / chosenCount }
      outputs.append(
        expert(tokens.selected(along: 0, indices: Tensor(rows))))
    }
    // Rows stand expert by expert; put them back in the order of tokens.
    let sorted = concatenated(outputs, along: 0)
    let byToken = sorted.selected(along: 0, indices: routing.inverse)
      .reshaped(to: [-1, chosenCount, width])
    let weighted = byToken * routing.weights.unsqueezed(at: 2)
    return weighted.sum(along: 1).reshaped(to: x.shape)
  }
}

/// Which experts the tokens got, and with what weight.
public struct Routing {
  /// The probability that the router gives each expert: `[tokens, experts]`.
  public let probabilities: Tensor<Float>
  /// The experts of each token, and their weights, which sum to one:
  /// `[tokens, chosen]`.
  public let chosen: Tensor<Int>
  public let weights: Tensor<Float>
  /// For each expert, where it stands in `chosen`, counted row by row.
  let places: [[Int]]
  /// Where each element of `chosen` stands in `places` joined together.
  let inverse: Tensor<Int>

  init(scores: Tensor<Float>, chosenCount: Int) {
    probabilities = scores.softmax(along: -1)
    chosen = scores.detached().topk(chosenCount).indices
    weights = scores.gathered(along: 1, at: chosen).softmax(along: -1)
    var places = [[Int]](repeating: [], count: scores.shape[1])
    for (place, expert) in chosen.scalars.enumerated() {
      places[expert].append(place)
    }
    self.places = places
    var inverse = [Int](repeating: 0, count: chosen.count)
    for (row, place) in places.joined().enumerated() {
      inverse[place] = row
    }
    self.inverse = Tensor(inverse)
  }

  /// The share of all choices that each expert got: `[experts]`, sum 1.
  public var shares: Tensor<Float> {
    let counts = chosen.bincount(minimumLength: places.count)
    return counts.to(Float.self) / Float(chosen.count)
  }

  /// Experts · Σ share · mean probability: 1 if all experts get the same,
  /// and more the more a few get.
  ///
  /// Shares have no gradient, so it pushes down the probabilities of the
  /// experts that get much. Fedus and others, 2021; transformers'
  /// `load_balancing_loss_func` is larger by a factor of the experts chosen.
  public var balanceLoss: Tensor<Float> {
    let mean = probabilities.mean(along: 0)  // [experts]
    return Float(places.count) * (shares * mean).sum()
  }
}
