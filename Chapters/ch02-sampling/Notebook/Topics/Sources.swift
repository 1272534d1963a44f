import Notebooks
import Sampling
import SamplingTopics

/// Sources that are not all as reliable.
func sources(_ notebook: Notebook) {
  notebook.cell(
    "Sources: how often to read each, by size and by trust",
    """
    A mixture draws from each source in proportion to its size to the \
    power α. A rating multiplies that: an encyclopaedia may count three \
    times what a forum does. Small sources would then be read many \
    times and learnt by heart, so nothing is read more than four times. \
    The sizes and ratings are invented.
    """)
  notebook.ask(
    "With a limit of four readings, who gets what the books lose?")
  notebook.source(of: "drawnTokens")
  let names = ["web", "forum", "encyclopaedia", "books"]
  let tokens: [Double] = [900e6, 300e6, 40e6, 2e6]
  let ratings: [Double] = [1, 0.5, 3, 3]
  let budget = 600e6
  let plans = [
    drawnTokens(of: tokens, ratings: [1, 1, 1, 1], budget: budget),
    drawnTokens(of: tokens, ratings: ratings, budget: budget),
    drawnTokens(
      of: tokens, ratings: ratings, budget: budget, mostReadings: 4),
  ]
  let titles = ["by size", "and rating", "and limit"]
  var table = Table(
    ["source", "tokens"] + titles.flatMap { [$0, "times"] },
    numbers: Set(["tokens", "times"] + titles))
  for source in names.indices {
    let cells = plans.flatMap { plan in
      [
        (100 * plan[source] / budget).decimals(1) + " %",
        (plan[source] / tokens[source]).decimals(1),
      ]
    }
    table.append(
      [names[source], (tokens[source] / 1e6).decimals(0) + " M"] + cells)
  }
  notebook.show(
    "600 M tokens: shares, and how often a source is read", table)
  let weights = mixtureWeights(sizes: tokens, alpha: 0.7)
  let difference =
    zip(plans[0], weights).map { abs($0 / budget - $1) }.max() ?? 0
  notebook.show("largest difference from mixtureWeights", difference)
  notebook.claim(
    "with equal ratings, the shares are mixtureWeights", difference < 1e-15)
  notebook.claim(
    "nothing is read more than four times, and the budget is spent",
    zip(plans[2], tokens).allSatisfy { $0 <= 4 * $1 }
      && abs(plans[2].reduce(0, +) / budget - 1) < 1e-12)
  notebook.answer(
    """
    All others, in proportion. Who rates the sources, and by what, this \
    does not show; a rating is a guess until a model has been trained with \
    it.
    """)
}
