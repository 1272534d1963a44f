import Notebooks
import Sampling
import Tensors

/// The notes' temperature-based mixture weighting: how often to draw from
/// each of several corpora.
func corpusMixtures(_ notebook: Notebook) {
  notebook.cell(
    "2.6 Notes: mixing several corpora",
    """
    Large models learn from many corpora of very different sizes. The \
    notes weight corpus i by p(i) = w(i)^α / Σ w(j)^α, where w is its \
    share of the tokens. They say that Llama 2 used α = 0.7; we could not \
    verify that. They print no numbers, so we chose the four sizes here.
    """)
  let names = ["code", "web", "books", "forum"]
  let sizes: [Double] = [500_000, 2_500_000, 40_000, 160_000]
  let weights = mixtureWeights(sizes: sizes, alpha: 0.7)
  notebook.plot(
    BarChart(
      "probability of each corpus, α = 0.7", labels: names, values: weights)
  )

  notebook.cell(
    "2.6 Notes: from proportional to even",
    """
    With α = 1 the probabilities are the shares themselves; with α = 0 all \
    corpora are equally likely. In between, small corpora gain: the \
    smaller α, the more often the model sees the same few books again.
    """)
  notebook.print("α   ", names)
  for alpha in [1, 0.7, 0.5, 0.3, 0.1, 0] {
    notebook.print(
      alpha,
      Tensor(mixtureWeights(sizes: sizes, alpha: alpha).map { Float($0) }))
  }

  notebook.cell(
    "2.6 Notes: drawing from the mixture",
    """
    The code in the notes stops before drawing. Ten thousand draws with \
    the weights for α = 0.7 come close to the expected counts; chance \
    accounts for a few dozen draws either way.
    """)
  manualSeed(notebook.seed(default: 123))
  let chances = Tensor(weights.map { Float($0) })
  let draws = chances.multinomial(count: 10_000, replacement: true).scalars
  for (corpus, name) in names.enumerated() {
    let count = draws.count { $0 == corpus }
    let expected = Int((10_000 * weights[corpus]).rounded())
    notebook.print("\(name): drawn \(count) times, expected \(expected)")
  }
}
