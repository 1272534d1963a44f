import Notebooks
import SamplingTopics
import Tensors

/// Holes in what a model reads.
func masking(_ notebook: Notebook) {
  notebook.cell(
    "Masking: holes in the inputs",
    """
    The notes advise to hide one to three tokens of each window in \
    training: less is memorized, and nothing is lost. Only the inputs get \
    holes, here _; the targets stay, so that the question is still what \
    comes next.
    """)
  notebook.source(of: "hidingTokens")
  let book = PhoneBook(count: 20, seed: notebook.seed(default: 1))
  let window = book.members[0..<1]
  let batch = (inputs: window[0..., ..<(-1)], targets: window[0..., 1...])
  let hidden = hidingTokens(3, of: batch, behind: PhoneBook.hidden)
  notebook.show("inputs", PhoneBook.text(batch.inputs.scalars))
  notebook.show("three hidden", PhoneBook.text(hidden.inputs.scalars))
  let changed = zip(batch.inputs.scalars, hidden.inputs.scalars)
    .filter { $0 != $1 }
  notebook.claim(
    "three inputs are hidden, the others and all targets as before",
    changed.count == 3 && changed.allSatisfy { $0.1 == PhoneBook.hidden }
      && hidden.targets.scalars == batch.targets.scalars)

  notebook.cell(
    "Masking: does it lower memorizing?",
    """
    The phone book of the topic "membership", with the stride 1 that leaks \
    most: four seeds without holes, with one and with three in each window \
    of 24.
    """)
  notebook.ask("What will three holes do to the numbers it can complete?")
  let first = notebook.seed(default: 1)
  let counts = [0, 1, 3]
  let attacks = counts.map { count in
    leaks(
      stride: 1, hiddenCount: count, seeds: Array(first..<first + 4)
    ) { $0.steps(epochs: 8) }
  }
  let titles = ["hidden", "membership", "completed of 20", "loss on names"]
  var table = Table(titles, numbers: Set(titles))
  for (count, attacks) in zip(counts, attacks) {
    table.append(["\(count)"] + findings(attacks))
  }
  notebook.show("eight epochs, four seeds", table)
  let (none, three) = (completed(attacks[0]), completed(attacks[2]))
  let losses = [nameLoss(attacks[0]), nameLoss(attacks[2])]
  notebook.answer(
    (none.isApart(from: three)
      ? """
      Three holes change what is completed from \(none) to \(three) of 20, \
      further than the spread.
      """
      : """
      A null result: \(none) completed without holes and \(three) with \
      three are within the spread of four seeds.
      """)
      + " The loss on other names goes from \(losses[0]) to \(losses[1]).")
  notebook.answer(
    """
    What this does not show is the effect over long training on much text. \
    BERT's masked language modelling, which asks for the hidden tokens \
    themselves, is something else; it comes in ch06.
    """)
}
