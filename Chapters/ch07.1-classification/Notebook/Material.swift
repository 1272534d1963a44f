import Architecture
import Classification
import Corpora
import Notebooks
import Pretraining
import Tokenizing

/// What the chapter works with: a pretrained model and its tokenizer, messages, and the settings that fit them.
struct Material {
  /// The model to begin with.
  let name: PretrainedName
  let location: DataLocation
  let tokenizer: BytePairEncoding
  let configuration: GPTConfiguration
  /// The real messages where they are, else this project's.
  let messages: SourcedMessages
  /// The book's seed, or the reader's.
  let seed: Int
  let settings: Settings
  /// Whether exercises and comparisons run: with a large model only if the reader asks for them.
  let runsExperiments: Bool
  let isGPT2: Bool

  init(_ notebook: Notebook) throws {
    location = try DataLocation(option: notebook.dataFolder?.path)
    name = PretrainedName(rawValue: notebook.option("--model"))!
    let pretrained = try PretrainedModel.load(name, in: location, dropout: 0)
    (tokenizer, configuration, isGPT2) = (
      pretrained.tokenizer, pretrained.configuration, pretrained.isGPT2
    )
    messages = try Corpus.messages(in: location)
    seed = notebook.seed(default: 123)
    settings = isGPT2 ? .book : .small
    runsExperiments = !isGPT2 || notebook.flag("--experiments")
    for notice in [pretrained.notice, messages.notice] { notebook.print(notice) }
  }

  /// Loads the pretrained model anew.
  func pretrainedModel() throws -> GPTModel {
    try PretrainedModel.load(name, in: location, dropout: 0).model
  }

  /// Whether the messages are the book's.
  var hasBookMessages: Bool { messages.source == .real(KnownFile.spamCollection.name) }

  /// Whether this is the book's run, whose numbers it prints.
  var isBookRun: Bool { name == .gpt2 && hasBookMessages }
}

/// How a model is trained.
struct Settings {
  /// The longest row of ids; nil for the longest message.
  var length: Int?
  var epochs: Int
  var learningRate: Double

  /// The book's settings, for GPT-2.
  static let book = Settings(length: nil, epochs: 5, learningRate: 5e-5)
  /// Settings for the small model: shorter rows and fewer epochs, so that a run takes less than a minute, and
  /// larger steps, as small models need them.
  static let small = Settings(length: 80, epochs: 2, learningRate: 1e-3)

  var plan: ClassifierPlan { ClassifierPlan(epochs: epochs) }
}

let needsBookRun = "needs GPT-2 (--model gpt2) and the SMS Spam Collection"
