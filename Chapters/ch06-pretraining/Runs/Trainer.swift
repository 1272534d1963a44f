import Architecture
import Datasets
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors

/// A training run that goes step by step, follows a recipe, and can be saved between any two steps.
///
/// Book, appendix D.4: `train_model`.
public final class Trainer {
  /// How far a run has come: what a checkpoint holds besides model, optimiser and random numbers.
  public struct Progress: Codable, Equatable, Sendable {
    /// The number of epochs that are over.
    public fileprivate(set) var epoch = 0
    /// The number of steps that were made.
    public fileprivate(set) var step = 0
    public fileprivate(set) var tokensSeen = 0
    /// The losses measured so far.
    public fileprivate(set) var history = TrainingHistory()
    /// The learning rate of every step.
    public fileprivate(set) var learningRates: [Double] = []
    /// The place in the present epoch; nil between two epochs.
    fileprivate var position: LoaderPosition?
  }

  public let model: GPTModel
  public let optimizer: Optimizer
  public let loader: TokenLoader
  public let recipe: TrainingRecipe
  public private(set) var progress = Progress()
  private var batches: TokenLoader.Iterator?

  public init(
    _ model: GPTModel, on loader: TokenLoader, optimizer: Optimizer, recipe: TrainingRecipe = TrainingRecipe()
  ) {
    self.model = model
    self.loader = loader
    self.optimizer = optimizer
    self.recipe = recipe
  }

  /// Trains on the next batch and returns its loss before the step, or nil at the end of an epoch.
  ///
  /// The call after that begins the next epoch.
  public func step() -> Float? {
    var batches = self.batches ?? loader.makeIterator()
    guard let batch = batches.next() else {
      self.batches = nil
      progress.position = nil
      progress.epoch += 1
      return nil
    }
    model.train()
    optimizer.zeroGradients()
    if let schedule = recipe.schedule { optimizer.learningRate = schedule(progress.step) }
    let loss = batchLoss(of: model, on: batch)
    loss.backward()
    if let maximum = recipe.maximumGradientNorm, progress.step >= recipe.firstClippedStep {
      clipGradientNorm(model.parameters, maximum: maximum)
    }
    optimizer.step()

    progress.learningRates.append(optimizer.learningRate)
    progress.step += 1
    progress.tokensSeen += batch.inputs.count
    progress.position = batches.position
    self.batches = batches
    return loss.item
  }

  /// Trains until `epochs` epochs are over and measures the losses on the way.
  ///
  /// A run that was restored goes on where it was saved.
  ///
  /// - Parameter report: is told of every step, evaluation and sample; what it throws ends the training
  public func run(
    epochs: Int, validation: TokenLoader, plan: EvaluationPlan,
    report: (TrainingEvent) throws -> Void = { _ in }
  ) throws {
    while progress.epoch < epochs {
      while let loss = step() {
        let step = progress.step - 1
        if step.isMultiple(of: plan.interval) {
          measure(validation: validation, batches: plan.batches)
        }
        try report(.step(step, loss: loss))
        if let entry = progress.history.entries.last, entry.step == step { try report(.evaluation(entry)) }
      }
      let text = try sampleText(from: model, prompt: plan.prompt, by: plan.tokenizer)
      try report(.sample(epoch: progress.epoch - 1, text: text))
    }
  }

  /// Measures the losses after the last step, over at most `batches` batches each, and remembers them.
  public func measure(validation: TokenLoader, batches: Int) {
    let losses = evaluate(model, training: loader, validation: validation, batches: batches)
    progress.history.entries.append(
      .init(
        step: progress.step - 1, epoch: progress.epoch, tokensSeen: progress.tokensSeen, losses: losses))
  }
}

// MARK: - Saving and restoring

extension Trainer {
  /// What a checkpoint holds besides parameters, optimiser and random numbers.
  private struct SavedState: Codable {
    var run: PretrainingRun?
    var progress: Progress
  }

  /// Saves the run: parameters, optimiser, random numbers, and the place in the data.
  ///
  /// Book, section 5.4, where random numbers and place are not kept, so that a resumed run takes another course.
  ///
  /// - Parameter run: what it was started with, to be compared when it goes on
  public func save(to file: URL, of run: PretrainingRun? = nil) throws {
    try Checkpoint.save(
      model: model, optimizer: optimizer, extra: SavedState(run: run, progress: progress), to: file)
  }

  /// Brings a run that was made in the same way to where `save` left it: every further step gives the bits
  /// that it would have given without the interruption.
  ///
  /// - Throws: an error that names the file, and changes nothing, if it is damaged or from another run
  public func restore(from file: URL) throws {
    try restore(from: Checkpoint(contentsOf: file))
  }

  /// Brings a run that was made in the same way to where the checkpoint was saved.
  ///
  /// - Throws: an error that names the file, and changes nothing, if it is from another model or optimiser
  public func restore(from checkpoint: Checkpoint) throws {
    let state = try checkpoint.extra(as: SavedState.self)
    try checkpoint.restore(model: model, optimizer: optimizer)
    progress = state.progress
    batches = progress.position.map(loader.makeIterator(resumingAt:))
  }

  /// What the run of a checkpoint was started with; nil if it was saved without.
  public static func run(of checkpoint: Checkpoint) throws -> PretrainingRun? {
    try checkpoint.extra(as: SavedState.self).run
  }
}
