import Architecture
import Classification
import Foundation
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

extension ClassificationData {
  /// Loads what the reader's options ask for, and prints what the chapter
  /// runs on.
  ///
  /// With the small model, long messages are cut, to save time.
  init(_ notebook: Notebook) throws {
    try self.init(
      model: notebook.option("--model"),
      dataFolder: notebook.dataFolder?.path,
      seed: notebook.seed(default: 123),
      small: ClassificationSettings(
        length: 40, epochs: 2, learningRate: 1e-3),
      gpt2: ClassificationSettings(
        length: nil, epochs: 5, learningRate: 8e-4))
    let epochs = notebook.number("--epochs")
    if epochs > 0 { settings.epochs = epochs }
    for notice in notices { notebook.print(notice) }
    if !isBookRun {
      notebook.prose(
        """
        The book's numbers for the trained model need both the SMS Spam \
        Collection and GPT-2 (--model gpt2). Its counts of parameters need \
        neither.
        """)
    }
  }

  /// The epochs of trainings that are compared with each other: fewer for
  /// the small model, to save time.
  var comparedEpochs: Int { base.isGPT2 ? settings.epochs : 1 }

  /// A frozen classifier with new LoRA layers, drawn as the book draws them.
  func loraClassifier(
    _ loaders: MessageLoaders, rank: Int, alpha: Double,
    roles: Set<LinearRole> = Set(LinearRole.allCases),
    prepare: (GPTModel) -> Void = { _ in }
  ) throws -> GPTModel {
    let model = try makeClassifier(training: .everything)
    model.freeze()
    prepare(model)
    // The book measures before it draws A, which moves the random numbers.
    manualSeed(seed)
    _ = accuracies(of: model, on: loaders, batches: 1)
    replaceLinearWithLoRA(in: model, rank: rank, alpha: alpha, roles: roles)
    return model
  }
}

extension Notebook {
  /// The rank that the reader chose for the LoRA layers.
  var rank: Int { number("--rank") }
  /// The alpha that the reader chose for the LoRA layers.
  var alpha: Double { Double(number("--alpha")) }

  /// Shows the steps of a training loop.
  func progress(of steps: Int) -> (ClassifierEvent) throws -> Void {
    { event in
      if case .step(let step, let loss) = event {
        self.progress(
          step + 1, of: steps, label: "training",
          "loss \(Double(loss).decimals(3))")
      }
    }
  }
}

/// Measures a classifier on training, validation and test messages, in
/// percent.
func accuracies(
  of model: GPTModel, on loaders: MessageLoaders, batches: Int? = nil
) -> [Double] {
  [loaders.training, loaders.validation, loaders.test].map {
    100 * accuracy(of: model, on: $0, batches: batches)
  }
}
