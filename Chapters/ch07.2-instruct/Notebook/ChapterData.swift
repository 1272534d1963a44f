import Architecture
import Corpora
import Datasets
import Files
import Foundation
import InstructionTuning
import Notebooks
import Pretraining
import Tokenizing

/// What the cells share: the pretrained model, the instructions, and the
/// reader's options.
struct ChapterData {
  let location: DataLocation
  /// The pretrained model that the reader chose, without dropout.
  let base: PretrainedModel
  let entries: [Instruction]
  /// Training, validation and test entries.
  let split: DataSplit<Instruction>
  /// Whether the entries are all of the book's.
  let isBookData: Bool
  /// GPT-2's tokenizer, if it is there; the book's ids need it.
  let gpt2: BytePairEncoding?
  /// The style that the model is trained in.
  let style: PromptStyle
  /// Whether the loss covers only the responses.
  let masksPrompt: Bool
  let settings: Settings
  /// The folder for the tuned model and its responses; nil if they are not
  /// kept.
  let saveFolder: URL?
  let seed: Int

  init(_ notebook: Notebook) throws {
    location = try DataLocation(option: notebook.dataFolder?.path)
    let name =
      PretrainedName(rawValue: notebook.option("--model")) ?? .standIn
    base = try PretrainedModel.load(name, in: location, dropout: 0)
    let path = notebook.option("--instructions")
    let found =
      try path.isEmpty
      ? Corpus.instructions(in: location) : Corpus.instructions(at: path)
    let limit = notebook.number("--limit")
    entries =
      limit == 0 ? found.content : Array(found.content.prefix(limit))
    guard entries.count >= 20 else {
      throw TooFewInstructions(path: path, count: entries.count)
    }
    split = DataSplit(entries)
    isBookData =
      found.source == .real(KnownFile.instructions.name)
      && entries.count == found.content.count
    let vocabulary = try BytePairEncoding.preferred(in: location)
    gpt2 = vocabulary.isGPT2 ? vocabulary.tokenizer : nil
    style =
      PromptStyle(rawValue: notebook.option("--style"))
      ?? (base.isGPT2 ? .alpaca : .phi3)
    let target = notebook.option("--loss-on")
    masksPrompt =
      target == "automatic" ? !base.isGPT2 : target == "responses"
    settings = (base.isGPT2 ? Settings.book : .small).with(
      epochs: notebook.number("--epochs"))
    saveFolder = try Self.makeFolder(notebook.option("--save"))
    seed = notebook.seed(default: 123)
    notebook.print(base.notice)
    notebook.print(found.notice)
    try announceCuts(notebook)
  }

  var tokenizer: BytePairEncoding { base.tokenizer }
  /// The token that ends every text.
  var endOfText: Int { tokenizer.endOfText ?? tokenizer.vocabularySize - 1 }
  /// Whether the book's printed numbers are to be expected.
  var isBookRun: Bool {
    base.name == .gpt2Medium && isBookData && style == .alpaca
      && !masksPrompt && settings.epochs == 2
  }

  /// Creates the folder of `--save` before the long work starts; returns
  /// nil if there is none.
  private static func makeFolder(_ path: String) throws -> URL? {
    guard !path.isEmpty else { return nil }
    let folder = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError.unwritable(
        path: path, reason: "the folder cannot be created")
    }
    try checkWritable(folder.appending(path: responsesName).path)
    return folder
  }

  /// The file of the responses, named as in the book.
  static let responsesName = "instruction-data-with-response.json"

  /// Makes a loader of batches for the model.
  func loader(
    _ entries: [Instruction], shuffles: Bool, style: PromptStyle? = nil
  ) -> InstructionLoader {
    let dataset = InstructionDataset(
      entries, tokenizer: tokenizer, style: style ?? self.style)
    return makeInstructionLoader(
      dataset, batchSize: settings.batchSize, padding: endOfText,
      allowedLength: base.configuration.contextLength,
      masksPrompt: masksPrompt, shuffles: shuffles)
  }

  /// Makes an assistant that answers in the style of the training.
  func assistant(_ model: GPTModel) -> Assistant {
    Assistant(
      model, tokenizer: tokenizer, style: style,
      maximumTokens: settings.maximumTokens)
  }
}

extension ChapterData {
  /// Says how many texts are longer than the context, and what they lose.
  ///
  /// - Throws: ``NothingToLearn`` if too few texts with a response are left
  ///   for a batch.
  private func announceCuts(_ notebook: Notebook) throws {
    let length = base.configuration.contextLength
    let texts = InstructionDataset(
      entries, tokenizer: tokenizer, style: style)
    let cutCount = (0..<texts.count).count { texts[$0].ids.count > length }
    let lostCount = texts.count - texts.withResponses(within: length).count
    if cutCount > 0 {
      notebook.prose(
        "\(cutCount) of \(texts.count) texts are longer than the context of \(length) tokens and are cut. "
          + "\(lostCount) of them lose their whole response"
          + (masksPrompt && lostCount > 0
            ? ", and are left out of the training." : "."))
    }
    for (name, part, shuffles) in [
      ("training", split.training, true),
      ("validation", split.validation, false),
    ]
    where lostCount == texts.count
      || loader(part, shuffles: shuffles).count == 0
    {
      throw NothingToLearn(part: name, length: length, style: style)
    }
  }
}

/// An error for data of which cutting leaves too little to train on.
struct NothingToLearn: Error, CustomStringConvertible {
  let part: String
  let length: Int
  let style: PromptStyle

  var description: String {
    "the \(part) part has too few instructions whose response begins within the context of \(length) tokens, "
      + "in the style \(style.rawValue). Shorten them, or use a model with a longer context"
      + (style == .alpaca ? ", or --style phi-3." : ".")
  }
}

/// An error for data with too few instructions to split into three parts.
struct TooFewInstructions: Error, CustomStringConvertible {
  let path: String
  let count: Int

  var description: String {
    "\(path.isEmpty ? "--limit" : path): \(count) instructions are too few for three parts. Give at least 20."
  }
}
