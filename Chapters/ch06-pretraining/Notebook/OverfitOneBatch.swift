import Architecture
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// The notes: a check that finds most mistakes in a training loop within seconds.
func overfitOneBatch(_ notebook: Notebook, _ setup: TrainingSetup) {
  notebook.cell(
    "5.4 Sanity check: overfit one batch",
    """
    A model that is trained on one batch over and over must learn it by heart, and its loss must go to 0. If it \
    does not, something is wrong: targets that are not moved on, gradients that are not cleared, a rate \
    far off. This one is tiny: two blocks of width 64, on one batch of the training text.
    """)
  let configuration = GPTConfiguration(
    vocabularySize: setup.tokenizer.vocabularySize, contextLength: setup.configuration.contextLength,
    embeddingWidth: 64, headCount: 4, layerCount: 2, dropout: 0)
  manualSeed(setup.seed)
  let model = GPTModel(configuration)
  let optimizer = AdamW(model.parameters, learningRate: 1e-2, weightDecay: 0)
  let batch = setup.training.dataset[0]
  let (inputs, targets) = (batch.inputs.unsqueezed(at: 0), batch.targets.unsqueezed(at: 0))  // [1, tokens]
  let losses = (0..<60).map { _ in
    optimizer.step { batchLoss(of: model, on: (inputs, targets)) }
  }
  for step in stride(from: 0, to: 60, by: 10) { notebook.print("step \(step): loss \(losses[step])") }
  notebook.show("learned by heart", losses[59] < 0.05)
}
