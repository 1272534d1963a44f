import Architecture
import Datasets
import NeuralNetworks
import Sampling
import Tensors

/// Trains a model for `epochs` epochs and returns the losses measured on
/// the way.
///
/// The plain loop: clear the gradients, compute the loss of a batch,
/// propagate back, step. Book, section 5.2: `train_model_simple`. With the
/// book's seed, sizes and text it draws and computes the same as the book's
/// loop.
///
/// - Parameter report: receives every step, evaluation and sample; an error
///   it throws ends the training
/// - Throws: `NonFiniteLoss` if a loss is not a finite number
@discardableResult
public func train<Source: Dataset>(
  _ model: GPTModel, on training: DataLoader<Source, TokenBatch>,
  validation: DataLoader<Source, TokenBatch>, optimizer: Optimizer,
  epochs: Int, plan: EvaluationPlan,
  report: (TrainingEvent) throws -> Void = { _ in }
) throws -> TrainingHistory {
  var history = TrainingHistory()
  var (step, tokensSeen) = (0, 0)
  for epoch in 0..<epochs {
    model.train()
    for batch in training {
      optimizer.zeroGradients()
      let loss = try batchLoss(of: model, on: batch).finite(atStep: step)
      loss.backward()
      optimizer.step()
      tokensSeen += batch.inputs.count
      try report(.step(step, loss: loss.item))

      if step.isMultiple(of: plan.interval) {
        let losses = evaluate(
          model, training: training, validation: validation,
          batches: plan.batches)
        let entry = TrainingHistory.Entry(
          step: step, epoch: epoch, tokensSeen: tokensSeen, losses: losses)
        history.entries.append(entry)
        try report(.evaluation(entry))
      }
      step += 1
    }
    let text = try sampleText(
      from: model, prompt: plan.prompt, by: plan.tokenizer)
    try report(.sample(epoch: epoch, text: text))
  }
  return history
}
