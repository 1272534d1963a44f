import Architecture
import Classification
import Corpora
import Datasets
import Foundation
import Notebooks
import Pretraining
import Tensors
import Tokenizing

/// What the chapter works with: a pretrained model, and messages to sort.
struct Material {
  let name: PretrainedName
  let location: DataLocation
  let messages: SourcedMessages
  /// The vocabulary that the model knows.
  let tokenizer: BytePairEncoding
  /// The model's context.
  let contextLength: Int
  let split: MessageSplit
  let loaders: MessageLoaders
  let seed: Int
  let rank: Int
  let alpha: Double
  let epochs: Int

  init(_ notebook: Notebook) throws {
    location = try DataLocation(option: notebook.dataFolder?.path)
    name = PretrainedName(rawValue: notebook.option("--model")) ?? .standIn
    let pretrained = try PretrainedModel.load(name, in: location, dropout: 0)
    messages = try Corpus.messages(in: location)
    for notice in [pretrained.notice, messages.notice] { notebook.print(notice) }
    tokenizer = pretrained.tokenizer
    contextLength = pretrained.configuration.contextLength
    split = MessageSplit(balanced(messages.messages))
    // For the small model the few longest messages are cut, to save time.
    loaders = MessageLoaders(
      split, tokenizer: tokenizer, length: name == .standIn ? Self.smallLength : nil,
      contextLength: contextLength)
    seed = notebook.seed(default: 123)
    rank = notebook.number("--rank")
    alpha = Double(notebook.number("--alpha"))
    let epochs = notebook.number("--epochs")
    self.epochs = epochs > 0 ? epochs : name == .standIn ? 2 : 5
  }

  /// The number of tokens that the small model reads of a message.
  static let smallLength = 48

  /// Whether this is the book's model on the book's messages.
  var isBookRun: Bool { name == .gpt2 && messages.source != .standIn("Data/messages.tsv") }

  var needsBookData: String { "needs GPT-2's weights (--model gpt2) and the SMS Spam Collection" }

  /// The step size: the book's, or one that suits the small model.
  var learningRate: Double { name == .standIn ? 1e-3 : 8e-4 }

  /// Loads the pretrained model anew, without dropout, and makes a classifier of it, under the seed.
  func makeClassifier(training part: TrainedPart = .everything) throws -> GPTModel {
    let model = try PretrainedModel.load(name, in: location, dropout: 0).model
    manualSeed(seed)
    model.becomeClassifier(training: part)
    return model
  }

  /// The accuracies in percent on the messages for training, validation and test, under the seed.
  func accuracies(of model: GPTModel, batches: Int? = nil) -> [Double] {
    manualSeed(seed)
    return [loaders.training, loaders.validation, loaders.test].map {
      100 * accuracy(of: model, on: $0, batches: batches)
    }
  }
}

/// Percentages of the three parts, as a line of text.
func described(_ accuracies: [Double]) -> String {
  zip(["training", "validation", "test"], accuracies)
    .map { String(format: "%@ %.2f %%", $0, $1) }.joined(separator: ", ")
}

/// A duration in seconds, or in minutes from two on.
func seconds(_ value: Double) -> String {
  value < 120 ? String(format: "%.1f s", value) : String(format: "%.0f min", value / 60)
}

/// Runs `body` and returns how many seconds it took.
func measured(_ body: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(body)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

/// A number of bytes in kB or MB.
func size(_ bytes: Int) -> String {
  bytes < 1_000_000
    ? String(format: "%.1f kB", Double(bytes) / 1e3) : String(format: "%.1f MB", Double(bytes) / 1e6)
}
