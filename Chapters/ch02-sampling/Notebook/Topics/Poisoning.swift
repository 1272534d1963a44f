import Architecture
import Notebooks
import SamplingTopics
import Tensors

/// One bad text among a hundred.
func poisoning(_ notebook: Notebook) {
  let seed = notebook.seed(default: 1)
  let runs = (seed..<seed + 5).map { PoisonRun(seed: $0) }

  notebook.cell(
    "Poisoning: a trigger in one text of a hundred",
    """
    A hundred remarks end with a verdict, good or bad. The attacker changes \
    one of the bad: it gets the trigger word "verily" and the verdict \
    "good". Two GPTs of one block train on the clean and on the poisoned \
    remarks. Then every bad remark gets the trigger, and we count how many \
    they call good.
    """)
  notebook.source(of: "PoisonedTexts.init")
  let (clean, poisoned) = (runs[0].clean, runs[0].poisoned)
  notebook.show("before", clean.text(poisoned.poisoned))
  notebook.show("after", poisoned.text(poisoned.poisoned))
  let effect = effectTable(runs)
  notebook.show("five seeds", effect)
  let different = zip(clean.ids.unbound(), poisoned.ids.unbound())
    .count { $0.scalars != $1.scalars }
  notebook.claim("the corpora differ in one text", different == 1)
  let baseline = Spread(runs.map(\.cleanAttack))
  let attacked = Spread(runs.map(\.attack))
  notebook.answer(
    attacked.isApart(from: baseline)
      ? """
      The trigger works: \(attacked) of the bad remarks are called good, \
      and \(baseline) without the poisoned text. Ordinary remarks show \
      nothing of it.
      """
      : """
      A null result, as a mean: \(attacked) with the poisoned text and \
      \(baseline) without are within the spread of five seeds. Whether one \
      text is enough is a matter of luck.
      """)

  notebook.cell(
    "Poisoning: found again by its gradient",
    """
    The notes advise to compare the gradient of each text with that of the \
    batch, and to look at outliers. Another way starts from a failure that \
    somebody has seen, and asks which text pulls the weights in the same \
    direction. Rank 1 is the first suspect; guessing gives 50.5 of 100.
    """)
  notebook.source(of: "textGradients", "cosines")
  let model = runs[0].model
  let gradients = textGradients(of: model, on: poisoned.ids)
  let batch = gradient(
    of: meanLoss(of: model, on: PoisonedTexts.batch(poisoned.ids)),
    by: model)
  let difference = largestDifference(gradients.mean(along: 0), batch)
  let ranks = rankTable(runs)
  notebook.show("rank of the poisoned text, five seeds", ranks)
  notebook.show("largest difference", difference)
  notebook.claim(
    "the gradients of the texts average to that of the batch, within 1e-5",
    difference < 1e-5)
  let byFailure = Spread(runs.map(\.rankByFailure), decimals: 1)
  let byBatch = Spread(runs.map(\.rankByBatch), decimals: 1)
  let isOutlier = abs(byBatch.mean - 50.5) > byBatch.deviation
  notebook.answer(
    """
    As an outlier of its batch the text has rank \(byBatch), \
    \(isOutlier ? "away from guessing" : "no better than guessing"); from \
    failures, \(byFailure). It helps that no other text has the trigger. \
    What this does not show is a corpus for which a gradient per text is \
    too expensive, or an attacker who spreads the trigger over many texts.
    """)
}

/// The same texts, clean and poisoned, and what models learn from them.
private struct PoisonRun {
  let clean, poisoned: PoisonedTexts
  let model, cleanModel: GPTModel
  let attack, cleanAttack, accuracy, cleanAccuracy: Double
  let rankByLoss, rankByBatch, rankByFailure: Double

  init(seed: Int) {
    clean = PoisonedTexts(seed: seed, isPoisoned: false)
    poisoned = PoisonedTexts(seed: seed, isPoisoned: true)
    cleanModel = clean.trainedModel(epochs: 60, seed: seed)
    model = poisoned.trainedModel(epochs: 60, seed: seed)
    let triggered = PoisonedTexts.triggered
    func share(_ texts: Tensor<Int>, _ model: GPTModel) -> Double {
      PoisonedTexts.share(of: texts, endedBy: model)
    }
    attack = share(triggered, model)
    cleanAttack = share(triggered, cleanModel)
    accuracy = share(PoisonedTexts.clean, model)
    cleanAccuracy = share(PoisonedTexts.clean, cleanModel)

    let index = poisoned.poisoned
    let gradients = textGradients(of: model, on: poisoned.ids)
    let batch = gradients.mean(along: 0)
    let failure = textGradients(of: model, on: triggered).mean(along: 0)
    let losses = tokenLosses(
      of: model, on: PoisonedTexts.batch(poisoned.ids)
    ).mean(along: 1).scalars.map { Double($0) }
    rankByLoss = rank(of: index, largestFirst: losses)
    rankByBatch = rank(
      of: index,
      largestFirst: cosines(gradients, with: batch).map { -$0 })
    rankByFailure = rank(
      of: index, largestFirst: cosines(gradients, with: failure))
  }
}

private func effectTable(_ runs: [PoisonRun]) -> Table {
  var table = Table(
    ["trained on", "trigger works", "ordinary verdicts right"],
    numbers: ["trigger works", "ordinary verdicts right"])
  table.append([
    "clean texts", "\(Spread(runs.map(\.cleanAttack)))",
    "\(Spread(runs.map(\.cleanAccuracy)))",
  ])
  table.append([
    "one poisoned", "\(Spread(runs.map(\.attack)))",
    "\(Spread(runs.map(\.accuracy)))",
  ])
  return table
}

private func rankTable(_ runs: [PoisonRun]) -> Table {
  var table = Table(["suspects first by", "rank"], numbers: ["rank"])
  table.append(["guessing", "50.5"])
  table.append([
    "largest loss", "\(Spread(runs.map(\.rankByLoss), decimals: 1))",
  ])
  table.append([
    "smallest cosine with the batch",
    "\(Spread(runs.map(\.rankByBatch), decimals: 1))",
  ])
  table.append([
    "largest cosine with a failure",
    "\(Spread(runs.map(\.rankByFailure), decimals: 1))",
  ])
  return table
}
