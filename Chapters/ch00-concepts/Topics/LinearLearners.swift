import NeuralNetworks
import Tensors

/// Trains a linear layer to tell classes apart: logistic regression for
/// more than two. All points are one batch, so chance decides nothing.
///
/// - Parameters:
///   - points: `[points, width]`
///   - labels: `[points]`, made by a teacher
public func classifier(
  of points: Tensor<Float>, labels: Tensor<Int>, classes: Int,
  steps: Int = 1000
) -> Linear {
  fitted(from: points, outputs: classes, rate: 1.5, steps: steps) {
    logits in
    logits.crossEntropy(targets: labels)
  }
}

/// Trains a linear layer to predict each point from the one before: the
/// targets are the points themselves.
public func nextPointPredictor(
  of points: Tensor<Float>, steps: Int = 1000
) -> Linear {
  let before = points[0..<points.shape[0] - 1]
  let after = points[1...]
  let width = points.shape[1]
  return fitted(from: before, outputs: width, rate: 0.3, steps: steps) {
    $0.meanSquaredError(targets: after)
  }
}

/// Minimises a loss of a linear layer's outputs, from weights of zero.
private func fitted(
  from inputs: Tensor<Float>, outputs: Int, rate: Double, steps: Int,
  loss: (Tensor<Float>) -> Tensor<Float>
) -> Linear {
  let layer = Linear(
    weight: .zeros([outputs, inputs.shape[1]]), bias: .zeros([outputs]))
  let optimizer = SGD(layer.parameters, learningRate: rate, momentum: 0.95)
  for _ in 0..<steps { optimizer.step { loss(layer(inputs)) } }
  return layer
}

/// Computes by what share a guess of the next point lowers the squared
/// error of always guessing `mean`: 1 is perfect, 0 no better.
public func foresight(
  of predictor: Linear, _ mean: Tensor<Float>, on points: Tensor<Float>
) -> Float {
  let after = points[1...]
  let guesses = noGrad { predictor(points[0..<points.shape[0] - 1]) }
  let baseline = mean.expanded(to: after.shape)
  return 1 - guesses.meanSquaredError(targets: after).item
    / baseline.meanSquaredError(targets: after).item
}
