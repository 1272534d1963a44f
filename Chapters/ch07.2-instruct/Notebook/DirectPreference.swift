import Architecture
import Corpora
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Tensors

/// Section 7.9: the loss, the training, and its effect.
func preferPolite(
  _ notebook: Notebook, _ data: ChapterData, _ speaker: Speaker,
  _ pairs: TonePairs
) throws {
  let reference = speaker.model

  notebook.cell(
    "7.9 The DPO loss",
    """
    There are two models: the policy π is trained; the reference stays as \
    it is. The reward of a response y is β times the log-probability that \
    the policy gained over the reference, without a separate reward model. \
    At first both are equal, so the margin is 0 and the loss ln 2.
    """,
    formulas: .row(
      "reward", .parens("y"), "= β · ln",
      .fraction(
        .row("π", .parens("y")),
        over: .row(.indexed("π", "reference"), .parens("y")))),
    .row(
      "L = −ln σ",
      .parens(
        "reward", .parens("chosen"), "−", "reward", .parens("rejected"))))
  notebook.source(of: "PreferenceLoss.init")
  let policy = try reference.copied()
  let validation = data.loader(
    pairs: pairs.split.validation, shuffles: false)
  for batch in validation.prefix(1) {
    let loss = noGrad {
      PreferenceLoss(of: policy, reference: reference, on: batch)
    }
    notebook.compare("loss", loss.value.item, book: 0.6931)
    notebook.compare("margin", loss.margin, book: 0)
  }

  notebook.cell(
    "7.9 Training on pairs",
    """
    β = 0.1, as in the book. A larger β keeps the policy closer to the \
    reference, because small differences already earn a reward. (An older \
    version of the book's text said the opposite.) The learning rate is \
    small, and the steps are few: the next cells show why.
    """)
  notebook.source(of: "trainOnPreferences")
  let settings = data.settings
  let training = data.loader(pairs: pairs.split.training, shuffles: true)
  let optimizer = AdamW(
    policy.parameters, learningRate: settings.preferenceRate,
    weightDecay: 0.01)
  let steps = min(settings.preferenceSteps, training.count)
  notebook.manualSeed(123)
  let history = try trainOnPreferences(
    policy, reference: reference, on: training, validation: validation,
    optimizer: optimizer, averaged: settings.averagesTokens,
    interval: max(steps / 3, 1), batches: 3, steps: steps
  ) { step, loss in
    notebook.progress(step + 1, of: steps, label: "DPO")
  }
  notebook.show(history)

  notebook.cell(
    "7.9 Before and after",
    """
    The same tasks, answered before and after DPO: tasks that the model \
    answered right before. "Right" counts the responses that contain the \
    expected one.
    """)
  notebook.ask("Does the model still give the right answers?")
  let (before, after) = (data.assistant(reference), data.assistant(policy))
  let tasks = before.strengths(
    among: pairs.split.test.map(\.task), count: 3)
  for task in tasks {
    notebook.show([
      "task": task.line, "before": before.response(to: task),
      "after": after.response(to: task),
    ])
  }
  let tones = data.tones(of: policy, pairs)
  notebook.showTones(
    ["before": speaker.tones, "after": tones], of: pairs)
  commentTones(notebook, before: speaker.tones, after: tones)
  try overdo(notebook, data, speaker, polite: tones, pairs)
}

/// Section 7.9: what too much of it costs.
private func overdo(
  _ notebook: Notebook, _ data: ChapterData, _ speaker: Speaker,
  polite: ToneCounts, _ pairs: TonePairs
) throws {
  notebook.cell(
    "7.9 Too much of it",
    """
    The loss depends only on the difference between two responses; both \
    may become less likely. With four times the learning rate, the margin \
    grows, and the language itself suffers.
    """)
  notebook.ask("What happens to the right answers?")
  let training = data.loader(pairs: pairs.split.training, shuffles: true)
  let validation = data.loader(
    pairs: pairs.split.validation, shuffles: false)
  let eager = try speaker.model.copied()
  let optimizer = AdamW(
    eager.parameters, learningRate: 4 * data.settings.preferenceRate,
    weightDecay: 0.01)
  let steps = min(data.settings.preferenceSteps, training.count)
  notebook.manualSeed(123)
  let history = try trainOnPreferences(
    eager, reference: speaker.model, on: training, validation: validation,
    optimizer: optimizer, averaged: data.settings.averagesTokens,
    interval: steps, batches: 3, steps: steps
  ) { step, loss in
    notebook.progress(step + 1, of: steps, label: "DPO")
  }
  notebook.show(history)
  let overdone = data.tones(of: eager, pairs)
  notebook.showTones(
    [
      "before": speaker.tones, "DPO": polite,
      "four times the rate": overdone,
    ], of: pairs)
}

extension Notebook {
  /// A table of the measurements made while training on pairs.
  func show(_ history: PreferenceHistory) {
    let titles = ["steps", "loss", "margin", "chosen ahead"]
    var table = Table(titles, numbers: Set(titles))
    for entry in history.entries {
      let measure = entry.measure
      table.append([
        "\(entry.stepsDone)", measure.loss.decimals(3),
        measure.margin.decimals(3),
        "\((100 * measure.accuracy).decimals(0)) %",
      ])
    }
    show("validation pairs", table)
  }
}

/// Says what DPO gave and what it cost.
private func commentTones(
  _ notebook: Notebook, before: ToneCounts, after: ToneCounts
) {
  let tone =
    "Polite responses: \(before.polite) before, \(after.polite) after. "
    + "Right ones: \(before.right) before, \(after.right) after. "
  let cost =
    before.right == 0
    ? "These tasks are beyond the model: only the tone of nonsense changes."
    : after.right < before.right
      ? "The tone costs some of the answers." : "The tone costs no answer."
  notebook.prose(tone + cost)
}
