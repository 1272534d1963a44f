import Architecture
import Corpora
import Datasets
import Files
import Foundation
import InstructionTuning
import Notebooks
import Pretraining
import Tokenizing

/// What the chapter works with.
struct Material {
  /// Where published files are looked for.
  let location: DataLocation
  /// The pretrained model that the reader asked for, with its tokenizer.
  let base: PretrainedModel
  let entries: [Instruction]
  /// Training, validation and test entries.
  let split: DataSplit<Instruction>
  /// Whether the entries are the book's, all of them.
  let isBookData: Bool
  /// GPT-2's tokenizer, if it is there; only with it come the book's ids.
  let gpt2: BytePairEncoding?
  /// The style that the model is trained in.
  let style: PromptStyle
  /// Whether the loss sees the responses alone.
  let masksPrompt: Bool
  let recipe: Recipe
  /// Where the tuned model and its responses are kept; nil for nowhere.
  let saveFolder: URL?
  let seed: Int

  init(_ notebook: Notebook) throws {
    location = try DataLocation(option: notebook.dataFolder?.path)
    let name = PretrainedName(rawValue: notebook.option("--model")) ?? .standIn
    base = try PretrainedModel.load(name, in: location, dropout: 0)
    let path = notebook.option("--instructions")
    let found = try path.isEmpty ? Corpus.instructions(in: location) : Corpus.instructions(at: path)
    let limit = notebook.number("--limit")
    entries = limit == 0 ? found.entries : Array(found.entries.prefix(limit))
    guard entries.count >= 20 else { throw TooFewInstructions(path: path, count: entries.count) }
    split = DataSplit(entries)
    isBookData = found.source == .real(KnownFile.instructions.name) && entries.count == found.entries.count
    let vocabulary = try BytePairEncoding.preferred(in: location)
    gpt2 = vocabulary.isGPT2 ? vocabulary.tokenizer : nil
    style = PromptStyle(rawValue: notebook.option("--style")) ?? (base.isGPT2 ? .alpaca : .phi3)
    let seen = notebook.option("--loss-on")
    masksPrompt = seen == "automatic" ? !base.isGPT2 : seen == "responses"
    recipe = base.isGPT2 ? .book(notebook) : .small(notebook)
    saveFolder = try Self.makeFolder(notebook.option("--save"))
    seed = notebook.seed(default: 123)
    notebook.print(base.notice)
    notebook.print(found.notice)
  }

  /// The tokenizer of the model.
  var tokenizer: BytePairEncoding { base.tokenizer }
  /// The token that ends every text.
  var endOfText: Int { tokenizer.endOfText ?? tokenizer.vocabularySize - 1 }
  /// Whether training is the book's run, whose numbers it prints.
  var isBookRun: Bool {
    base.name == .gpt2Medium && isBookData && style == .alpaca && !masksPrompt && recipe.epochs == 2
  }

  /// Makes the folder of `--save` before the long work, or returns nil if none is wanted.
  private static func makeFolder(_ path: String) throws -> URL? {
    guard !path.isEmpty else { return nil }
    let folder = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError.unwritable(path: path, reason: "the folder cannot be made")
    }
    try checkWritable(folder.appending(path: responsesName).path)
    return folder
  }

  /// The file of the responses, named as the book's.
  static let responsesName = "instruction-data-with-response.json"

  /// Tokenizes entries and puts them into batches for the model.
  func loader(_ entries: [Instruction], shuffles: Bool, style: PromptStyle? = nil) -> InstructionLoader {
    let dataset = InstructionDataset(entries, tokenizer: tokenizer, style: style ?? self.style)
    return makeInstructionLoader(
      dataset, batchSize: recipe.batchSize, padding: endOfText,
      allowedLength: base.configuration.contextLength, masksPrompt: masksPrompt, shuffles: shuffles)
  }

  /// Lets a model answer in the style of the training.
  func assistant(_ model: GPTModel) -> Assistant {
    Assistant(model, tokenizer: tokenizer, style: style, maximumTokens: recipe.maximumTokens)
  }
}

/// How a model is tuned.
struct Recipe {
  var epochs: Int
  var learningRate: Double
  /// Whether the learning rate sinks to 0 in a straight line, or stays.
  var ratesSink: Bool
  var batchSize = 8
  /// After how many steps losses are measured, and on how many batches.
  var interval: Int
  var batches = 5
  /// The largest number of tokens in a response.
  var maximumTokens: Int
  /// The learning rate and the number of steps of DPO.
  var preferenceRate: Double
  var preferenceSteps: Int

  /// Returns the learning rate of a step, counted from 0.
  func rate(_ rate: Double, at step: Int, of steps: Int) -> Double {
    ratesSink ? rate * (1 - Double(step) / Double(steps)) : rate
  }

  /// The book's settings for GPT-2.
  static func book(_ notebook: Notebook) -> Recipe {
    let epochs = notebook.number("--epochs")
    return Recipe(
      epochs: epochs == 0 ? 2 : epochs, learningRate: 5e-5, ratesSink: false, interval: 5, maximumTokens: 256,
      preferenceRate: 5e-6, preferenceSteps: .max)
  }

  /// Settings for the small model, which needs larger steps and less time.
  static func small(_ notebook: Notebook) -> Recipe {
    let epochs = notebook.number("--epochs")
    return Recipe(
      epochs: epochs == 0 ? 3 : epochs, learningRate: 3e-3, ratesSink: true, interval: 50, batches: 3,
      maximumTokens: 48,
      preferenceRate: 2e-4, preferenceSteps: 30)
  }
}

/// The reader's file holds too little to be split into three parts.
struct TooFewInstructions: Error, CustomStringConvertible {
  let path: String
  let count: Int

  var description: String {
    "\(path.isEmpty ? "--limit" : path): \(count) instructions are too few for three parts. Give at least 20."
  }
}
