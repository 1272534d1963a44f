import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks

/// A fine-tuned classifier and what was measured on the way.
public struct TrainedClassifier {
  public let model: GPTModel
  public let history: ClassifierHistory

  public init(model: GPTModel, history: ClassifierHistory) {
    self.model = model
    self.history = history
  }

  /// Writes the weights and the measurements to a folder.
  public func save(to folder: URL) throws {
    let log = try JSONEncoder().encode(history)
    try writeAtomically(
      log, to: folder.appending(path: "history.json").path)
    try WeightFile(tensors: model.stateDictionary)
      .write(to: folder.appending(path: "model.safetensors"))
  }

  /// Reads what `save(to:)` has written, into a model with the same layers.
  public init(into model: GPTModel, from folder: URL) throws {
    let log = try readFile(at: folder.appending(path: "history.json").path)
    history = try JSONDecoder().decode(ClassifierHistory.self, from: log)
    let weights = folder.appending(path: "model.safetensors")
    try model.load(WeightFile(contentsOf: weights).tensors)
    model.eval()
    self.model = model
  }
}
