import Architecture
import Corpora
import Files
import Foundation
import NeuralNetworks
import Tokenizing

/// A trained model and the tokenizer that it was trained with.
///
/// Its folder has the format of Hugging Face's libraries: `config.json`,
/// the weights in `model.safetensors` (or several files and
/// `model.safetensors.index.json`), and the tokenizer in `merges.txt` and
/// `vocab.json`. Book, section 5.5.
public struct PretrainedModel {
  /// Which of the known models it is; nil for any other folder.
  public let name: PretrainedName?
  /// The folder it was loaded from.
  public let folder: URL
  /// The model, in evaluation mode.
  public let model: GPTModel
  public let tokenizer: BytePairEncoding
  /// One line to print before the first result, so that nobody mistakes the
  /// small model for GPT-2.
  public let notice: String

  public var configuration: GPTConfiguration { model.configuration }
  /// Whether this is one of OpenAI's models.
  public var isGPT2: Bool { name?.publishedConfiguration != nil }

  /// Loads the model in a folder, whatever its sizes.
  ///
  /// - Parameter dropout: Replaces the rates in `config.json`.
  /// - Throws: `FileError` with the file that is wrong.
  public static func load(folder: URL, dropout: Double? = nil) throws
    -> PretrainedModel
  {
    let model = try GPTModel(folder: folder, dropout: dropout)
    let tokenizer = try tokenizer(in: folder, for: model.configuration)
    return PretrainedModel(
      name: nil, folder: folder,
      model: model.trimmed(toTokens: tokenizer.vocabularySize),
      tokenizer: tokenizer,
      notice: "Running on the model in \(folder.path).")
  }

  /// Loads one of the known models.
  ///
  /// The small model is part of the checkout. The others are searched for
  /// in the folders of `location`, each in a folder with its name. The
  /// vocabulary may be in that folder, or beside it as `vocab.bpe`.
  ///
  /// - Parameter dropout: Replaces the rates in `config.json`.
  /// - Throws: Like `load(folder:)`; also `FileError` if the model is
  ///   missing or has the wrong sizes.
  public static func load(
    _ name: PretrainedName, in location: DataLocation,
    dropout: Double? = nil
  ) throws -> PretrainedModel {
    let folder = try folder(of: name, in: location)
    let model = try GPTModel(
      folder: folder, dropout: dropout, expecting: name)
    let notice =
      name == .standIn
      ? "Running on this project's small model of \(grouped(model.parameterCount)) parameters, which is not GPT-2. "
        + "For that: swift run llm-training fetch gpt2, then --model gpt2."
      : "Running on \(name.rawValue) from \(folder.path)."
    return PretrainedModel(
      name: name, folder: folder, model: model,
      tokenizer: try tokenizer(
        in: folder, orFrom: merges(for: name, in: location),
        for: model.configuration), notice: notice)
  }
}
