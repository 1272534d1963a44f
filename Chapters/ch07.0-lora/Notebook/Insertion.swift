import Architecture
import Classification
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: LoRA in the model.
func insertLoRA(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders,
  accuracies before: [Double]
) {
  notebook.cell(
    "E.4 Freezing, and replacing every linear layer",
    """
    First all parameters are frozen. Then every linear layer, including \
    the new head, is replaced by one with LoRA; only its A and B are \
    trainable. (--rank and --alpha change them.)
    """)
  notebook.show("trainable before", model.trainableParameterCount)
  model.freeze()
  notebook.show("frozen", model.trainableParameterCount)
  // The book draws A after this.
  _ = accuracies(of: model, on: loaders, seed: data.seed, batches: 1)
  replaceLinearWithLoRA(
    in: model, rank: notebook.rank, alpha: notebook.alpha)
  notebook.show("with LoRA", model.trainableParameterCount)
  if data.isBookRun, notebook.rank == 16 {
    notebook.compare(
      "with LoRA of rank 16", model.trainableParameterCount, book: 2_666_528
    )
  }

  notebook.cell(
    "E.4 A block with LoRA",
    "Each block has six linear layers, each with its own A and B.")
  notebook.print(model.blocks[0])

  notebook.cell(
    "E.4 The same accuracy as before",
    "Since every B is zero, the model's outputs are unchanged, bit for bit."
  )
  let after = accuracies(
    of: model, on: loaders, seed: data.seed, batches: 10)
  notebook.print(line(after))
  notebook.show("as before", after == before)
  if data.isBookRun {
    notebook.compare(
      "accuracies in percent", after, book: [46.25, 45.00, 48.75],
      decimals: 2)
  }
}

/// Section E.4: the counts that the book prints.
func countBookModel(_ notebook: Notebook) {
  notebook.cell(
    "E.4 The book's counts",
    """
    Counting parameters needs no pretrained weights: this model has the \
    book's sizes and random weights. With rank 16, one parameter in 47 is \
    trainable.
    """)
  var configuration = GPTConfiguration.gpt124M
  configuration.hasQKVBias = true
  let model = GPTModel(configuration)
  model.becomeClassifier(training: .everything)
  notebook.compare(
    "trainable at first", model.trainableParameterCount, book: 124_441_346)
  model.freeze()
  notebook.compare("frozen", model.trainableParameterCount, book: 0)
  replaceLinearWithLoRA(in: model, rank: 16, alpha: 16)
  notebook.compare(
    "with LoRA", model.trainableParameterCount, book: 2_666_528)

  notebook.cell(
    "E.4 Which layers they are in",
    """
    A layer adds rank · (inputs + outputs) parameters. The feed-forward \
    layers, four times as wide on one side, account for more than half.
    """)
  for role in LinearRole.allCases {
    let layers = model.linearPlaces.filter { $0.role == role }.map(\.layer)
    let count = loraParameterCount(
      for: layers.map { ($0.inputSize, $0.outputSize) }, rank: 16)
    notebook.print(
      "\(role.rawValue): \(layers.count) · 16 · (inputs + outputs) = \(count)"
    )
  }
}
