import Architecture
import Datasets
import NeuralNetworks
import Sampling
import Tensors

/// A training run that follows a recipe, step by step, and can be saved
/// between any two steps.
///
/// Book, appendix D.4: `train_model`. `Trainer+Checkpoints.swift` saves and
/// restores it.
public final class Trainer {
  public let model: GPTModel
  public let optimizer: Optimizer
  public let loader: TokenLoader
  public let recipe: TrainingRecipe
  public internal(set) var progress = TrainingProgress()
  /// The rest of the current epoch; nil between two epochs.
  var batches: TokenLoader.Iterator?

  public init(
    _ model: GPTModel, on loader: TokenLoader, optimizer: Optimizer,
    recipe: TrainingRecipe = TrainingRecipe()
  ) {
    self.model = model
    self.loader = loader
    self.optimizer = optimizer
    self.recipe = recipe
  }

  /// Trains on the next batch and returns its loss before the step; nil at
  /// the end of an epoch.
  ///
  /// The next call starts the next epoch.
  ///
  /// - Throws: `NonFiniteLoss`, and changes no parameter, if the loss is
  ///   not a finite number.
  public func step() throws -> Float? {
    guard let batch = nextBatch() else { return nil }
    model.train()
    if let schedule = recipe.schedule {
      optimizer.learningRate = schedule(progress.step)
    }
    let loss = try optimizer.step(
      maximumGradientNorm: recipe.maximumGradientNorm(at: progress.step)
    ) {
      try batchLoss(of: model, on: batch).finite(atStep: progress.step)
    }
    progress.step += 1
    progress.tokensSeen += batch.inputs.count
    return loss
  }

  /// Trains until `epochs` epochs are complete, measuring the losses on the
  /// way.
  ///
  /// A restored run continues where it was saved.
  ///
  /// - Parameter report: Receives every step, evaluation and sample. If it
  ///   throws, training ends.
  public func run(
    epochs: Int, validation: TokenLoader, plan: EvaluationPlan,
    report: (TrainingEvent) throws -> Void = { _ in }
  ) throws {
    while progress.epoch < epochs {
      while let loss = try step() {
        let step = progress.step - 1
        let isDue = step.isMultiple(of: plan.interval)
        if isDue { measure(validation: validation, batches: plan.batches) }
        try report(.step(step, loss: loss))
        if isDue, let entry = progress.history.entries.last {
          try report(.evaluation(entry))
        }
      }
      let text = try sampleText(
        from: model, prompt: plan.prompt, by: plan.tokenizer)
      try report(.sample(epoch: progress.epoch - 1, text: text))
    }
  }

  /// Measures the losses after the last step, over at most `batches`
  /// batches each, and adds them to the history.
  public func measure(validation: TokenLoader, batches: Int) {
    let losses = evaluate(
      model, training: loader, validation: validation, batches: batches)
    progress.history.entries.append(
      .init(
        step: progress.step - 1, epoch: progress.epoch,
        tokensSeen: progress.tokensSeen, losses: losses))
  }

  /// Returns the next batch of the current or a new epoch; nil at the end
  /// of an epoch.
  private func nextBatch() -> TokenBatch? {
    if batches == nil { batches = loader.makeIterator() }
    let batch = batches!.next()
    if batch == nil {
      batches = nil
      progress.epoch += 1
    }
    progress.position = batches?.position
    return batch
  }
}
