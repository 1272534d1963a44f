import Foundation
import Notebooks
import Pretraining
import Tensors

/// The cost of each part of a training run on this machine, measured once.
struct TrainingCost {
  /// Seconds of one training step.
  let step: Double
  /// Seconds of the loss of one batch, without gradients.
  let evaluation: Double
  /// Seconds of the sample after an epoch.
  let sample: Double
  /// The peak memory of the program so far, in bytes.
  let peakMemory: Double

  init(measuring setup: TrainingSetup) throws {
    let model = setup.makeModel()
    let trainer = Trainer(
      model, on: setup.training, optimizer: setup.makeOptimizer(for: model))
    _ = try trainer.step()  // the first one allocates the optimiser's state
    step = try elapsedSeconds { _ = try trainer.step() }
    evaluation = elapsedSeconds {
      _ = loaderLoss(of: model, on: setup.training, batches: 1)
    }
    sample = try elapsedSeconds {
      _ = try sampleText(
        from: model, prompt: setup.plan.prompt, by: setup.tokenizer)
    }
    peakMemory = Double(peakMemoryInUse())
  }

  /// Seconds of a run over `epochs`, with the setup's evaluations and
  /// samples.
  func total(of setup: TrainingSetup, epochs: Int) -> Double {
    let steps = setup.training.count * epochs
    let batches =
      min(setup.plan.batches, setup.training.count)
      + min(setup.plan.batches, setup.validation.count)
    let evaluations =
      (steps + setup.plan.interval - 1) / setup.plan.interval * batches
    return Double(steps) * step + Double(evaluations) * evaluation + Double(
      epochs) * sample
  }
}
