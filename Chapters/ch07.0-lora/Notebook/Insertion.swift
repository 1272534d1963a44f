import Architecture
import Classification
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: LoRA in the model.
func insertLoRA(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders, accuracies before: [Double]
) throws {
  notebook.cell(
    "E.4 Freezing, and replacing every linear layer",
    """
    First all parameters are frozen. Then every linear layer, including \
    the new head, is replaced by one with LoRA; only its A and B are \
    trainable. (--rank and --alpha change them.)
    """)
  notebook.ask("Which share of the parameters will be trainable?")
  notebook.source(
    of: "replaceLinearWithLoRA", "GPTModel.replaceLinearLayers")
  let model = try data.makeClassifier(training: .everything)
  var counts = [model.trainableParameterCount]
  model.freeze()
  counts.append(model.trainableParameterCount)
  notebook.manualSeed(123)
  // as in the book, which measures here and so moves the random numbers
  _ = accuracies(of: model, on: loaders, batches: 1)
  replaceLinearWithLoRA(
    in: model, rank: notebook.rank, alpha: notebook.alpha)
  counts.append(model.trainableParameterCount)
  notebook.show(
    "trainable parameters", Tensor(counts),
    columns: ["at first", "frozen", "with LoRA"])
  if data.isBookRun, notebook.rank == 16 {
    notebook.compare("with LoRA of rank 16", counts[2], book: 2_666_528)
  }

  notebook.cell(
    "E.4 A block with LoRA",
    "Each block has six linear layers, each with its own A and B.")
  notebook.print(model.blocks[0])

  notebook.cell(
    "E.4 The same accuracy as before",
    "Since every B is zero, the model's outputs are unchanged.")
  notebook.manualSeed(123)
  let after = accuracies(of: model, on: loaders, batches: 10)
  notebook.show(
    "accuracy in percent", Tensor(after.map { Float($0) }),
    columns: ["training", "validation", "test"], decimals: 2)
  notebook.claim("the same accuracies as before", after == before)
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
  let atFirst = model.trainableParameterCount
  model.freeze()
  let frozen = model.trainableParameterCount
  replaceLinearWithLoRA(in: model, rank: 16, alpha: 16)
  let withLoRA = model.trainableParameterCount
  notebook.compare("trainable at first", atFirst, book: 124_441_346)
  notebook.compare("frozen", frozen, book: 0)
  notebook.compare("with LoRA", withLoRA, book: 2_666_528)

  notebook.cell(
    "E.4 Which layers they are in",
    """
    A layer adds rank · (inputs + outputs) parameters. The feed-forward \
    layers, four times as wide on one side, account for more than half.
    """)
  notebook.source(of: "loraParameterCount")
  let numbers = ["layers", "parameters"]
  var table = Table(["role"] + numbers, numbers: Set(numbers))
  for role in LinearRole.allCases {
    let layers = model.linearPlaces.filter { $0.role == role }.map(\.layer)
    let count = loraParameterCount(
      for: layers.map { ($0.inputSize, $0.outputSize) }, rank: 16)
    table.append([role.rawValue, "\(layers.count)", "\(count)"])
  }
  notebook.show("LoRA of rank 16", table)
}
