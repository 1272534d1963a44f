import Architecture
import Corpora
import Files
import Foundation
import NeuralNetworks
import Tokenizing

// Where the files of a pretrained model are.
extension PretrainedModel {
  static let configurationName = "config.json"
  static let weightsName = "model.safetensors"
  static let openAIConfigurationName = "hparams.json"

  /// Whether a folder has a model in OpenAI's format.
  static func isOpenAIs(_ folder: URL) -> Bool {
    func has(_ name: String) -> Bool {
      FileManager.default.fileExists(
        atPath: folder.appending(path: name).path)
    }
    return has(openAIConfigurationName) && !has(configurationName)
  }

  /// Returns the folder of a model: the checkout's, the one with its name
  /// in `location`, or the one into which the book's script puts OpenAI's
  /// files.
  ///
  /// - Throws: `FileError` if it does not exist. Nothing in it is read.
  public static func folder(
    of name: PretrainedName, in location: DataLocation
  ) throws -> URL {
    guard let openAIFolder = name.openAIFolder else {
      let path = try Corpus.standInPath(
        of: "gpt-small/\(configurationName)")
      return URL(filePath: path).deletingLastPathComponent()
    }
    let files = [
      "\(name.rawValue)/\(configurationName)",
      "\(name.rawValue)/\(openAIConfigurationName)",
      "\(openAIFolder)/\(openAIConfigurationName)",
    ]
    guard let path = files.lazy.compactMap({ location.path(of: $0) }).first
    else {
      throw FileError(
        "\(files[0]): not found (looked in \(location.folders.joined(separator: " and "))). Get the model with "
          + "swift run llm-training fetch \(name.rawValue), or put its folder into one of these."
      )
    }
    return URL(filePath: path).deletingLastPathComponent()
  }

  /// The merges for a model whose folder has none.
  static func merges(for name: PretrainedName, in location: DataLocation)
    throws -> URL?
  {
    if name == .standIn {
      return URL(filePath: try Corpus.standInPath(of: "vocab.bpe"))
    }
    return location.path(of: KnownFile.gpt2Merges.name).map {
      URL(filePath: $0)
    }
  }

  /// Reads the tokenizer of `folder`, or the merges in `other` if the
  /// folder has none.
  ///
  /// - Throws: `FileError` if it has more tokens than the model, or asks
  ///   for something that is not supported.
  static func tokenizer(
    in folder: URL, orFrom other: URL? = nil,
    for configuration: GPTConfiguration
  ) throws -> BytePairEncoding {
    func present(_ names: [String]) -> [URL] {
      names.map { folder.appending(path: $0) }.filter {
        FileManager.default.fileExists(atPath: $0.path)
      }
    }
    let own = present(["merges.txt", "vocab.bpe", "tokenizer.json"]).first
    guard let file = own ?? other else {
      throw FileError(
        "not found: put the tokenizer's merges.txt (OpenAI: vocab.bpe) or tokenizer.json into the folder",
        file: folder.appending(path: "merges.txt"))
    }
    let isJSON = file.lastPathComponent == "tokenizer.json"
    let tokenizer =
      try isJSON
      ? BytePairEncoding(tokenizerFile: file)
      : BytePairEncoding(mergesFile: file)
    try check(tokenizer, from: file, for: configuration)
    // Each of the two kinds of files has its ids; the other kind's may be
    // left from another model.
    let idNames = own.map {
      [$0.lastPathComponent == "vocab.bpe" ? "encoder.json" : "vocab.json"]
    }
    for ids in present(idNames ?? ["vocab.json", "encoder.json"]) {
      try tokenizer.check(encoderFile: ids)
    }
    for settings in present(["tokenizer_config.json"]) {
      try TokenizerSettings.check(settings)
    }
    return tokenizer
  }

  /// Throws if the tokenizer has more tokens than the model. A model may
  /// have more, see `GPTModel.trimmed`.
  private static func check(
    _ tokenizer: BytePairEncoding, from file: URL,
    for configuration: GPTConfiguration
  ) throws {
    guard tokenizer.vocabularySize <= configuration.vocabularySize else {
      throw FileError(
        "makes \(tokenizer.vocabularySize) tokens, and the model knows \(configuration.vocabularySize): "
          + "use the vocabulary that the model was trained with", file: file
      )
    }
  }
}
