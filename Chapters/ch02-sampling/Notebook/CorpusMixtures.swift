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
    notes draw from corpus i with probability pᵢ, where w are the shares \
    of the tokens. They say that Llama 2 used α = 0.7; we could not verify \
    that. They print no numbers, so we chose the four sizes here. With \
    α = 1 the probabilities are the shares themselves.
    """,
    formulas: .row(
      .indexed("p", "i"), "=",
      .fraction(
        .power(.indexed("w", "i"), "α"),
        over: .row(.sum(over: "j"), .power(.indexed("w", "j"), "α")))))
  notebook.source(of: "mixtureWeights")
  let names = ["code", "web", "books", "forum"]
  let sizes: [Double] = [500_000, 2_500_000, 40_000, 160_000]
  let alphas = [1, 0.7, 0.5, 0.3, 0.1, 0]
  notebook.control("α", states: alphas.map { "\($0)" }, shown: 1) { state in
    let weights = mixtureWeights(sizes: sizes, alpha: alphas[state])
    notebook.plot(
      BarChart(
        "probability of each corpus, α = \(alphas[state])", labels: names,
        values: weights))
  }

  notebook.cell(
    "2.6 Notes: from proportional to even",
    """
    With α = 0 all corpora are equally likely, however small they are.
    """)
  notebook.ask("What happens to the books when α falls from 1 to 0?")
  var table = Table(["α"] + names, numbers: Set(["α"] + names))
  for alpha in alphas {
    let weights = mixtureWeights(sizes: sizes, alpha: alpha)
    table.append(["\(alpha)"] + weights.map { $0.decimals(4) })
  }
  notebook.show("probabilities", table)
  notebook.answer(
    """
    Small corpora gain: the smaller α, the more often the model sees the \
    same few books again.
    """)

  notebook.cell(
    "2.6 Notes: drawing from the mixture",
    """
    The code in the notes stops before drawing. Ten thousand draws with \
    the weights for α = 0.7 come close to the expected counts; chance \
    accounts for a few dozen draws either way.
    """)
  notebook.manualSeed(123)
  let weights = mixtureWeights(sizes: sizes, alpha: 0.7)
  let chances = Tensor(weights.map { Float($0) })
  let draws = chances.multinomial(count: 10_000, replacement: true).scalars
  var counts = Table(
    ["corpus", "drawn", "expected"], numbers: ["drawn", "expected"])
  for (corpus, name) in names.enumerated() {
    let drawn = draws.count { $0 == corpus }
    let expected = Int((10_000 * weights[corpus]).rounded())
    counts.append([name, "\(drawn)", "\(expected)"])
  }
  notebook.show("10,000 draws", counts)
}

/// What the chapter has built.
func summary(_ notebook: Notebook) {
  notebook.cell(
    "Summary of ch02: from a text to batches",
    """
    A text has become training examples: every window asks what comes \
    next, and the text has the answer. ch03 turns the ids into vectors.
    """)
  notebook.built([
    "SlidingWindows": "windows over any tokens, each with its target",
    "windowCount": "how many windows fit, given length and stride",
    "GPTDataset": "windows over ids, without copying them",
    "makeDataLoader": "batches of windows, in order or shuffled",
    "mixtureWeights": "how often to draw from each of several corpora",
  ])
}
