import NeuralNetworks
import Tensors

/// A model small enough to train in a second: embeddings, layers with a
/// shortcut around each, and a head. There are no norms.
public final class SmallModel: Module {
  public let token: Embedding
  public let position: Embedding?
  public let layers: [any Layer]
  public let head: Linear

  /// Makes a model for ids below `vocabulary`. With `places`, each of so
  /// many positions has a vector; without, the order is left to the layers.
  public init(
    vocabulary: Int, places: Int? = nil, width: Int, outputs: Int,
    layers: [any Layer]
  ) {
    token = Embedding(count: vocabulary, width: width)
    position = places.map { Embedding(count: $0, width: width) }
    self.layers = layers
    head = Linear(inputSize: width, outputSize: outputs)
  }

  /// Scores the answer at each token: `[batch, tokens]` →
  /// `[batch, tokens, outputs]`.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    let states = states(of: ids)
    return head(states[states.count - 1])
  }

  /// Returns the vectors of all tokens before the first layer and after
  /// each: layers + 1 of `[batch, tokens, width]`.
  public func states(of ids: Tensor<Int>) -> [Tensor<Float>] {
    var x = token(ids)
    if let position { x = x + position(.arange(ids.shape[1])) }
    var all = [x]
    for layer in layers {
      x = x + layer(x)
      all.append(x)
    }
    return all
  }

  /// Trains on fresh examples: the last scores of the ids `[batch, tokens]`
  /// against as many targets `[batch, answers]`.
  public func train(
    steps: Int, rate: Double = 0.003,
    examples: () -> (ids: Tensor<Int>, targets: Tensor<Int>)
  ) {
    let optimizer = AdamW(parameters, learningRate: rate, weightDecay: 0)
    for _ in 0..<steps {
      let (ids, targets) = examples()
      let scores = self(ids)[0..., (-targets.shape[1])...]
      optimizer.zeroGradients()
      scores.flattened(from: 0, to: 1)
        .crossEntropy(targets: targets.flattened()).backward()
      optimizer.step()
    }
  }

  /// Returns the share of right answers.
  public func accuracy(
    on ids: Tensor<Int>, targets: Tensor<Int>
  ) -> Double {
    let scores = noGrad { self(ids)[0..., (-targets.shape[1])...] }
    let right = (scores.argmax(along: -1) .== targets).to(Float.self)
    return Double(right.mean().item)
  }
}

/// The simplest recurrent network: each state is made from the one before
/// and the next token. PyTorch: `torch.nn.RNN`. Elman, 1990.
public final class RecurrentLayer: Module, Layer {
  public let input: Linear
  public let recurrent: Linear

  /// Makes a layer for `[batch, tokens, width]`.
  public init(width: Int) {
    input = Linear(inputSize: width, outputSize: width)
    recurrent = Linear(inputSize: width, outputSize: width, hasBias: false)
  }

  /// Returns the state after each token, of the same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let inputs = input(x)
    var state = Tensor<Float>.zeros([x.shape[0], x.shape[2]])
    let states = (0..<x.shape[1]).map { token in
      state = (inputs[0..., token] + recurrent(state)).tanh()
      return state
    }
    return stacked(states, along: 1)
  }
}
