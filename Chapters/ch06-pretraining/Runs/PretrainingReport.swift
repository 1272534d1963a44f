import Architecture
import Datasets
import Foundation

/// What a pretraining run was, and how well its model does: the file `training.json` beside the model.
public struct PretrainingReport: Codable, Equatable, Sendable {
  public var plan: PretrainingPlan
  /// The SHA-256 of the text.
  public var textDigest: String
  /// The mean loss on all windows of the text that was trained on, of the model as it was saved.
  public var trainingLoss: Double
  /// The mean loss on all windows of the documents that were held out.
  public var validationLoss: Double

  /// Measures a model that was saved.
  public init(_ run: PretrainingRun, of model: GPTModel, training: TokenLoader, validation: TokenLoader) {
    plan = run.plan
    textDigest = run.textDigest
    model.eval()
    trainingLoss = loaderLoss(of: model, on: training)
    validationLoss = loaderLoss(of: model, on: validation)
  }

  public static let fileName = "training.json"
}
