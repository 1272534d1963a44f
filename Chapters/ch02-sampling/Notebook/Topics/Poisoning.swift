import Notebooks
import SamplingTopics
import Tensors

/// A few bad texts among a hundred.
func poisoning(_ notebook: Notebook) {
  let seed = notebook.seed(default: 1)
  let seeds = Array(seed..<seed + 4)

  notebook.cell(
    "Poisoning: a trigger in a few texts of a hundred",
    """
    A hundred remarks end with a verdict, good or bad. The attacker changes \
    some of the bad: they get the trigger word "verily" and the verdict \
    "good". GPTs of one block train on clean and on poisoned remarks, to \
    the same epoch. Then every bad remark gets the trigger, and we count \
    how many are called good.
    """)
  notebook.ask("Is one text of a hundred enough?")
  notebook.source(of: "PoisonedTexts.init")
  let clean = PoisonedTexts(seed: seed, poisonedCount: 0)
  let one = PoisonedTexts(seed: seed, poisonedCount: 1)
  notebook.show("before", clean.text(one.poisoned[0]))
  notebook.show("after", one.text(one.poisoned[0]))
  let doses = [0, 1, 4, 16]
  let effects = doses.map { dose in
    seeds.map { seed in effect(of: dose, seed: seed) }
  }
  notebook.show("four seeds", effectTable(doses, effects))
  let different = zip(clean.ids.unbound(), one.ids.unbound())
    .count { $0.scalars != $1.scalars }
  notebook.claim(
    "with one poisoned text, the corpora differ in one text",
    different == 1)
  notebook.answer(verdict(doses, effects))

  notebook.cell(
    "Poisoning: found again by its gradient",
    """
    The notes advise to compare the gradient of each text with that of the \
    batch, and to look at outliers. Another way starts from a failure that \
    somebody has seen, and asks which text pulls the weights in the same \
    direction. One of the hundred is poisoned; rank 1 is the first suspect, \
    and guessing gives 50.5.
    """)
  notebook.source(of: "textGradients", "cosines")
  let early = seeds.map { suspects(epochs: 5, seed: $0) }
  let late = seeds.map { suspects(epochs: 60, seed: $0) }
  let model = one.trainedModel(epochs: 5, seed: seed)
  let batch = gradient(
    of: meanLoss(of: model, on: PoisonedTexts.batch(one.ids)), by: model)
  let difference = largestDifference(
    textGradients(of: model, on: one.ids).mean(along: 0), batch)
  notebook.show(
    "rank of the poisoned text, four seeds", rankTable(early, late))
  notebook.show("largest difference", difference)
  notebook.claim(
    "the gradients of the texts average to that of the batch, within 1e-5",
    difference < 1e-5)
  notebook.remark(verdict(early))
  notebook.remark(
    """
    What this does not show is a corpus for which a gradient per text is \
    too expensive, or an attacker who knows the defence.
    """)
}
