import Architecture
import Notebooks
import Tensors
import Tokenizing

/// Book 4.7: what the untrained model writes.
func generation(_ notebook: Notebook, with model: GPTModel) throws {
  let tokenizer = try gpt2Tokenizer(notebook)
  model.eval()

  notebook.cell(
    "4.7 One token",
    """
    Softmax turns the logits after "Hello, I am" into the probability of \
    each next token. The model has learned nothing yet: a uniform \
    distribution would give each 0.00002, and which token is largest is \
    chance. In evaluation mode there is no dropout, so the same input \
    always gives the same output.
    """)
  let start = Tensor([[15496, 11, 314, 716]])  // "Hello, I am"
  let scores = noGrad { model(start)[0, -1] }  // [vocabulary]
  let (probabilities, ids) = scores.softmax(along: -1).topk(5)
  let tokens = ids.scalars.map { tokenizer?.decode([$0]) ?? "id \($0)" }
  notebook.plot(
    BarChart(
      "Most likely next tokens", labels: tokens,
      values: probabilities.scalars.map(Double.init), decimals: 5))

  notebook.cell(
    "4.7 Token after token",
    """
    Greedy generation appends the most likely token and reads the longer \
    text again. Six rounds make six tokens. If the text outgrows the \
    context, the model sees only its end.
    """)
  notebook.source(of: "generateGreedily")
  let output = generateGreedily(
    model, start, newTokens: 6, contextLength: 1024)  // [1, 10]
  notebook.compare(
    "ids", output,
    book: Tensor([
      [15496, 11, 314, 716, 27018, 24086, 47843, 30961, 42348, 7267]
    ]))

  notebook.cell(
    "4.7 The ids as text",
    """
    The untrained model strings random tokens together. ch06 trains it \
    until it writes sentences.
    """)
  if let tokenizer {
    let text = tokenizer.decode(output[0].scalars)
    notebook.compare(
      "ids of the start", try tokenizer.encode("Hello, I am"),
      book: start[0].scalars)
    notebook.compare(
      "text", text, book: "Hello, I am Featureiman Byeswickattribute argue")
  }
  if tokenizer == nil {
    notebook.skipComparison("text", because: needsVocabulary)
  }
  cachedGeneration(notebook, model, start, output)
}

/// The same text without computing it again for every token.
private func cachedGeneration(
  _ notebook: Notebook, _ model: GPTModel, _ start: Tensor<Int>,
  _ output: Tensor<Int>
) {
  notebook.cell(
    "4.7 Without computing the text again",
    """
    generateGreedily computes the whole text again for every token. But no \
    token attends to those after it, so the keys and values of what was \
    read never change, and can be kept. Each new token then costs one \
    token's work. The generation in ch06 does it this way.
    """)
  notebook.ask("Will the six tokens be the same?")
  notebook.source(of: "MultiHeadAttention.cached")
  var (ids, cache) = (start, KeyValueCache())
  for _ in 0..<6 {
    let logits = model.nextTokenLogits(after: ids, cache: &cache)
    let next = logits.argmax(along: -1, keepingDimensions: true)
    ids = concatenated([ids, next], along: 1)
  }
  notebook.show("ids", ids[0].scalars)
  notebook.show("tokens read and kept", cache.count)
  notebook.claim("the same tokens", ids.scalars == output.scalars)
}
