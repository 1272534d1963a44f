import Architecture
import Classification
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: LoRA in the model.
func insertLoRA(_ notebook: Notebook, _ material: Material, _ model: GPTModel, accuracies before: [Double]) {
  notebook.cell(
    "E.4 Freezing, and replacing every linear layer",
    """
    All parameters are frozen. Then every linear layer, the new head too, gives way to one with LoRA, whose A \
    and B are the only parameters left to train. (--rank and --alpha change them.)
    """)
  notebook.show("trainable before", model.trainableParameterCount)
  model.freeze()
  notebook.show("frozen", model.trainableParameterCount)
  manualSeed(material.seed)
  _ = material.accuracies(of: model, batches: 1)  // A is drawn where the accuracies left the generator
  replaceLinearWithLoRA(in: model, rank: material.rank, alpha: material.alpha)
  notebook.show("with LoRA", model.trainableParameterCount)
  if material.isBookRun, material.rank == 16 {
    notebook.compare("with LoRA of rank 16", model.trainableParameterCount, book: 2_666_528)
  }

  notebook.cell("E.4 A block with LoRA", "Six linear layers in each block, each with A and B beside it.")
  notebook.print(model.blocks[0])

  notebook.cell(
    "E.4 The same accuracy as before",
    "Since every B is zero, the model answers as it did without LoRA, to the bit.")
  let after = material.accuracies(of: model, batches: 10)
  notebook.print(described(after))
  notebook.show("as before", after == before)
  if material.isBookRun {
    notebook.compare("accuracies in percent", after, book: [46.25, 45.00, 48.75], decimals: 2)
  }
}

/// Section E.4: the counts that the book prints.
func countBookModel(_ notebook: Notebook) {
  notebook.cell(
    "E.4 The book's counts",
    """
    To count, a model needs no pretrained weights: this one has the sizes of the book's and random numbers. \
    Rank 16 trains one parameter in 47.
    """)
  var configuration = GPTConfiguration.gpt124M
  configuration.hasQKVBias = true
  let model = GPTModel(configuration)
  model.becomeClassifier(training: .everything)
  notebook.compare("trainable at first", model.trainableParameterCount, book: 124_441_346)
  model.freeze()
  notebook.compare("frozen", model.trainableParameterCount, book: 0)
  replaceLinearWithLoRA(in: model, rank: 16, alpha: 16)
  notebook.compare("with LoRA", model.trainableParameterCount, book: 2_666_528)

  notebook.cell(
    "E.4 Where they are",
    """
    A layer costs rank · (inputs + outputs). The feed-forward layers, four times as wide on one side, take \
    more than half.
    """)
  for role in LinearRole.allCases {
    let layers = model.linearPlaces.filter { $0.role == role }.map(\.layer)
    let count = loraParameterCount(besides: layers.map { ($0.inputSize, $0.outputSize) }, rank: 16)
    notebook.print("\(role.rawValue): \(layers.count) · 16 · (inputs + outputs) = \(count)")
  }
}
