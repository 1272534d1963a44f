import NeuralNetworks
import Tensors

/// Trains a recurrent network to name the first token after a gap of noise,
/// and returns the share of new texts for which it does.
///
/// The token is one of four, marked by its place alone; the noise is drawn
/// from the same four.
public func recallAccuracy(
  isLSTM: Bool, gap: Int, seed: Int, steps: Int = 150
) -> Double {
  let generator = RandomGenerator(seed: UInt64(seed))
  let layer: any RecurrentLayer =
    isLSTM
    ? LSTM(inputSize: 5, width: 24) : RNN(inputSize: 5, width: 24)
  if let lstm = layer as? LSTM, let bias = lstm.input.bias {
    let open = bias.detached().copied()
    open[24..<48] = Tensor(3)  // the rows of the forget gate
    lstm.input.bias = open
  }
  let head = Linear(inputSize: 24, outputSize: 4)
  let optimizer = Adam(
    layer.parameters + head.parameters, learningRate: 5e-3)

  /// Tokens by position, `[batch, 5]` each, and the first token's number.
  func texts(_ batch: Int) -> (inputs: [Tensor<Float>], first: Tensor<Int>)
  {
    let ids = (0...gap).map { _ in
      Tensor((0..<batch).map { _ in Int(generator.nextUInt32() % 4) })
    }
    let inputs = ids.enumerated().map { place, ids in
      // The fifth number says that the token is the first.
      let mark = Tensor<Float>.full([batch, 1], place == 0 ? 1 : 0)
      let token = ids.oneHot(classes: 4).to(Float.self)
      return concatenated([token, mark], along: 1)
    }
    return (inputs, ids[0])
  }
  for _ in 0..<steps {
    let (inputs, first) = texts(16)
    optimizer.step(maximumGradientNorm: 1) {
      head(layer.states(inputs).last!).crossEntropy(targets: first)
    }
  }
  let (inputs, first) = texts(200)
  let answers = noGrad { head(layer.states(inputs).last!).argmax(along: 1) }
  let right = (answers .== first).scalars.count { $0 }
  return Double(right) / 200
}
