import Notebooks
import Pretraining
import Tensors

/// The nine words of the book's example, a vocabulary just large enough to
/// show what sampling does.
private let words = [
  "closer", "every", "effort", "forward", "inches", "moves", "pizza",
  "toward", "you",
]

/// Sections 5.3.1 and 5.3.2: drawing a token instead of taking the most
/// likely one.
func chooseTokens(_ notebook: Notebook) {
  let seed = notebook.seed(default: 123)

  notebook.cell(
    "5.3.1 The most likely token, and a draw",
    """
    Nine scores for the word after "every effort moves you". The most \
    likely is always "forward". A draw picks each word with its \
    probability, and this first draw happens to pick "forward" too.
    """)
  let logits = Tensor([
    [4.51, 0.89, -1.90, 6.75, 1.63, -1.62, -1.89, 6.28, 1.79]
  ])  // [1, 9]
  let likeliest = TokenSampler.greedy(logits).item
  manualSeed(seed)
  let drawn = TokenSampler()(logits).item
  notebook.compare("likeliest", words[likeliest], book: "forward")
  notebook.compare("drawn", words[drawn], book: "forward")

  notebook.cell(
    "5.3.1 A thousand draws",
    "The counts are close to a thousand times the probabilities, and exactly the book's."
  )
  let counts = drawCounts(logits, temperature: 1, seed: seed)
  for (word, count) in zip(words, counts) where count > 0 {
    notebook.print(count, "×", word)
  }
  notebook.compare(
    "counts", counts, book: [73, 0, 0, 582, 2, 0, 0, 343, 0])

  notebook.cell(
    "5.3.1 Temperature",
    """
    Dividing the logits by a temperature before softmax sharpens the \
    distribution (below 1) or flattens it (above 1).
    """)
  for temperature: Float in [1, 0.1, 5] {
    let probabilities = (logits / temperature).softmax(along: -1)
    notebook.plot(
      BarChart(
        "temperature \(temperature)", labels: words,
        values: probabilities.scalars.map { Double($0) }))
  }

  notebook.cell("5.3.1 A thousand draws at low and at high temperature")
  notebook.compare(
    "counts at 0.1", drawCounts(logits, temperature: 0.1, seed: seed),
    book: [0, 0, 0, 985, 0, 0, 0, 15, 0])
  notebook.compare(
    "counts at 5", drawCounts(logits, temperature: 5, seed: seed),
    book: [165, 75, 42, 239, 71, 46, 32, 227, 103])

  notebook.cell(
    "5.3.1 Exercise 5.1: how often is it pizza?",
    """
    At temperature 5, "pizza" was drawn 32 times, which suggests 3.2 %. \
    Its probability is 4.3 %: the standard error of a thousand draws is \
    more than half a percentage point.
    """)
  let pizza = (logits / 5).softmax(along: -1)[0, 6].item
  notebook.compare("probability of pizza", pizza, book: 0.0430)

  keepTheLikeliest(notebook, logits)
}

/// Draws a thousand words and counts them.
private func drawCounts(
  _ logits: Tensor<Float>, temperature: Float, seed: Int
) -> [Int] {
  manualSeed(seed)
  let sampler = TokenSampler(temperature: temperature)
  let draws = (0..<1000).map { _ in sampler(logits).item }
  return words.indices.map { word in draws.count { $0 == word } }
}

/// Section 5.3.2 and the notes: excluding unlikely tokens.
private func keepTheLikeliest(_ notebook: Notebook, _ logits: Tensor<Float>)
{
  notebook.cell(
    "5.3.2 Top-k",
    """
    Even at a high temperature, nonsense should have no chance. The three \
    largest logits stay, the others become −∞, and softmax distributes all \
    probability among the three.
    """)
  let top = logits.topk(3)
  let kept = logits.keepingTopK(3)
  notebook.show("kept", kept)
  notebook.compare(
    "largest logits", top.values, book: Tensor([[6.75, 6.28, 4.51]]))
  notebook.compare("their places", top.indices, book: Tensor([[3, 7, 0]]))
  notebook.compare(
    "probabilities", kept.softmax(along: -1),
    book: Tensor([[0.0615, 0, 0, 0.5775, 0, 0, 0, 0.3610, 0]]))

  notebook.cell(
    "5.3.2 Top-p",
    """
    Where the model is confident, three tokens are too many; where it is \
    not, too few. Top-p, which the notes mention, keeps the most likely \
    tokens until their probabilities add up to p, however many that takes.
    """)
  let (sorted, order) = logits.softmax(along: -1).sorted(descending: true)
  let mass = sorted.cumulativeSum(along: -1)
  for rank in 0..<5 {
    notebook.print(
      words[order[0, rank].item], "\t", sorted[0, rank].item, "\ttogether",
      mass[0, rank].item)
  }
  for share: Float in [0.5, 0.9, 0.95, 0.999] {
    let count = logits.keepingTopP(share).scalars.count { $0 > -.infinity }
    notebook.print("p = \(share) keeps \(count) words")
  }
}
