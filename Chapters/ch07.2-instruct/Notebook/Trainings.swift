import Architecture
import Corpora
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// What one way to train costs and achieves.
struct TrainingResult {
  let trainedParameters: Int
  /// The size of the file to keep, in bytes.
  let storedBytes: Int
  /// The loss on the responses of the validation part.
  let loss: Double
  let scores: ResponseScores
}

extension ResponseScores {
  /// The judge's mean with its standard error.
  var judgeWithError: String {
    "\(judge.decimals(1)) ± \(judgeError.decimals(1))"
  }
}

extension Notebook {
  /// Trains a model as the tuned one, for as many steps as the comparisons
  /// have, and shows only the progress.
  func train(
    _ model: GPTModel, from rate: Double, _ data: ChapterData,
    on entries: [Instruction]? = nil, masksPrompt: Bool? = nil
  ) throws {
    let loader = data.loader(
      entries ?? data.split.training, shuffles: true,
      masksPrompt: masksPrompt)
    let optimizer = AdamW(
      model.parameters, learningRate: rate, weightDecay: 0.1)
    let steps = data.comparedSteps
    manualSeed(123)
    model.train()
    var step = 0
    while step < steps, loader.count > 0 {
      for batch in loader.prefix(steps - step) {
        optimizer.learningRate = data.settings.rate(
          from: rate, at: step, of: steps)
        let loss = try optimizer.step {
          try batchLoss(of: model, on: batch).finite(atStep: step)
        }
        step += 1
        progress(
          step, of: steps, label: "training",
          "loss \(Double(loss).decimals(3))")
      }
    }
    model.zeroGradients()
    model.eval()
  }

  /// Measures a trained model on the validation and the test part.
  func measure(
    _ model: GPTModel, _ data: ChapterData, storedBytes: Int? = nil
  ) -> TrainingResult {
    model.eval()
    let validation = data.loader(
      data.split.validation, shuffles: false, masksPrompt: true)
    return TrainingResult(
      trainedParameters: model.trainableParameterCount,
      storedBytes: storedBytes ?? 4 * model.parameterCount,
      loss: loaderLoss(of: model, on: validation),
      scores: ResponseScores(allResponses(of: model, data)))
  }

  /// A table with a row for each result.
  func tabulate(
    _ title: String, _ results: KeyValuePairs<String, TrainingResult>
  ) {
    let titles = ["parameters", "bytes", "loss", "F1", "judge of 100"]
    var table = Table([""] + titles, numbers: Set(titles))
    for (name, result) in results {
      table.append([
        name, "\(result.trainedParameters)", "\(result.storedBytes)",
        result.loss.decimals(3), result.scores.tokenF1.decimals(2),
        result.scores.judgeWithError,
      ])
    }
    show(title, table)
  }
}
