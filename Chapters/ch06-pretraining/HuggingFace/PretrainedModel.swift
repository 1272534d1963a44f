import Architecture
import Corpora
import Files
import Foundation
import NeuralNetworks
import Tokenizing

/// A model that has learned already, with the tokenizer whose ids it knows.
///
/// A folder holds it as Hugging Face's libraries write models: `config.json`, the weights in
/// `model.safetensors` (or several files and `model.safetensors.index.json`), and the tokenizer in
/// `merges.txt` and `vocab.json`. Book, section 5.5.
public struct PretrainedModel {
  /// Which of the models that chapters know it is; nil for a folder of one's own.
  public let name: PretrainedName?
  /// Where it was loaded from.
  public let folder: URL
  /// The model, in evaluation.
  public let model: GPTModel
  public let tokenizer: BytePairEncoding
  /// One line to print before the first result, so that nobody mistakes the small model for GPT-2.
  public let notice: String

  public var configuration: GPTConfiguration { model.configuration }
  /// Whether this is one of OpenAI's models.
  public var isGPT2: Bool { name?.publishedConfiguration != nil }

  /// Loads the model in a folder, whatever its sizes.
  ///
  /// - Parameter dropout: replaces the rates of `config.json`
  /// - Throws: `FileError` naming the file that is wrong.
  public static func load(folder: URL, dropout: Double? = nil) throws -> PretrainedModel {
    let model = try GPTModel(folder: folder, dropout: dropout)
    return PretrainedModel(
      name: nil, folder: folder, model: model,
      tokenizer: try tokenizer(in: folder, for: model.configuration),
      notice: "Running on the model in \(folder.path).")
  }

  /// Loads one of the models that chapters know.
  ///
  /// The small model is part of the checkout. The others are looked for in the folders of `location`, each in a
  /// folder that is named like it; the vocabulary may be in there or beside it as `vocab.bpe`.
  ///
  /// - Parameter dropout: replaces the rates of `config.json`
  /// - Throws: as `load(folder:)`, and `FileError` if the model is not there or has other sizes.
  public static func load(
    _ name: PretrainedName, in location: DataLocation, dropout: Double? = nil
  ) throws -> PretrainedModel {
    let folder = try folder(of: name, in: location)
    let model = try GPTModel(folder: folder, dropout: dropout, expecting: name)
    let notice =
      name == .standIn
      ? "Running on this project's small model of \(grouped(model.parameterCount)) parameters, which is not GPT-2. "
        + "For that: swift run llm-training fetch gpt2, then --model gpt2."
      : "Running on \(name.rawValue) from \(folder.path)."
    return PretrainedModel(
      name: name, folder: folder, model: model,
      tokenizer: try tokenizer(
        in: folder, orFrom: merges(for: name, in: location), for: model.configuration), notice: notice)
  }
}
