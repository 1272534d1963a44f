import Architecture
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Appendix D.4: a training run with warm-up, cosine decay and clipping.
func trainWithRecipe(
  _ notebook: Notebook, _ setup: TrainingSetup, plain: TrainingHistory
) throws {
  notebook.cell(
    "D.4 Training with all three",
    """
    The same model under the same seed, with a higher peak rate. The \
    printed book starts clipping one step after the warm-up ends; its \
    repository later corrected that, and this run follows the correction \
    (clipsOneStepLate restores the printed version).
    """)
  let epochs = setup.isBookSize ? 15 : 1
  let totalSteps = setup.recipeTraining.count * epochs
  let peak = setup.isBookSize ? 0.001 : 0.006
  let recipe = TrainingRecipe.warmUpAndCosine(
    from: 0.00001, peak: peak, to: 0.00001,
    warmUpSteps: Int(0.2 * Double(totalSteps)), totalSteps: totalSteps
  )
  let model = setup.makeModel()
  let trainer = Trainer(
    model, on: setup.recipeTraining,
    optimizer: setup.makeOptimizer(for: model), recipe: recipe)
  var plan = setup.plan
  if setup.isBookSize { plan.batches = 1 }
  let meter = notebook.progress(total: totalSteps, label: "training")
  try trainer.run(epochs: epochs, validation: setup.validation, plan: plan)
  { event in
    notebook.log(event, on: meter)
  }
  let history = trainer.progress.history
  let rates = (0..<trainer.progress.step).compactMap {
    recipe.schedule?($0)
  }

  notebook.cell(
    "D.4 Its rates and losses",
    """
    The recipe pays off in long runs, where a constantly high rate does \
    damage. The small run, half an epoch, is too short for that: a fifth \
    of it is warm-up, and the last steps are tiny.
    """)
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
          "plain, section 5.2", x: plain.steps.map { Double($0) },
          y: plain.validationLosses),
      ]))

  if setup.isBookRun { compareScheduled(notebook, history) }
}

/// The run of appendix D, computed on a CPU, as the book's repository
/// stored it until October 2025.
private func compareScheduled(
  _ notebook: Notebook, _ history: TrainingHistory
) {
  notebook.cell(
    "D.4 Beside the book's run",
    "Thanks to the small rates of the warm-up, both runs agree for the first evaluations."
  )
  notebook.printLosses(
    of: history, besideTraining: PrintedTrace.scheduledTraining,
    validation: PrintedTrace.scheduledValidation)
  notebook.compare(
    "training loss up to step 15", Array(history.trainingLosses.prefix(4)),
    book: Array(PrintedTrace.scheduledTraining.prefix(4)), decimals: 3,
    tolerance: 1e-3)
  notebook.compare(
    "validation loss up to step 15",
    Array(history.validationLosses.prefix(4)),
    book: Array(PrintedTrace.scheduledValidation.prefix(4)), decimals: 3,
    tolerance: 1e-3)
}
