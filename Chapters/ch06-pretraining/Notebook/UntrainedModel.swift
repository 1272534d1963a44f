import Architecture
import Foundation
import Notebooks
import Pretraining
import Tensors

/// Sections 5.1.1 and 5.1.2: what an untrained model writes, and how wrong
/// it is.
func untrainedModel(_ notebook: Notebook, _ data: ChapterData) throws {
  notebook.cell(
    "5.1.1 A model that has learned nothing",
    """
    The model of the last chapter, with fresh random weights and a context \
    of 256 tokens. The four ids are "Every effort moves you" in GPT-2's \
    vocabulary. The model appends its highest-scoring token ten times. The \
    tokens are the book's, because the weights are drawn as PyTorch draws \
    them.
    """)
  manualSeed(data.seed)
  let model = GPTModel(data.bookConfiguration)
  model.eval()
  let start = Tensor([[6109, 3626, 6100, 345]])  // [1, 4]
  let continued = generate(with: model, from: start, count: 10)  // [1, 14]
  notebook.show("ids", continued)
  notebook.compare(
    "generated ids", Array(continued.scalars.dropFirst(4)),
    book: [
      34245, 5139, 2492, 25405, 17434, 17853, 5308, 3398, 13174, 43071,
    ])

  notebook.cell(
    "5.1.1 The same as text",
    "The tokenizer, here GPT-2's, turns ids into text. It makes no sense yet, as expected."
  )
  if let tokenizer = data.gpt2 {
    let sample = text(of: continued, by: tokenizer)
    notebook.show("text", sample)
    notebook.compare(
      "text", sample,
      book:
        "Every effort moves you rentingetic wasnم refres RexMeCHicular stren"
    )
  } else {
    notebook.skipComparison("text", because: "needs GPT-2's vocabulary")
  }

  notebook.cell(
    "5.1.2 Inputs and targets",
    """
    Two texts of three tokens, "every effort moves" and "I really like". \
    The targets are the same texts shifted by one: " effort moves you" and \
    " really like chocolate". The model scores every token of the \
    vocabulary at every position.
    """)
  let inputs = Tensor([[16833, 3626, 6100], [40, 1107, 588]])
  let targets = Tensor([[3626, 6100, 345], [1107, 588, 11311]])
  let logits = noGrad { model(inputs) }  // [2, 3, 50257]
  notebook.show("shape of the logits", logits.shape)
  let predicted = logits.argmax(along: -1)  // [2, 3]
  notebook.compare(
    "predicted ids", predicted,
    book: Tensor([[16657, 339, 42826], [49906, 29669, 41751]]))

  notebook.cell(
    "5.1.2 How likely are the right tokens?",
    """
    None of the predictions is right. Softmax turns scores into \
    probabilities, and gathering picks those of the six targets. A uniform \
    guess would give each 1/50,257 = 0.00002; training should raise them \
    towards 1.
    """)
  let probabilities = logits.softmax(along: -1)
    // [2, 3]
    .gathered(along: -1, at: targets.unsqueezed(at: -1)).squeezed(at: -1)
  notebook.show("probabilities", probabilities)
  notebook.compare(
    "probabilities × 100,000", probabilities * 100_000,
    book: Tensor([[7.4541, 3.1061, 1.1563], [1.0337, 5.6776, 0.4756]]))

  lossStepByStep(notebook, logits, targets, probabilities)
}

/// Section 5.1.2: from probabilities to the loss.
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
    texts along one axis.
    """)
  let mean = logarithms.mean().item
  let loss = logits.flattened(from: 0, to: 1).crossEntropy(
    targets: targets.flattened()
  ).item
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
  for probability in [0.001, 0.1, 0.9] {
    notebook.print(
      "probability of the right token", probability, "→ loss",
      -log(probability))
  }

  notebook.cell(
    "5.1.2 Perplexity",
    """
    e to the power of the loss is the number of equally likely tokens that \
    the model chooses between. Here it is nearly the whole vocabulary of \
    50,257. (It magnifies the last digits of the loss, so the tolerance is \
    relative.)
    """)
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
  notebook.show("ln 50257", log(50257.0))
  notebook.show("loss of this model", loss)
}
