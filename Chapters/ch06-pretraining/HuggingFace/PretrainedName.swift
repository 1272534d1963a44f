import Architecture
import Files
import Foundation

/// The pretrained models to choose from with `--model`.
public enum PretrainedName: String, CaseIterable, Sendable {
  /// This project's small model, in `Data/gpt-small`.
  case standIn = "stand-in"
  case gpt2
  case gpt2Medium = "gpt2-medium"
  case gpt2Large = "gpt2-large"
  case gpt2XL = "gpt2-xl"

  /// The sizes of a published GPT-2, whose query, key and value projections
  /// have a bias; nil for the stand-in, whose sizes are in its folder.
  public var publishedConfiguration: GPTConfiguration? {
    var configuration: GPTConfiguration
    switch self {
    case .standIn: return nil
    case .gpt2: configuration = .gpt124M
    case .gpt2Medium: configuration = .gpt355M
    case .gpt2Large: configuration = .gpt774M
    case .gpt2XL: configuration = .gpt1558M
    }
    configuration.hasQKVBias = true
    return configuration
  }

  /// The folder into which the book's download script puts this size; nil
  /// for the stand-in.
  var openAIFolder: String? {
    switch self {
    case .standIn: nil
    case .gpt2: "gpt2/124M"
    case .gpt2Medium: "gpt2/355M"
    case .gpt2Large: "gpt2/774M"
    case .gpt2XL: "gpt2/1558M"
    }
  }

  /// Throws unless a model has the published sizes. Dropout rates may
  /// differ.
  func check(_ found: GPTConfiguration, from file: URL) throws {
    guard let published = publishedConfiguration else { return }
    let sizes: [(String, KeyPath<GPTConfiguration, Int>)] = [
      ("blocks", \.layerCount), ("heads", \.headCount),
      ("numbers of width", \.embeddingWidth),
      ("tokens of vocabulary", \.vocabularySize),
      ("tokens of context", \.contextLength),
    ]
    for (size, path) in sizes
    where found[keyPath: path] != published[keyPath: path] {
      throw FileError(
        "the model has \(found[keyPath: path]) \(size) where \(rawValue) has \(published[keyPath: path]): "
          + "move it to a folder with its name", file: file)
    }
  }
}
