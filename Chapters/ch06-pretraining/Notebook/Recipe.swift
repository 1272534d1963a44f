import Architecture
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Book, appendix D.4: a training run with warm-up, cosine decay and
/// clipping.
func trainWithRecipe(
  _ notebook: Notebook, _ setup: TrainingSetup, plain: TrainingHistory
) throws {
  let epochs = setup.isBookSize ? 15 : 1
  let totalSteps = setup.recipeTraining.count * epochs
  var plan = setup.plan
  if setup.isBookSize { plan.batches = 1 }
  let log = TrainingLog(notebook, steps: totalSteps)

  notebook.cell(
    "D.4 Training with all three",
    """
    The same model under the same seed, with a higher peak rate. Each step \
    sets its rate, and clips the gradients before it follows them. The \
    printed book starts clipping one step after the warm-up ends; its \
    repository later corrected that, and this run follows the correction \
    (clipsOneStepLate restores the printed version).
    """)
  notebook.source(of: "Trainer.step", "Trainer.run", "Trainer.measure")
  let peak = setup.isBookSize ? 0.001 : 0.006
  let recipe = TrainingRecipe.warmUpAndCosine(
    from: 0.00001, peak: peak, to: 0.00001,
    warmUpSteps: Int(0.2 * Double(totalSteps)), totalSteps: totalSteps)
  let run = try notebook.kept(
    "run with the recipe", key: setup.key, save: saveRun, load: loadRun
  ) {
    notebook.manualSeed(123)
    let model = GPTModel(setup.configuration)
    let optimizer = AdamW(model.parameters, weightDecay: 0.1)
    let trainer = Trainer(
      model, on: setup.recipeTraining, optimizer: optimizer, recipe: recipe)
    try trainer.run(
      epochs: epochs, validation: setup.validation, plan: plan,
      report: log.reporting(model))
    return log.run(trainer.progress.history)
  }
  let history = run.history
  notebook.show("losses", losses(of: history))
  for (epoch, text) in zip(1..., run.texts) {
    notebook.prose("After epoch \(epoch): \(text)")
  }

  notebook.cell(
    "D.4 Its rates and losses",
    """
    The recipe is meant for long runs, in which a rate that stays high \
    does damage. \
    A run of a quarter of an epoch, as in the small size, is too short to \
    show that it pays off: a fifth of it is warm-up, and the last steps \
    are tiny. What it shows is how the loss follows the rate.
    """)
  let rates = (0..<totalSteps).compactMap { recipe.schedule?($0) }
  notebook.plot(
    LinePlot(
      "Learning rate", xLabel: "step",
      series: [.init("warm-up and cosine", y: rates)]))
  notebook.plot(
    LinePlot(
      "Validation loss", xLabel: "step",
      series: [
        .init(
          "with all three", x: history.steps.map { Double($0) },
          y: history.validationLosses),
        .init(
          "plain, book 5.2", x: plain.steps.map { Double($0) },
          y: plain.validationLosses),
      ]))
  notebook.show(
    "validation loss after the same number of steps",
    table(of: history, beside: plain))

  compareScheduled(notebook, setup, history)
}

/// The last evaluations of both runs at the same steps.
private func table(
  of history: TrainingHistory, beside plain: TrainingHistory
) -> Table {
  let titles = ["step", "with all three", "plain"]
  var table = Table(titles, numbers: Set(titles))
  for entry in history.entries {
    guard let other = plain.entries.first(where: { $0.step == entry.step })
    else { continue }
    table.append([
      "\(entry.step)", entry.losses.validation.decimals(3),
      other.losses.validation.decimals(3),
    ])
  }
  return table
}

/// The run of appendix D, computed on a CPU, as the book's repository
/// stored it until October 2025.
private func compareScheduled(
  _ notebook: Notebook, _ setup: TrainingSetup, _ history: TrainingHistory
) {
  notebook.cell(
    "D.4 Beside the book's run",
    """
    Thanks to the small rates of the warm-up, both runs agree for the \
    first evaluations.
    """)
  if setup.isBookRun {
    let beside = losses(
      of: history, besideTraining: PrintedTrace.scheduledTraining,
      validation: PrintedTrace.scheduledValidation)
    notebook.show("losses", beside)
    notebook.compare(
      "training loss up to step 15",
      Array(history.trainingLosses.prefix(4)),
      book: Array(PrintedTrace.scheduledTraining.prefix(4)), decimals: 3,
      tolerance: 1e-3)
    notebook.compare(
      "validation loss up to step 15",
      Array(history.validationLosses.prefix(4)),
      book: Array(PrintedTrace.scheduledValidation.prefix(4)), decimals: 3,
      tolerance: 1e-3)
  }
  if !setup.isBookRun {
    notebook.skipComparison("losses", because: needsBookRun)
  }
}
