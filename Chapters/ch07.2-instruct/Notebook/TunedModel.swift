import Architecture
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors

/// The tuned model, and what its training printed.
struct TunedModel {
  let model: GPTModel
  let history: TrainingHistory
  /// How the model continued the same task after each epoch.
  let samples: [String]
}

extension ChapterData {
  /// What the tuned model depends on besides the code and the seed.
  var trainingKey: [String] {
    let weights = noGrad {
      base.model.parameters.reduce(0) { $0 + Double($1.value.sum().item) }
    }
    let texts = entries.map { style.text(of: $0) }.joined(separator: "\n")
    return [
      texts, "\(base.configuration)", "weights \(weights)", style.rawValue,
      "masks prompt \(masksPrompt)", "epochs \(settings.epochs)",
    ]
  }

  func saveTuned(_ tuned: TunedModel, in folder: URL) throws {
    let log = TrainingLog(history: tuned.history, samples: tuned.samples)
    try writeAtomically(
      JSONEncoder().encode(log), to: folder.appending(path: "log.json").path
    )
    try WeightFile(tensors: tuned.model.stateDictionary)
      .write(to: folder.appending(path: "model.safetensors"))
  }

  func loadTuned(from folder: URL) throws -> TunedModel {
    let text = try readFile(at: folder.appending(path: "log.json").path)
    let log = try JSONDecoder().decode(TrainingLog.self, from: text)
    let weights = folder.appending(path: "model.safetensors")
    let model = try base.model.copied()
    try model.load(WeightFile(contentsOf: weights).tensors)
    return TunedModel(
      model: model, history: log.history, samples: log.samples)
  }
}

/// What the training printed, as it is kept.
private struct TrainingLog: Codable {
  let history: TrainingHistory
  let samples: [String]
}
