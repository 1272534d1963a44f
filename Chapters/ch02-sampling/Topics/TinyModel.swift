import Architecture
import NeuralNetworks
import Sampling
import Tensors

/// Makes a small GPT without dropout, its weights drawn from `seed`.
public func tinyGPT(
  vocabulary: Int, context: Int, width: Int = 32, layers: Int = 1,
  seed: Int
) -> GPTModel {
  manualSeed(seed)
  return GPTModel(
    GPTConfiguration(
      vocabularySize: vocabulary, contextLength: context,
      embeddingWidth: width, headCount: 2, layerCount: layers, dropout: 0))
}

/// Trains on one batch a step with AdamW; `batch` gets the step's number.
public func fit(
  _ model: GPTModel, steps: Int, learningRate: Double = 3e-3,
  batch: (Int) -> TokenBatch
) {
  let optimizer = AdamW(model.parameters, learningRate: learningRate)
  for step in 0..<steps {
    optimizer.zeroGradients()
    meanLoss(of: model, on: batch(step)).backward()
    optimizer.step()
  }
}

/// The mean cross entropy over all positions of a batch.
public func meanLoss(
  of model: GPTModel, on batch: TokenBatch
) -> Tensor<Float> {
  model(batch.inputs).flattened(from: 0, to: 1)
    .crossEntropy(targets: batch.targets.flattened())
}

/// The cross entropy at each position, `[batch, tokens]`, unrecorded.
public func tokenLosses(
  of model: GPTModel, on batch: TokenBatch
) -> Tensor<Float> {
  noGrad {
    model(batch.inputs).flattened(from: 0, to: 1)
      .crossEntropy(targets: batch.targets.flattened(), reduction: .none)
      .reshaped(to: batch.targets.shape)
  }
}

/// The gradient of a loss by all parameters, one after another.
public func gradient(
  of loss: Tensor<Float>, by model: GPTModel
) -> Tensor<Float> {
  model.zeroGradients()
  loss.backward()
  let parts = model.parameters.map { parameter in
    (parameter.gradient ?? .zeros(parameter.value.shape)).flattened()
  }
  return concatenated(parts, along: 0)
}

/// The largest difference between elements.
public func largestDifference(
  _ a: Tensor<Float>, _ b: Tensor<Float>
) -> Float {
  (a.detached() - b.detached()).abs().max().item
}
