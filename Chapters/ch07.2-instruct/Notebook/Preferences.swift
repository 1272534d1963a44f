import Architecture
import Corpora
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Tensors

/// Section 7.9 and the book's folder on DPO: learning from pairs of responses.
func preferPolite(_ notebook: Notebook, _ material: Material, _ tuned: GPTModel) throws {
  notebook.cell(
    "7.9 Pairs of responses",
    """
    After tuning, a model answers; which of two right answers people like better, it does not know. Preference \
    data has both: chosen and rejected. In the book's, the chosen ones are the more polite.
    """)
  let found = try Corpus.preferences(in: material.location)
  let split = DataSplit(found.entries)
  notebook.print(found.notice)
  notebook.show("task", found.entries[0].instruction)
  notebook.show("chosen", found.entries[0].chosen)
  notebook.show("rejected", found.entries[0].rejected)

  notebook.cell(
    "7.9 How likely is a response?",
    """
    The logarithm of a response's probability is the sum of those of its tokens, after the prompt. That is \
    cross entropy again; gathered by hand or computed in one piece, it is the same.
    """)
  let logits = Tensor<Float>([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
  let targets = Tensor([0, 2])
  let gathered = -logits.logSoftmax(along: 1).gathered(along: 1, at: targets.unsqueezed(at: 1)).mean()
  notebook.compare(
    "by hand and in one piece", [gathered.item, logits.crossEntropy(targets: targets).item],
    book: [1.4185, 1.4185])
  let (training, validation) = (
    preferenceLoader(material, split.training, shuffles: true),
    preferenceLoader(material, split.validation, shuffles: false)
  )
  try trainPolicy(notebook, material, tuned, training, validation, split.test)
}

private func preferenceLoader(
  _ material: Material, _ entries: [Preference], shuffles: Bool
) -> PreferenceLoader {
  let dataset = PreferenceDataset(entries, tokenizer: material.tokenizer, style: material.style)
  return makePreferenceLoader(
    dataset, padding: material.endOfText, allowedLength: material.base.configuration.contextLength,
    shuffles: shuffles)
}

/// Section 7.9: the loss, the training, and what it changed.
private func trainPolicy(
  _ notebook: Notebook, _ material: Material, _ tuned: GPTModel, _ training: PreferenceLoader,
  _ validation: PreferenceLoader, _ test: [Preference]
) throws {
  notebook.cell(
    "7.9 The loss of DPO",
    """
    Two models: the policy learns, the reference stays as the tuned model was. How much more likely the policy \
    finds a response than the reference does, times β, is its reward. The loss −ln σ(reward of the chosen − \
    reward of the rejected) needs no reward model beside. At first both are the same model: the margin is 0 \
    and the loss ln 2.
    """)
  let reference = tuned.copied()
  let policy = tuned.copied()
  guard let batch = validation.first(where: { _ in true }) else { return }
  let first = noGrad { PreferenceLoss(of: policy, reference: reference, on: batch) }
  notebook.compare("loss", first.value.item, book: 0.6931)
  notebook.compare("margin", first.margin, book: 0)
  notebook.show("ln 2", log(2.0))

  notebook.cell(
    "7.9 Training on pairs",
    """
    β = 0.1, as in the book. A larger β holds the policy closer to the reference, because small differences \
    already count. (An older version of the book's text said the opposite.)
    """)
  let recipe = material.recipe
  let optimizer = AdamW(policy.parameters, learningRate: recipe.preferenceRate, weightDecay: 0.01)
  let steps = min(recipe.preferenceSteps, training.count)
  let meter = notebook.progress(total: steps, label: "DPO")
  manualSeed(material.seed)
  let history = try trainOnPreferences(
    policy, reference: reference, on: training, validation: validation, optimizer: optimizer,
    interval: max(steps / 3, 1), batches: 3, steps: steps
  ) { step, loss in meter.update(step + 1, String(format: "loss %.3f", loss)) }
  show(notebook, history)
  showChange(notebook, material, before: reference, after: policy, test)
}

private func show(_ notebook: Notebook, _ history: PreferenceHistory) {
  for entry in history.entries {
    notebook.print(
      String(
        format: "after %3d steps: loss %.3f, margin %.3f, chosen ahead in %.0f %% of the pairs",
        entry.step + 1,
        entry.measure.loss, entry.measure.margin, 100 * entry.measure.accuracy))
  }
  notebook.plot(
    LinePlot(
      "Margin of the rewards", xLabel: "steps",
      series: [
        .init(
          "validation", x: history.entries.map { Double($0.step + 1) },
          y: history.entries.map(\.measure.margin))
      ]))
}

/// Section 7.9: responses before and after.
private func showChange(
  _ notebook: Notebook, _ material: Material, before: GPTModel, after: GPTModel, _ test: [Preference]
) {
  notebook.cell(
    "7.9 Before and after",
    """
    Responses of the tuned model, and after DPO. The loss rewards only the difference between the two \
    responses: both may become less likely, and trained for too long, the language itself suffers.
    """)
  for pair in test.prefix(3) {
    let task = Instruction(instruction: pair.instruction, input: pair.input, output: pair.output)
    notebook.show("task", [task.instruction, task.input].filter { !$0.isEmpty }.joined(separator: " | "))
    notebook.show("  before", material.assistant(before).response(to: task))
    notebook.show("  after", material.assistant(after).response(to: task))
    notebook.show("  chosen in the data", pair.chosen)
  }
}
