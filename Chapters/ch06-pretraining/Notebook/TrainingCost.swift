import Foundation
import Notebooks
import Pretraining
import Tensors

/// What the parts of a training run cost on this machine, measured once each.
struct TrainingCost {
  /// Seconds of one training step.
  let step: Double
  /// Seconds of the loss of one batch, without gradients.
  let evaluation: Double
  /// Seconds of the text after an epoch.
  let sample: Double
  /// The most memory that the program has had so far, in bytes.
  let peakMemory: Double

  init(measuring setup: TrainingSetup) throws {
    let model = setup.makeModel()
    let trainer = Trainer(model, on: setup.training, optimizer: setup.makeOptimizer(for: model))
    _ = trainer.step()  // the first one makes the optimiser's memory
    step = measured { _ = trainer.step() }
    evaluation = measured { _ = loaderLoss(of: model, on: setup.training, batches: 1) }
    sample = try measured {
      _ = try sampleText(from: model, prompt: setup.plan.prompt, by: setup.tokenizer)
    }
    peakMemory = Double(peakMemoryInUse())
  }

  /// Seconds of a run over `epochs` with the setup's evaluations and samples.
  func total(of setup: TrainingSetup, epochs: Int) -> Double {
    let steps = setup.training.count * epochs
    let batches =
      min(setup.plan.batches, setup.training.count) + min(setup.plan.batches, setup.validation.count)
    let evaluations = (steps + setup.plan.interval - 1) / setup.plan.interval * batches
    return Double(steps) * step + Double(evaluations) * evaluation + Double(epochs) * sample
  }
}

/// Runs `body` and returns how many seconds it took.
func measured(_ body: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(body)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

/// A duration in seconds, or in minutes from two on.
func seconds(_ value: Double) -> String {
  value < 120 ? String(format: "%.1f s", value) : String(format: "%.0f min", value / 60)
}
