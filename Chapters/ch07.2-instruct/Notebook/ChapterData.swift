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
  /// The model of `--tuned`, which replaces training; nil without it.
  let tuned: PretrainedModel?
  /// The style that the model is trained in.
  let style: PromptStyle
  /// Whether the loss covers only the responses.
  let masksPrompt: Bool
  let settings: Settings
  /// The folder for the tuned model and its responses; nil if they are not
  /// kept.
  let saveFolder: URL?

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
    tuned = try Self.loadTuned(notebook, base)
    notebook.print(base.notice)
    notebook.print(found.notice)
    if let tuned { notebook.print("Tuned: " + tuned.notice) }
    if let reach = reach(of: found.source) { notebook.prose(reach) }
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

  /// Loads the model of `--tuned`.
  private static func loadTuned(
    _ notebook: Notebook, _ base: PretrainedModel
  ) throws -> PretrainedModel? {
    let folder = notebook.option("--tuned")
    guard !folder.isEmpty else { return nil }
    let tuned = try PretrainedModel.load(
      folder: URL(filePath: folder), dropout: 0)
    guard tuned.configuration == base.configuration else {
      throw OtherSizes(folder: folder, model: notebook.option("--model"))
    }
    return tuned
  }

  /// What the small model can do with the book's tasks.
  private static let outOfDepth = """
    The book's tasks ask for what GPT-2 knows: authors, clouds, symbols of \
    elements. The small model has read simple stories only. It learns the \
    form of a response from these tasks, not the facts, and most of its \
    answers are wrong or no English. What carries over are the data, the \
    batches and the falling losses; for answers that mean something, use \
    --model gpt2-medium.
    """

  /// What the model can be expected to do after training; nil for tasks
  /// that the reader brings.
  private func reach(of source: TextSource) -> String? {
    if base.isGPT2 { return nil }
    switch source {
    case .real: return Self.outOfDepth
    case .given: return nil
    case .standIn:
      return """
        The small model learns best what concerns a whole sentence: to \
        negate it, to ask it as a question, to turn it into the passive \
        voice. Numbers, spelling and single facts stay mostly wrong.
        """
    }
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
    _ entries: [Instruction], shuffles: Bool, style: PromptStyle? = nil,
    masksPrompt: Bool? = nil
  ) -> InstructionLoader {
    let dataset = InstructionDataset(
      entries, tokenizer: tokenizer, style: style ?? self.style)
    return makeInstructionLoader(
      dataset, batchSize: settings.batchSize, padding: endOfText,
      allowedLength: base.configuration.contextLength,
      masksPrompt: masksPrompt ?? self.masksPrompt, shuffles: shuffles)
  }

  /// The number of steps of each training that is compared with others.
  var comparedSteps: Int {
    loader(split.training, shuffles: true).count
      * min(settings.comparedEpochs, settings.epochs)
  }

  /// The pairs to learn from: of this project's own, those about a whole
  /// sentence, which the small model answers best.
  func chosen(from pairs: Sourced<[Preference]>) -> [Preference] {
    guard case .standIn = pairs.source, !base.isGPT2 else {
      return pairs.content
    }
    return pairs.content.filter { pair in
      pair.input.hasSuffix(".") || pair.input.hasSuffix("?")
    }
  }

  /// Makes a loader of pairs for the model.
  func loader(pairs: [Preference], shuffles: Bool) -> PreferenceLoader {
    let dataset = PreferenceDataset(
      pairs, tokenizer: tokenizer, style: style)
    return makePreferenceLoader(
      dataset, padding: endOfText,
      allowedLength: base.configuration.contextLength, shuffles: shuffles)
  }

  /// Whether ``bookLoader`` has the book's batches.
  var hasBookBatches: Bool { gpt2 != nil && isBookData }

  /// A loader of the training part with the book's settings.
  var bookLoader: InstructionLoader {
    let tokenizer = gpt2 ?? self.tokenizer
    let dataset = InstructionDataset(split.training, tokenizer: tokenizer)
    return makeInstructionLoader(
      dataset, padding: tokenizer.endOfText ?? endOfText,
      allowedLength: 1024, shuffles: true)
  }

  /// The task that the model answers after each epoch: without the heading
  /// of the response, as in the book, unless prompts are not trained.
  var samplePrompt: String {
    let prompt = style.prompt(for: split.validation[0])
    return masksPrompt ? prompt + style.responseMark : prompt
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

/// An error for a `--tuned` model whose sizes differ from those of
/// `--model`.
struct OtherSizes: Error, CustomStringConvertible {
  let folder: String
  let model: String

  var description: String {
    "\(folder): the model differs in size from \(model). "
      + "Name the --model that it was tuned from."
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
