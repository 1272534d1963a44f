import Architecture
import Corpora
import Foundation
import NeuralNetworks
import Tokenizing

// Where the parts of a pretrained model lie.
extension Pretrained {
  static let configurationName = "config.json"
  static let weightsName = "model.safetensors"

  /// The model that is always there.
  static func standIn(dropout: Double?) throws -> Pretrained {
    let configuration = try Corpus.standInPath(of: "gpt-small/\(configurationName)")
    let model = try GPTModel(
      folder: URL(filePath: configuration).deletingLastPathComponent(), dropout: dropout)
    let vocabulary = URL(filePath: try Corpus.standInPath(of: "vocab.bpe"))
    return Pretrained(
      name: .standIn, model: model,
      tokenizer: try tokenizer(fromMerges: vocabulary, for: model.configuration),
      notice: "Running on this project's small model (\(model.parameterCount) parameters), which is not "
        + "GPT-2. For that: swift run llm-training fetch gpt2, then --model gpt2.")
  }

  /// The folder of a published model.
  static func folder(of name: PretrainedName, in location: DataLocation) throws -> URL {
    let file = "\(name.rawValue)/\(configurationName)"
    guard let path = location.path(of: file) else {
      throw PretrainedError(
        nil,
        "\(file): not found (looked in \(location.folders.joined(separator: " and "))). Get the model with "
          + "swift run llm-training fetch \(name.rawValue), or put its folder into one of these.")
    }
    return URL(filePath: path).deletingLastPathComponent()
  }

  /// Throws unless the model has the sizes of the published one; the rates of dropout may differ.
  static func check(
    _ found: GPTConfiguration, is published: GPTConfiguration, named name: PretrainedName, in folder: URL
  ) throws {
    let fields: [(String, KeyPath<GPTConfiguration, Int>)] = [
      ("vocab_size", \.vocabularySize), ("n_positions", \.contextLength), ("n_embd", \.embeddingWidth),
      ("n_head", \.headCount), ("n_layer", \.layerCount),
    ]
    for (field, size) in fields where found[keyPath: size] != published[keyPath: size] {
      throw PretrainedError(
        folder.appending(path: configurationName),
        "\(field) is \(found[keyPath: size]) where \(name.rawValue) has \(published[keyPath: size]): "
          + "this is another model, move it to a folder of its own name")
    }
  }

  /// Reads the tokenizer of `folder`, or the merges in `other` if the folder has none.
  static func tokenizer(
    in folder: URL, orFrom other: URL? = nil, for configuration: GPTConfiguration
  ) throws -> BytePairEncoding {
    let merges = ["merges.txt", "vocab.bpe"].map { folder.appending(path: $0) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    guard let file = merges ?? other else {
      throw PretrainedError(
        folder.appending(path: "merges.txt"),
        "not found: put the tokenizer's merges.txt (OpenAI: vocab.bpe) into the folder")
    }
    let tokenizer = try tokenizer(fromMerges: file, for: configuration)
    let ids = folder.appending(path: "vocab.json")
    if FileManager.default.fileExists(atPath: ids.path) { try tokenizer.check(encoderFile: ids) }
    return tokenizer
  }

  /// Reads merges and compares the number of tokens with the model's.
  private static func tokenizer(
    fromMerges file: URL, for configuration: GPTConfiguration
  ) throws -> BytePairEncoding {
    let tokenizer = try BytePairEncoding(mergesFile: file)
    guard tokenizer.vocabularySize == configuration.vocabularySize else {
      throw PretrainedError(
        file,
        "makes \(tokenizer.vocabularySize) tokens, and the model knows \(configuration.vocabularySize): "
          + "use the vocabulary that the model was trained with")
    }
    return tokenizer
  }
}
