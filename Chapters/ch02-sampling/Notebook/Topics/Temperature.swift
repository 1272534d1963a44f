import Notebooks
import Sampling
import SamplingTopics
import Tensors

/// The notes' `temperature_sample`, to its end.
func temperature(_ notebook: Notebook) {
  let sizes: [Double] = [500_000, 2_500_000, 40_000, 160_000]
  let names = ["code", "web", "books", "forum"]

  notebook.cell(
    "Temperature sampling: the notes' block, to its end",
    """
    The notes' function counts how often each corpus occurs, computes \
    probabilities, and ends with a comment: it draws nothing and returns \
    nothing. Here it is with the draw. One id stands for 10,000 tokens.
    """)
  notebook.source(of: "temperatureSample")
  let ids = zip(names, sizes).flatMap { name, size in
    [String](repeating: name, count: Int(size / 10_000))
  }
  notebook.manualSeed(123)
  let drawn = temperatureSample(corpusIDs: ids, count: 10_000)
  let expected = mixtureWeights(sizes: sizes, alpha: 0.7)
  var table = Table(
    ["corpus", "ids", "drawn", "expected"],
    numbers: ["ids", "drawn", "expected"])
  for (name, chance) in zip(names, expected) {
    let counts = [ids, drawn].map { all in "\(all.count { $0 == name })" }
    table.append([name] + counts + [(10_000 * chance).decimals(0)])
  }
  notebook.show("10,000 draws with α = 0.7", table)
  notebook.claim(
    "every draw is a corpus, and none is lost",
    drawn.count == 10_000 && Set(drawn).isSubset(of: names))

  notebook.cell(
    "Temperature sampling: α is one over the temperature",
    """
    The notes call α the temperature. But w^α = exp(α ln w): the weights \
    are a softmax of logarithms at temperature T = 1/α, as when a model \
    samples a token. A high temperature, so a small α, makes all alike.
    """)
  notebook.source(of: "softmaxWeights")
  let alphas = [1, 0.7, 0.5, 0.3, 0.1]
  let differences = alphas.map { alpha in
    zip(
      mixtureWeights(sizes: sizes, alpha: alpha),
      softmaxWeights(sizes: sizes, temperature: 1 / alpha)
    ).map { abs($0 - $1) }.max() ?? 0
  }
  let largest = differences.max() ?? 0
  notebook.show("largest difference over five values of α", Float(largest))
  notebook.claim("the two forms agree, within 1e-12", largest < 1e-12)

  notebook.cell(
    "Temperature sampling: what a small corpus pays (calculated)",
    """
    Whatever the small corpora gain, they pay for in repeats. Suppose that \
    training draws as many tokens as there are in all: how often is each \
    corpus read through?
    """)
  notebook.ask("With α = 0.3, how often will the books be read?")
  notebook.source(of: "epochsOfEachCorpus")
  let total = sizes.reduce(0, +)
  var epochs = Table(["α"] + names, numbers: Set(["α"] + names))
  var sums: [Double] = []
  for alpha in alphas {
    let each = epochsOfEachCorpus(
      sizes: sizes, alpha: alpha, tokens: total)
    epochs.append(["\(alpha)"] + each.map { $0.decimals(2) })
    sums.append(zip(each, sizes).map { $0 * $1 }.reduce(0, +))
  }
  notebook.show("times read", epochs)
  let once = epochsOfEachCorpus(sizes: sizes, alpha: 1, tokens: total)
  notebook.claim(
    "with α = 1 each is read once, and every α draws as many tokens",
    zip(sums, alphas).allSatisfy { sum, _ in abs(sum / total - 1) < 1e-12 }
      && once.allSatisfy { abs($0 - 1) < 1e-12 })
  notebook.answer(
    """
    What this does not show is which α is best. That Llama 2, Mistral and \
    Claude 3 weight their corpora this way, as the notes say, is not in \
    anything that their makers have published and we could find.
    """)
}
