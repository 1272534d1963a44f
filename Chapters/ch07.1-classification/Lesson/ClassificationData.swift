import Architecture
import Corpora
import NeuralNetworks
import Pretraining
import Tensors
import Tokenizing

/// What ch07.0 and ch07.1 start from: a pretrained model and the
/// messages it learns to classify.
public struct ClassificationData {
  /// The model that the reader chose, without dropout.
  public let base: PretrainedModel
  /// The SMS Spam Collection if it is there, otherwise this project's
  /// messages.
  public let messages: Sourced<[Message]>
  public let seed: Int
  public var settings: ClassificationSettings

  private let name: PretrainedName
  private let location: DataLocation

  /// Loads model and messages.
  ///
  /// - Parameters:
  ///   - model: a name of `PretrainedName`
  ///   - dataFolder: the folder of `--data`
  ///   - small: settings for this project's small model
  ///   - gpt2: settings for a GPT-2
  public init(
    model: String, dataFolder: String?, seed: Int,
    small: ClassificationSettings,
    gpt2: ClassificationSettings
  ) throws {
    name = PretrainedName(rawValue: model) ?? .standIn
    location = try DataLocation(option: dataFolder)
    base = try PretrainedModel.load(name, in: location, dropout: 0)
    messages = try Corpus.messages(in: location)
    settings = base.isGPT2 ? gpt2 : small
    self.seed = seed
  }

  public var tokenizer: BytePairEncoding { base.tokenizer }
  public var configuration: GPTConfiguration { base.configuration }

  /// Two lines that say which model and which messages a chapter runs on.
  public var notices: [String] { [base.notice, messages.notice] }

  /// Whether the book's printed numbers are to be expected.
  public var isBookRun: Bool {
    base.name == .gpt2
      && messages.source == .real(KnownFile.spamCollection.name)
  }
  /// Why a number is not compared with the book's.
  public static let needsBookRun =
    "needs GPT-2's weights (--model gpt2) and the SMS Spam Collection"

  /// Loads the pretrained model again, untouched by any training.
  public func pretrainedModel() throws -> GPTModel {
    try PretrainedModel.load(name, in: location, dropout: 0).model
  }

  /// Loads the pretrained model again and gives it a new head for two
  /// classes, drawn under the seed.
  public func makeClassifier(training part: TrainedPart) throws -> GPTModel
  {
    let model = try pretrainedModel()
    manualSeed(seed)
    model.becomeClassifier(training: part)
    return model
  }
}

extension ClassificationData {
  /// What a trained classifier depends on besides the code and the seed.
  public var trainingKey: [String] {
    let weights = noGrad {
      base.model.parameters.reduce(0) { $0 + Double($1.value.sum().item) }
    }
    let texts = messages.content.map { "\($0.label) \($0.text)" }
    return [
      texts.joined(separator: "\n"), "\(configuration)", "\(settings)",
      "weights \(weights)",
    ]
  }
}

/// How a classifier is trained.
public struct ClassificationSettings: Sendable {
  /// The number of ids in every row; nil for the length of the longest
  /// message.
  public var length: Int?
  public var epochs: Int
  public var learningRate: Double

  public init(length: Int?, epochs: Int, learningRate: Double) {
    (self.length, self.epochs, self.learningRate) = (
      length, epochs, learningRate
    )
  }
}
