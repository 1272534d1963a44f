import Architecture
import Corpora
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Tensors

/// Section 7.9 and the book's folder on DPO: learning from pairs of
/// responses.
func preferPolite(
  _ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel
) throws {
  notebook.cell(
    "7.9 Pairs of responses",
    """
    A tuned model answers, but it does not know which of two correct \
    answers people prefer. Preference data contains both: a chosen and a \
    rejected response. In the book's data, the chosen one is more polite.
    """)
  let found = try Corpus.preferences(in: data.location)
  let split = DataSplit(found.content)
  notebook.print(found.notice)
  notebook.show("task", found.content[0].instruction)
  notebook.show("chosen", found.content[0].chosen)
  notebook.show("rejected", found.content[0].rejected)

  notebook.cell(
    "7.9 The log-probability of a response",
    """
    The log-probability of a response is the sum over its tokens, given \
    the prompt: cross entropy again, with the sign reversed. Gathering it \
    token by token gives the same number as the fused loss.
    """)
  let logits = Tensor<Float>([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
  let targets = Tensor([0, 2])
  let gathered = -logits.logSoftmax(along: 1).gathered(
    along: 1, at: targets.unsqueezed(at: 1)
  ).mean()
  notebook.compare(
    "gathered and fused",
    [gathered.item, logits.crossEntropy(targets: targets).item],
    book: [1.4185, 1.4185])
  let (training, validation) = (
    preferenceLoader(data, split.training, shuffles: true),
    preferenceLoader(data, split.validation, shuffles: false)
  )
  try trainPolicy(notebook, data, tuned, training, validation, split.test)
}

private func preferenceLoader(
  _ data: ChapterData, _ entries: [Preference], shuffles: Bool
) -> PreferenceLoader {
  let dataset = PreferenceDataset(
    entries, tokenizer: data.tokenizer, style: data.style)
  return makePreferenceLoader(
    dataset, padding: data.endOfText,
    allowedLength: data.base.configuration.contextLength,
    shuffles: shuffles)
}

/// Section 7.9: the loss, the training, and its effect.
private func trainPolicy(
  _ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel,
  _ training: PreferenceLoader,
  _ validation: PreferenceLoader, _ test: [Preference]
) throws {
  notebook.cell(
    "7.9 The DPO loss",
    """
    There are two models: the policy is trained; the reference stays a \
    copy of the tuned model. A response's reward is β times the \
    log-probability that the policy gained over the reference. The loss is \
    −ln σ(chosen reward − rejected reward), without a separate reward \
    model. At first both models are equal, so the margin is 0 and the loss \
    ln 2.
    """)
  let reference = try tuned.copied()
  let policy = try tuned.copied()
  guard let batch = validation.first(where: { _ in true }) else { return }
  let first = noGrad {
    PreferenceLoss(of: policy, reference: reference, on: batch)
  }
  notebook.compare("loss", first.value.item, book: 0.6931)
  notebook.compare("margin", first.margin, book: 0)
  notebook.show("ln 2", log(2.0))

  notebook.cell(
    "7.9 Training on pairs",
    """
    β = 0.1, as in the book. A larger β keeps the policy closer to the \
    reference, because small differences already earn a reward. (An older \
    version of the book's text said the opposite.)
    """)
  let settings = data.settings
  let optimizer = AdamW(
    policy.parameters, learningRate: settings.preferenceRate,
    weightDecay: 0.01)
  let steps = min(settings.preferenceSteps, training.count)
  let meter = notebook.progress(total: steps, label: "DPO")
  manualSeed(data.seed)
  let history = try trainOnPreferences(
    policy, reference: reference, on: training, validation: validation,
    optimizer: optimizer,
    interval: max(steps / 3, 1), batches: 3, steps: steps
  ) { step, loss in
    meter.update(step + 1, "loss \(Double(loss).decimals(3))")
  }
  show(notebook, history)
  showChange(notebook, data, before: reference, after: policy, test)
}

private func show(_ notebook: Notebook, _ history: PreferenceHistory) {
  for entry in history.entries {
    notebook.print(
      "after \(entry.stepsDone) steps: loss \(entry.measure.loss.decimals(3)),",
      "margin \(entry.measure.margin.decimals(3)),",
      "chosen ahead in \((100 * entry.measure.accuracy).decimals(0)) % of the pairs"
    )
  }
  notebook.plot(
    LinePlot(
      "Reward margin", xLabel: "steps",
      series: [
        .init(
          "validation", x: history.entries.map { Double($0.stepsDone) },
          y: history.entries.map(\.measure.margin))
      ]))
}

/// Section 7.9: responses before and after.
private func showChange(
  _ notebook: Notebook, _ data: ChapterData, before: GPTModel,
  after: GPTModel, _ test: [Preference]
) {
  notebook.cell(
    "7.9 Before and after",
    """
    Responses of the tuned model before and after DPO. The loss depends \
    only on the difference between the two responses: both may become less \
    likely, and too much training degrades the language itself.
    """)
  for pair in test.prefix(3) {
    let task = Instruction(
      instruction: pair.instruction, input: pair.input, output: pair.output)
    notebook.show(
      "task",
      [task.instruction, task.input].filter { !$0.isEmpty }.joined(
        separator: " | "))
    notebook.show("  before", data.assistant(before).response(to: task))
    notebook.show("  after", data.assistant(after).response(to: task))
    notebook.show("  chosen in the data", pair.chosen)
  }
}
