import Architecture
import Foundation
import ModelFiles
import Pretraining

/// What a model said after a step of its training, and how wrong it was.
struct TrainingMoment: Codable {
  var step: Int
  var losses: EvaluationLosses
  var text: String
}

/// What a training run leaves besides the weights.
struct TrainingRun: Codable {
  var history: TrainingHistory
  /// What the model said on the way.
  var moments: [TrainingMoment]
  /// The texts after each epoch.
  var texts: [String]
}

/// A model and how it was trained.
struct TrainedModel {
  let model: GPTModel
  let run: TrainingRun
}

private let (weights, sizes, record) = (
  "model.safetensors", "sizes.json", "run.json"
)

/// Writes a trained model into a folder.
func saveModel(_ trained: TrainedModel, in folder: URL) throws {
  try WeightFile(tensors: trained.model.stateDictionary).write(
    to: folder.appending(path: weights))
  try JSONEncoder().encode(trained.model.configuration).write(
    to: folder.appending(path: sizes))
  try saveRun(trained.run, in: folder)
}

/// Reads a trained model.
func loadModel(from folder: URL) throws -> TrainedModel {
  let configuration = try JSONDecoder().decode(
    GPTConfiguration.self,
    from: Data(contentsOf: folder.appending(path: sizes)))
  let model = GPTModel(configuration)
  try model.load(
    WeightFile(contentsOf: folder.appending(path: weights)).tensors)
  return TrainedModel(model: model, run: try loadRun(from: folder))
}

/// Writes what a training run leaves into a folder.
func saveRun(_ run: TrainingRun, in folder: URL) throws {
  try JSONEncoder().encode(run).write(to: folder.appending(path: record))
}

/// Reads what a training run leaves.
func loadRun(from folder: URL) throws -> TrainingRun {
  try JSONDecoder().decode(
    TrainingRun.self,
    from: Data(contentsOf: folder.appending(path: record)))
}
