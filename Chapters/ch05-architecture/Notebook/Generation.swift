import Architecture
import Notebooks
import Tensors
import Tokenizing

/// Section 4.7: what the untrained model writes.
func generation(_ notebook: Notebook, with model: GPTModel) throws {
  notebook.cell(
    "4.7 One token",
    """
    Softmax turns the logits after the last token into the probability of \
    each next token. The model has learned nothing yet: a uniform \
    distribution would give each 0.00002, and which token is largest is \
    chance. In evaluation mode there is no dropout, so the same input \
    always gives the same output.
    """)
  // "Hello, I am", [batch, tokens]
  let start = Tensor([[15496, 11, 314, 716]])
  model.eval()
  let scores = noGrad { model(start)[0, -1] }  // [vocabulary]
  let (probabilities, ids) = scores.softmax(along: -1).topk(5)
  notebook.plot(
    BarChart(
      "Most likely next ids", labels: ids.scalars.map { "\($0)" },
      values: probabilities.scalars.map(Double.init), decimals: 5))

  notebook.cell(
    "4.7 Token after token",
    """
    Greedy generation appends the most likely token and reads the longer \
    text again. Six rounds make six tokens. If the text outgrows the \
    context, the model sees only its end.
    """)
  let output = generateGreedily(
    model, start, newTokens: 6, contextLength: 1024)  // [1, 10]
  notebook.compare(
    "ids", output,
    book: Tensor([
      [15496, 11, 314, 716, 27018, 24086, 47843, 30961, 42348, 7267]
    ]))

  notebook.cell(
    "4.7 The ids as text",
    "The untrained model strings random tokens together. Chapter 6 trains it until it writes sentences."
  )
  if let tokenizer = try gpt2Tokenizer(notebook) {
    notebook.compare(
      "ids of the start", try tokenizer.encode("Hello, I am"),
      book: start[0].scalars)
    notebook.compare(
      "text", tokenizer.decode(output[0].scalars),
      book: "Hello, I am Featureiman Byeswickattribute argue")
  } else {
    notebook.skipComparison("text", because: needsVocabulary)
  }
}
