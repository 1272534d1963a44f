import Architecture
import Classification
import Notebooks
import Tensors

extension ClassificationData {
  /// Loads what the reader's options ask for, and prints what the chapter
  /// runs on.
  ///
  /// With the small model, the few longest messages are cut, to save time.
  init(_ notebook: Notebook) throws {
    try self.init(
      model: notebook.option("--model"),
      dataFolder: notebook.dataFolder?.path,
      seed: notebook.seed(default: 123),
      small: ClassificationSettings(
        length: 48, epochs: 2, learningRate: 1e-3),
      gpt2: ClassificationSettings(
        length: nil, epochs: 5, learningRate: 8e-4))
    let epochs = notebook.number("--epochs")
    if epochs > 0 { settings.epochs = epochs }
    for notice in notices { notebook.print(notice) }
  }
}

extension Notebook {
  /// The rank that the reader chose for the LoRA layers.
  var rank: Int { number("--rank") }
  /// The alpha that the reader chose for the LoRA layers.
  var alpha: Double { Double(number("--alpha")) }
}

/// Measures a classifier on training, validation and test messages, in
/// percent; draws under the seed.
func accuracies(
  of model: GPTModel, on loaders: MessageLoaders, seed: Int,
  batches: Int? = nil
) -> [Double] {
  manualSeed(seed)
  return [loaders.training, loaders.validation, loaders.test].map {
    100 * accuracy(of: model, on: $0, batches: batches)
  }
}

/// Formats the accuracies of the three parts as a line of text.
func line(_ accuracies: [Double]) -> String {
  zip(["training", "validation", "test"], accuracies)
    .map { "\($0) \($1.decimals(2)) %" }.joined(separator: ", ")
}
