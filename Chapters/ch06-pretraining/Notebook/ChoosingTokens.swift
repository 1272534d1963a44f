import Notebooks
import Pretraining
import Tensors

/// The nine words of the book's example, a vocabulary just large enough to
/// show what sampling does.
private let words = [
  "closer", "every", "effort", "forward", "inches", "moves", "pizza",
  "toward", "you",
]

/// Their scores after "every effort moves you".
private var logits: Tensor<Float> {
  Tensor([4.51, 0.89, -1.90, 6.75, 1.63, -1.62, -1.89, 6.28, 1.79])
}

/// Book 5.3.1: drawing a token instead of taking the most likely one.
func chooseTokens(_ notebook: Notebook) {
  notebook.cell(
    "5.3.1 The most likely token, and a draw",
    """
    Nine scores for the word after "every effort moves you". The most \
    likely is always "forward". A draw picks each word with its \
    probability: under the book's seed, this first draw happens to pick \
    "forward" too.
    """)
  let words = [
    "closer", "every", "effort", "forward", "inches", "moves", "pizza",
    "toward", "you",
  ]
  let logits = Tensor([
    4.51, 0.89, -1.90, 6.75, 1.63, -1.62, -1.89, 6.28, 1.79,
  ])
  let probabilities = logits.softmax(along: -1)
  let likeliest = words[probabilities.argmax().item]
  notebook.manualSeed(123)
  let drawn = words[probabilities.multinomial(count: 1).item]
  notebook.compare("likeliest", likeliest, book: "forward")
  notebook.compare("drawn", drawn, book: "forward")

  notebook.cell(
    "5.3.1 A thousand draws",
    """
    The counts are close to a thousand times the probabilities, and with \
    the book's seed they are exactly the book's.
    """)
  notebook.source(of: "countDraws")
  notebook.manualSeed(123)
  let counts = countDraws(1000, from: probabilities)
  notebook.show("counts", Tensor(counts), columns: words)
  notebook.compare(
    "counts", counts, book: [73, 0, 0, 582, 2, 0, 0, 343, 0])
}

/// Book 5.3.1: temperature.
func changeTemperature(_ notebook: Notebook) {
  notebook.cell(
    "5.3.1 Temperature",
    """
    Dividing the logits z by a temperature T before softmax sharpens the \
    distribution (below 1) or flattens it (above 1).
    """,
    formulas: .row(
      .indexed("p", "i"), "=",
      .fraction(
        .row("exp", .parens(.indexed("z", "i"), "/ T")),
        over: .row(
          .sum(over: "j"), "exp", .parens(.indexed("z", "j"), "/ T")))))
  notebook.ask("Which temperature lets “pizza” come most often?")
  notebook.source(of: "softmax")
  let temperatures: [Float] = [0.1, 0.5, 1, 2, 5]
  let labels = temperatures.map { "\($0)" }
  notebook.control("temperature", states: labels, shown: 4) { state in
    let probabilities = softmax(
      of: logits, temperature: temperatures[state])
    notebook.plot(
      BarChart(
        "temperature \(labels[state])", labels: words,
        values: probabilities.scalars.map { Double($0) }))
  }

  notebook.cell(
    "5.3.1 A thousand draws at low and at high temperature",
    """
    At 0.1 the draw is nearly as strict as taking the most likely word. At \
    5 every word comes, sense or nonsense: "every effort moves you pizza".
    """)
  let (cold, hot) = (
    softmax(of: logits, temperature: 0.1),
    softmax(of: logits, temperature: 5)
  )
  notebook.manualSeed(123)
  let coldCounts = countDraws(1000, from: cold)
  notebook.manualSeed(123)
  let hotCounts = countDraws(1000, from: hot)
  notebook.show(
    "counts", Tensor([coldCounts, hotCounts]).transposed(), rows: words,
    columns: ["temperature 0.1", "temperature 5"])
  notebook.compare(
    "counts at 0.1", coldCounts, book: [0, 0, 0, 985, 0, 0, 0, 15, 0])
  notebook.compare(
    "counts at 5", hotCounts,
    book: [165, 75, 42, 239, 71, 46, 32, 227, 103])

  notebook.cell(
    "5.3.1 Exercise 5.1: how often is it pizza?",
    """
    A thousand draws give the share of "pizza" only roughly: the standard \
    error is more than half a percentage point. The probability itself \
    needs no draws.
    """)
  notebook.print("drawn:", hotCounts[6], "of 1000")
  notebook.compare("probability of pizza", hot[6].item, book: 0.0430)
}

/// Book 5.3.2, and the notes: excluding unlikely tokens.
func keepTheLikeliest(_ notebook: Notebook) {
  notebook.cell(
    "5.3.2 Top-k",
    """
    Even at a high temperature, nonsense should have no chance. The three \
    largest logits stay, the others become −∞, and softmax distributes all \
    probability among the three.
    """)
  notebook.source(of: "Tensor.keepingTopK")
  let top = logits.topk(3)
  let kept = logits.keepingTopK(3)
  let probabilities = kept.softmax(along: -1)
  notebook.show(
    "kept", stacked([kept, probabilities], along: 1), rows: words,
    columns: ["logit", "probability"])
  notebook.compare(
    "largest logits", top.values, book: Tensor([6.75, 6.28, 4.51]))
  notebook.compare("their places", top.indices, book: Tensor([3, 7, 0]))
  notebook.compare(
    "probabilities", probabilities,
    book: Tensor([0.0615, 0, 0, 0.5775, 0, 0, 0, 0.3610, 0]))

  notebook.cell(
    "5.3.2 Top-k and temperature together",
    """
    First the cut, then the temperature: a high temperature now flattens \
    the distribution among the words that are left.
    """)
  let counts = [1, 2, 3, 5, 9]
  notebook.control(
    "top k, at temperature 2", states: counts.map { "\($0)" }, shown: 2
  ) { state in
    let kept = logits.keepingTopK(counts[state])
    let probabilities = softmax(of: kept, temperature: 2)
    notebook.plot(
      BarChart(
        "top \(counts[state])", labels: words,
        values: probabilities.scalars.map { Double($0) }))
  }

  notebook.cell(
    "5.3.2 Top-p",
    """
    Where the model is confident, three tokens are too many; where it is \
    not, too few. Top-p, which the notes mention, keeps the most likely \
    tokens until their probabilities add up to p, however many that takes.
    """)
  notebook.source(of: "Tensor.keepingTopP")
  let (sorted, order) = logits.softmax(along: -1).sorted(descending: true)
  let mass = sorted.cumulativeSum(along: -1)
  notebook.show(
    "most likely first", stacked([sorted, mass], along: 1),
    rows: order.scalars.map { words[$0] },
    columns: ["probability", "together"])
  for share: Float in [0.5, 0.9, 0.95, 0.999] {
    let count = logits.keepingTopP(share).scalars.count { $0 > -.infinity }
    notebook.print(
      "p = \(share) keeps", count, count == 1 ? "word" : "words")
  }
}
