import Architecture
import Foundation
import Notebooks
import Pretraining
import Tensors

/// Sections 5.1.1 and 5.1.2: what an untrained model says, and how wrong it is.
func untrainedModel(_ notebook: Notebook, _ data: ChapterData) throws {
  notebook.cell(
    "5.1.1 A model that has learned nothing",
    """
    The model of the last chapter, with fresh random weights and a context of 256 tokens. The four ids are \
    "Every effort moves you" in GPT-2's vocabulary. It continues them ten times by the token it scores \
    highest. The tokens come out as the book's, because the weights are drawn as PyTorch draws them.
    """)
  manualSeed(data.seed)
  let model = GPTModel(data.bookConfiguration)
  model.eval()
  let start = Tensor([[6109, 3626, 6100, 345]])  // [1, 4]
  let continued = generate(with: model, from: start, count: 10)  // [1, 14]
  notebook.show("ids", continued)
  notebook.compare(
    "generated ids", Array(continued.scalars.dropFirst(4)),
    book: [34245, 5139, 2492, 25405, 17434, 17853, 5308, 3398, 13174, 43071])

  notebook.cell(
    "5.1.1 The same as text",
    "Ids become text with the tokenizer, here GPT-2's. What it says makes no sense, and should not yet.")
  if let tokenizer = data.gpt2 {
    let sample = text(of: continued, by: tokenizer)
    notebook.show("text", sample)
    notebook.compare(
      "text", sample, book: "Every effort moves you rentingetic wasnم refres RexMeCHicular stren")
  } else {
    notebook.skipComparison("text", because: "needs GPT-2's vocabulary")
  }

  notebook.cell(
    "5.1.2 Inputs and targets",
    """
    Two texts of three tokens, "every effort moves" and "I really like", and as targets the same moved on by \
    one: " effort moves you" and " really like chocolate". The model gives a score to every token of the vocabulary at every place.
    """)
  let inputs = Tensor([[16833, 3626, 6100], [40, 1107, 588]])
  let targets = Tensor([[3626, 6100, 345], [1107, 588, 11311]])
  let logits = noGrad { model(inputs) }  // [2, 3, 50257]
  notebook.show("shape of the logits", logits.shape)
  let predicted = logits.argmax(along: -1)  // [2, 3]
  notebook.compare("predicted ids", predicted, book: Tensor([[16657, 339, 42826], [49906, 29669, 41751]]))

  notebook.cell(
    "5.1.2 How likely are the right tokens?",
    """
    None of the predictions is right. Softmax turns scores into probabilities, and gathering picks those of \
    the six targets. One in 50,257 would be 0.00002; training is to bring them up towards 1.
    """)
  let probabilities = logits.softmax(along: -1)
    .gathered(along: -1, at: targets.unsqueezed(at: -1)).squeezed(at: -1)  // [2, 3]
  notebook.show("probabilities", probabilities)
  notebook.compare(
    "probabilities × 100,000", probabilities * 100_000,
    book: Tensor([[7.4541, 3.1061, 1.1563], [1.0337, 5.6776, 0.4756]]))

  lossStepByStep(notebook, logits, targets, probabilities)
}

/// Section 5.1.2: from probabilities to the loss.
private func lossStepByStep(
  _ notebook: Notebook, _ logits: Tensor<Float>, _ targets: Tensor<Int>, _ probabilities: Tensor<Float>
) {
  notebook.cell(
    "5.1.2 Logarithms",
    """
    A text's probability is the product of such tiny numbers, and soon too small for a float. Logarithms \
    add up instead, and keep the order: likelier means nearer to 0.
    """)
  let logarithms = probabilities.flattened().log()  // [6]
  notebook.compare(
    "logarithms", logarithms, book: Tensor([-9.5042, -10.3796, -11.3677, -11.4798, -9.7764, -12.2561]))
  notebook.compare("logarithm of the first", logarithms[0].item, book: -9.5042, source: .notes)

  notebook.cell(
    "5.1.2 Their mean, and cross entropy",
    """
    The mean with its sign turned is the loss: the cross entropy. One operation computes it from the logits, \
    without the detour over probabilities. It wants the places of all texts in one row.
    """)
  let mean = logarithms.mean().item
  let loss = logits.flattened(from: 0, to: 1).crossEntropy(targets: targets.flattened()).item
  notebook.compare("mean logarithm", mean, book: -10.7940)
  notebook.compare("its negative", -mean, book: 10.7940)
  notebook.compare("cross entropy", loss, book: 10.7940)

  notebook.cell(
    "5.1.2 Which way is better?",
    """
    The notes call the loss a function to maximise. It is the mean logarithm of the probabilities that \
    should grow; the loss is its negative, and training minimises it. Three made-up models show it.
    """)
  for probability in [0.001, 0.1, 0.9] {
    notebook.print("probability of the right token", probability, "→ loss", -log(probability))
  }

  notebook.cell(
    "5.1.2 Perplexity",
    """
    e to the loss tells how many equally likely tokens the model hesitates between. Here it is nearly the \
    whole vocabulary of 50,257. (The last digits of the loss weigh much in it: the tolerance is relative.)
    """)
  let perplexity = exp(loss)
  notebook.compare("perplexity", perplexity, book: 48725.8203, tolerance: 0.2)
  notebook.compare("cut to a whole number", Int(perplexity), book: 48725, source: .notes)

  notebook.cell(
    "5.1.2 Sanity check: the first loss",
    """
    A model that knows nothing should give every token the same probability, 1 / vocabulary, and so have a \
    loss of ln(vocabulary). A first loss far from it points to a mistake in the data or the loss.
    """)
  notebook.show("ln 50257", log(50257.0))
  notebook.show("loss of this model", loss)
}
