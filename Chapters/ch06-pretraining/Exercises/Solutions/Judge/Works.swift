import Foundation
import NeuralNetworks
import Pretraining
import Tensors

extension PretrainingWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: PretrainingWork {
    var work = PretrainingWork()
    work.perplexity = { exp($0) }
    work.crossEntropy = { $0.crossEntropy(targets: $1) }
    work.split = { text, share in
      let end = text.index(
        text.startIndex, offsetBy: Int(share * Double(text.count)))
      return (String(text[..<end]), String(text[end...]))
    }
    work.probabilities = { softmax(of: $0, temperature: $1) }
    work.topK = { $0.keepingTopK($1) }
    work.drawToken = { probabilities, number in
      let sums = Tensor(probabilities).cumulativeSum(along: 0).scalars
      return sums.firstIndex { number < $0 } ?? sums.count - 1
    }
    work.splitProjection = { weight in
      let width = weight.shape[0]
      return (0..<3).map { part in
        weight.transposed()[part * width..<(part + 1) * width].contiguous()
      }
    }
    work.learningRate = { step, warmUp, total, initial, peak, lowest in
      let rise = Schedule.linear(from: initial, to: peak, steps: warmUp)
      let fall = Schedule.cosine(
        from: peak, to: lowest, steps: total - warmUp)
      return rise.then(fall)(step)
    }
    work.clipped = clippedByLibrary
    work.adamW = {
      NeuralNetworks.AdamW($0, learningRate: $1, weightDecay: $2)
    }
    work.train = trainedByLibrary
    return work
  }

  /// The solutions.
  public static var solutions: PretrainingWork {
    var work = PretrainingWork()
    work.perplexity = PretrainingJudge.perplexity
    work.crossEntropy = PretrainingJudge.crossEntropy
    work.split = PretrainingJudge.split
    work.probabilities = PretrainingJudge.probabilities
    work.topK = PretrainingJudge.topK
    work.drawToken = PretrainingJudge.drawToken
    work.splitProjection = PretrainingJudge.splitProjection
    work.learningRate = PretrainingJudge.learningRate
    work.clipped = PretrainingJudge.clipped
    work.adamW = PretrainingJudge.AdamW.init
    work.train = PretrainingJudge.train
    return work
  }
}

/// Clips the gradients of parameters, as `clipGradientNorm` does.
private func clippedByLibrary(
  _ gradients: [Tensor<Float>], maximum: Float
) -> [Tensor<Float>] {
  let layers = gradients.map { gradient in
    let layer = Scaled(gradient.shape)
    (layer.scale * gradient).sum().backward()
    return layer
  }
  clipGradientNorm(layers.flatMap(\.parameters), maximum: Double(maximum))
  return layers.map { $0.parameters[0].gradient! }
}

/// A module with one parameter of ones.
private final class Scaled: Module {
  @Parameter var scale: Tensor<Float>

  init(_ shape: [Int]) { scale = .ones(shape) }
}

/// Trains with the step that the other loops of the project share.
private func trainedByLibrary(
  _ model: Module, _ batches: [PretrainingWork.Batch],
  _ optimizer: Optimizer, _ epochs: Int,
  _ loss: (PretrainingWork.Batch) throws -> Tensor<Float>
) throws -> [Float] {
  try (0..<epochs).flatMap { _ in
    model.train()
    return try batches.map { batch in
      try optimizer.step { try loss(batch) }
    }
  }
}
