import Architecture
import Foundation
import Notebooks
import Pretraining
import Tensors
import Tokenizing

/// Book 5.1.1 and 5.1.2: what an untrained model writes, and how wrong it
/// is.
func untrainedModel(_ notebook: Notebook, _ data: ChapterData) throws {
  notebook.cell(
    "5.1.1 A model that has learned nothing",
    """
    The model of ch05, with fresh random weights and a context of 256 \
    tokens. The four ids are "Every effort moves you" in GPT-2's \
    vocabulary. The model appends its highest-scoring token ten times. \
    Under the book's seed the tokens are the book's, because the weights \
    are drawn as PyTorch draws them. (generate does what \
    generate_text_simple does in the book; its code follows in book 5.3.3.)
    """)
  notebook.manualSeed(123)
  let model = GPTModel(data.bookConfiguration)
  model.eval()
  let start = Tensor([[6109, 3626, 6100, 345]])  // [1, 4]
  let continued = generate(with: model, from: start, count: 10)  // [1, 14]
  let generated = continued[0, 4...].scalars
  notebook.compare(
    "generated ids", generated,
    book: [
      34245, 5139, 2492, 25405, 17434, 17853, 5308, 3398, 13174, 43071,
    ])

  notebook.cell(
    "5.1.1 From text to ids and back",
    """
    The tokenizer, here GPT-2's, turns text into ids and ids into text. \
    Both functions handle a batch of one. What the untrained model wrote \
    makes no sense, as expected.
    """)
  notebook.source(of: "tokenIDs", "text")
  if let tokenizer = data.gpt2 {
    let ids = try tokenIDs(of: "Every effort moves you", by: tokenizer)
    let sample = text(of: continued, by: tokenizer)
    notebook.compare("ids", ids, book: start)
    notebook.compare(
      "text", sample,
      book:
        "Every effort moves you rentingetic wasnم refres RexMeCHicular stren"
    )
  }
  if data.gpt2 == nil {
    notebook.skipComparison("text", because: "needs GPT-2's vocabulary")
  }
  try predictTargets(notebook, data, model)
}

/// Book 5.1.2: what the model should say, and what it says.
private func predictTargets(
  _ notebook: Notebook, _ data: ChapterData, _ model: GPTModel
) throws {
  let words = [["every", "effort", "moves"], ["I", "really", "like"]]
  let targetWords = [
    ["effort", "moves", "you"], ["really", "like", "chocolate"],
  ]

  notebook.cell(
    "5.1.2 Inputs and targets",
    """
    Two texts of three tokens, "every effort moves" and "I really like". \
    The targets are the same texts shifted by one. The model scores every \
    token of the vocabulary at every position; its prediction is the \
    token with the highest score.
    """)
  let inputs = Tensor([[16833, 3626, 6100], [40, 1107, 588]])
  let targets = Tensor([[3626, 6100, 345], [1107, 588, 11311]])
  let logits = noGrad { model(inputs) }  // [2, 3, 50257]
  let predicted = logits.argmax(along: -1)  // [2, 3]
  notebook.show("shape of the logits", logits.shape)
  notebook.show(
    "what follows",
    table(of: predicted, after: words, target: targetWords, by: data.gpt2))
  notebook.compare(
    "predicted ids", predicted,
    book: Tensor([[16657, 339, 42826], [49906, 29669, 41751]]))

  notebook.cell(
    "5.1.2 How likely are the right tokens?",
    """
    None of the predictions is right. Softmax turns scores into \
    probabilities, and gathering picks those of the six targets. A uniform \
    guess would give each 1/50,257, or 1.99 in 100,000; training should \
    raise them towards 1.
    """)
  let all = logits.softmax(along: -1)  // [2, 3, 50257]
  let places = targets.unsqueezed(at: -1)  // [2, 3, 1]
  let probabilities = all.gathered(along: -1, at: places)
    .squeezed(at: -1)  // [2, 3]
  notebook.compare(
    "probabilities × 100,000", probabilities * 100_000,
    book: Tensor([[7.4541, 3.1061, 1.1563], [1.0337, 5.6776, 0.4756]]),
    rows: ["every effort moves …", "I really like …"])

  lossStepByStep(notebook, logits, targets, probabilities)
}

/// A row for each position: what the model reads, should say and says. Ids
/// stand for the words where GPT-2's vocabulary is missing.
private func table(
  of predicted: Tensor<Int>, after words: [[String]],
  target: [[String]], by tokenizer: BytePairEncoding?
) -> Table {
  var table = Table(["text", "after", "target", "predicted"])
  for text in 0..<2 {
    for position in 0..<3 {
      let id = predicted[text, position].item
      table.append([
        position == 0 ? "\(text + 1)" : "", words[text][position],
        target[text][position],
        tokenizer.map { $0.decode([id]) } ?? "id \(id)",
      ])
    }
  }
  return table
}

/// Book 5.1.2: from probabilities to the loss.
private func lossStepByStep(
  _ notebook: Notebook, _ logits: Tensor<Float>, _ targets: Tensor<Int>,
  _ probabilities: Tensor<Float>
) {
  notebook.cell(
    "5.1.2 Logarithms",
    """
    The probability of a text is the product of such tiny numbers, and \
    soon too small for a float. Logarithms can be added instead, and they \
    keep the order: likelier means closer to 0.
    """)
  let logarithms = probabilities.flattened().log()  // [6]
  notebook.compare(
    "logarithms", logarithms,
    book: Tensor([-9.5042, -10.3796, -11.3677, -11.4798, -9.7764, -12.2561])
  )
  notebook.compare(
    "logarithm of the first", logarithms[0].item, book: -9.5042,
    source: .notes)

  notebook.cell(
    "5.1.2 Their mean, and cross entropy",
    """
    The negative mean is the loss, the cross entropy. One operation \
    computes it directly from the logits. It expects the positions of all \
    texts along one axis. With pᵢ the probability of the right token at \
    position i:
    """,
    formulas: .row(
      "L", "= −", .fraction("1", over: "n"), .sum(from: "i = 1", to: "n"),
      "ln", .indexed("p", "i")))
  let mean = logarithms.mean().item
  let positions = logits.flattened(from: 0, to: 1)  // [6, 50257]
  let loss = positions.crossEntropy(targets: targets.flattened()).item
  notebook.compare("mean logarithm", mean, book: -10.7940)
  notebook.compare("its negative", -mean, book: 10.7940)
  notebook.compare("cross entropy", loss, book: 10.7940)

  notebook.cell(
    "5.1.2 Which way is better?",
    """
    The notes call the loss a function to maximise. What should grow is \
    the mean logarithm of the probabilities; the loss is its negative, and \
    training minimises it. Three made-up models show it.
    """)
  notebook.ask("Which has the larger loss: a sure model or an unsure one?")
  for probability in [0.001, 0.1, 0.9] {
    let loss = -log(probability)
    notebook.print(
      "probability of the right token \(probability) → loss",
      loss.decimals(3))
  }

  notebook.cell(
    "5.1.2 Perplexity",
    """
    e to the power of the loss is the number of equally likely tokens that \
    the model chooses between. Here it is about the size of the whole \
    vocabulary, 50,257. (It magnifies the last digits of the loss, so the \
    tolerance is relative.)
    """,
    formulas: .row("perplexity", "=", .power("e", "L")))
  let perplexity = exp(loss)
  notebook.compare(
    "perplexity", perplexity, book: 48725.8203, tolerance: 0.2)
  notebook.compare(
    "cut to a whole number", Int(perplexity), book: 48725, source: .notes)

  notebook.cell(
    "5.1.2 Sanity check: the first loss",
    """
    A model that knows nothing should give every token the same \
    probability, 1 / vocabulary, and so start with a loss of \
    ln(vocabulary). A first loss far from that points to a bug in the data \
    or the loss.
    """)
  let guessing = log(50257.0)
  notebook.show("ln 50257", guessing.decimals(3))
  notebook.show("loss of this model", Double(loss).decimals(3))
  notebook.claim(
    "they differ by less than 0.2", abs(Double(loss) - guessing) < 0.2)
}
