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
  manualSeed(setup.seed)
  let model = GPTModel(configuration)
  let optimizer = AdamW(
    model.parameters, learningRate: 1e-2, weightDecay: 0)
  let batch = setup.training.dataset[0]
  let (inputs, targets) = (
    batch.inputs.unsqueezed(at: 0), batch.targets.unsqueezed(at: 0)
  )  // [1, tokens]
  let losses = try (0..<60).map { step in
    try optimizer.step {
      try batchLoss(of: model, on: (inputs, targets)).finite(atStep: step)
    }
  }
  for step in stride(from: 0, to: 60, by: 10) {
    notebook.print("step \(step): loss \(losses[step])")
  }
  notebook.show("memorised", losses[59] < 0.05)
}
