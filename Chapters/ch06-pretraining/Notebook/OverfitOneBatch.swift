import Architecture
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// The notes: a check that catches most bugs in a training loop within
/// seconds.
func overfitOneBatch(_ notebook: Notebook, _ setup: TrainingSetup) throws {
  notebook.cell(
    "5.4 Sanity check: overfit one batch",
    """
    A model trained on the same batch over and over must memorise it, and \
    its loss must approach 0. If it does not, something is wrong: \
    unshifted targets, gradients that are not cleared, a learning rate far \
    off. This model is tiny: two blocks of width 64, on one batch of the \
    training text.
    """)
  let configuration = GPTConfiguration(
    vocabularySize: setup.tokenizer.vocabularySize,
    contextLength: setup.configuration.contextLength,
    embeddingWidth: 64, headCount: 4, layerCount: 2, dropout: 0)
  notebook.manualSeed(123)
  let model = GPTModel(configuration)
  let optimizer = AdamW(
    model.parameters, learningRate: 1e-2, weightDecay: 0)
  let window = setup.training.dataset[0]
  let inputs = window.inputs.unsqueezed(at: 0)  // [1, tokens]
  let targets = window.targets.unsqueezed(at: 0)
  var losses: [Float] = []
  for step in 0..<60 {
    optimizer.zeroGradients()
    let loss = batchLoss(of: model, on: (inputs, targets))
    loss.backward()
    optimizer.step()
    losses.append(loss.item)
    if step.isMultiple(of: 10) {
      notebook.print("step \(step):", loss.item)
    }
  }
  notebook.claim(
    "after 60 steps the batch is memorised: loss below 0.05",
    losses[59] < 0.05)
}
