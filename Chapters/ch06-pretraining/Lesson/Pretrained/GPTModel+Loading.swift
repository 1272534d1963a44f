import Architecture
import Foundation
import NeuralNetworks

extension GPTModel {
  /// Loads a GPT-2 from a folder with `config.json` and the weights, as Hugging Face's libraries keep them.
  ///
  /// The model is in evaluation. Where the folder has one table for token embeddings and output layer, the
  /// model has two with the same numbers, which training then changes separately, as in the book. Section 5.5.
  ///
  /// - Parameter dropout: replaces the rates of `config.json`
  /// - Throws: `PretrainedError` or `WeightError`, which name the file and the field or tensor that is wrong.
  public convenience init(folder: URL, dropout: Double? = nil) throws {
    let file = try GPT2ConfigurationFile(contentsOf: folder.appending(path: Pretrained.configurationName))
    var configuration = file.configuration
    if let dropout {
      configuration.embeddingDropout = dropout
      configuration.attentionDropout = dropout
      configuration.shortcutDropout = dropout
    }
    let weights = try GPT2Weights(
      WeightFile(folder: folder), for: configuration, isTied: file.isTied, from: folder)
    self.init(configuration)
    weights.copy(into: self)
    evaluate()
  }
}
