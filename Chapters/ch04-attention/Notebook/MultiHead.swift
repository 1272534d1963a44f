import Notebooks
import SelfAttention
import Tensors

/// Book 3.6.1: several heads, one after the other.
func headsSideBySide(_ notebook: Notebook) -> MultiHeadAttentionWrapper {
  let batch = twoTexts

  notebook.cell(
    "3.6.1 Two heads side by side",
    """
    One set of weights is one way to read a text: looking from a verb for \
    its subject, say. Several heads look in several ways, each with its \
    own matrices, and their results are concatenated: 2 heads of width 2 \
    give a width of 4. The first head is the one we had.
    """)
  notebook.source(of: "MultiHeadAttentionWrapper")
  notebook.manualSeed(123)
  let wrapper = MultiHeadAttentionWrapper(
    inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0, headCount: 2)
  let contexts = wrapper(batch)  // [batch, tokens, heads · outputs]
  notebook.compare(
    "context vectors", contexts,
    book: stacked([Printed.wrapperContext, Printed.wrapperContext]),
    rows: words, columns: ["head 1", "", "head 2", ""])
  notebook.compare("shape", contexts.shape, book: [2, 6, 4])

  notebook.cell(
    "3.6.1 Exercise 3.2: two heads, two numbers",
    """
    For a result of width 2 from two heads, each head must have width 1. \
    The shape in the book's solution is right, but its numbers cannot come \
    from this class: a head averages values, and with these inputs no \
    value can exceed 2.08/√3 = 1.20, yet the last row there contains \
    −1.47.
    """)
  notebook.manualSeed(123)
  let narrow = MultiHeadAttentionWrapper(
    inputSize: 3, outputSize: 1, contextLength: 6, dropout: 0, headCount: 2)
  let narrowContexts = narrow(batch)  // [batch, tokens, 2]
  notebook.compare("shape", narrowContexts.shape, book: [2, 6, 2])
  notebook.expectDifference(
    "first text", narrowContexts[0], book: Printed.oldTwoByOne,
    rows: words, columns: ["head 1", "head 2"], source: .book,
    reason: "the printed rows are not averages of values")
  return wrapper
}

/// Book 3.6.2: all heads at once, by splitting the width.
func headsTogether(_ notebook: Notebook) {
  let batch = twoTexts

  notebook.cell(
    "3.6.2 A product for all heads at once",
    """
    matmul treats all axes but the last two as a list of matrices. So \
    [batch, heads, tokens, size] times its transpose is one product for \
    each head, without a loop.
    """)
  let heads = Printed.twoHeads  // [1, heads, tokens, size]
  let product = heads.matmul(heads.transposed())
  let alone = heads[0, 1].matmul(heads[0, 1].transposed())
  notebook.compare(
    "first head", product[0, 0], book: Printed.firstHeadProduct)
  notebook.compare(
    "second head", product[0, 1], book: Printed.secondHeadProduct)
  notebook.claim(
    "computed alone, the second head gives the same",
    allClose(alone, product[0, 1]))

  notebook.cell(
    "3.6.2 MultiHeadAttention",
    """
    The efficient class has one matrix for the queries of all heads, one \
    for the keys and one for the values. It computes in the same steps as \
    before, for all heads together, and a last linear layer mixes their \
    results. (isFused: false keeps to the steps shown here; the shortcut \
    that training takes comes at the end of the chapter.) Here 2 heads \
    share a width of 2.
    """)
  notebook.source(
    of: "MultiHeadAttention.init", "MultiHeadAttention.callAsFunction")
  notebook.manualSeed(123)
  let attention = MultiHeadAttention(
    inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0, headCount: 2)
  attention.isFused = false  // in the steps of this section
  let contexts = attention(batch)  // [batch, tokens, outputs]
  notebook.print(attention)
  notebook.compare(
    "context vectors", contexts,
    book: stacked([Printed.multiHeadContext, Printed.multiHeadContext]),
    rows: words)
  notebook.compare("shape", contexts.shape, book: [2, 6, 2])

  notebook.cell(
    "3.6.2 How the width is split",
    """
    Every projection gives a width, which is cut into parts, one for each \
    head. Reshaping adds an axis for the heads, and a transpose moves it \
    before the tokens, where matmul needs it. Neither copies a number.
    """)
  notebook.source(
    of: "MultiHeadAttention.projections", "MultiHeadAttention.splitHeads")
  let (queries, keys, values) = attention.projections(of: batch)
  notebook.print(
    batch.shape, "→", attention.query(batch).shape, "→", queries.shape)

  notebook.cell(
    "3.6.2 The steps, for all heads at once",
    """
    Scores, mask, softmax, dropout and the weighted sum are as in \
    CausalAttention, only with one more axis. With the weights of both \
    heads beside each other, one sees what each token collects.
    """)
  notebook.source(
    of: "MultiHeadAttention.attend", "MultiHeadAttention.weights")
  let weights = attention.weights(queries, keys)
  let mixed = attention.attend(queries, keys, values)
  for head in 0..<2 {
    notebook.show(
      "weights of head \(head + 1), first text", weights[0, head],
      rows: words, columns: words)
  }
  notebook.print(
    "heads' results", mixed.shape, "→ put together",
    mixed.transposed(1, 2).flattened(from: 2).shape)
}

/// Book 3.6.2: the efficient class with the weights of the wrapper.
func wrapperAndEfficient(
  _ notebook: Notebook, _ wrapper: MultiHeadAttentionWrapper
) {
  let batch = twoTexts

  notebook.cell(
    "3.6.2 It computes what the wrapper computes",
    """
    Stack the matrices of the wrapper's heads, and let the last layer \
    change nothing (the identity matrix, a bias of zeros). The numbers are \
    the same: the part of head 2 is what the wrapper's second head \
    computes.
    """)
  let efficient = MultiHeadAttention(
    inputSize: 3, outputSize: 4, contextLength: 6, dropout: 0, headCount: 2)
  let heads = wrapper.heads
  efficient.query.weight = concatenated(
    heads.map(\.query.weight), along: 0)
  efficient.key.weight = concatenated(heads.map(\.key.weight), along: 0)
  efficient.value.weight = concatenated(
    heads.map(\.value.weight), along: 0)
  efficient.output.weight = .eye(4)
  efficient.output.bias = .zeros([4])
  let contexts = efficient(batch)  // [batch, tokens, heads · outputs]
  let queries = efficient.projections(of: batch).queries
  let secondHead = heads[1].query(batch)
  notebook.compare(
    "context vectors", contexts,
    book: stacked([Printed.wrapperContext, Printed.wrapperContext]),
    rows: words, columns: ["head 1", "", "head 2", ""])
  notebook.claim(
    "the queries of head 2 are those of the wrapper's second head",
    allClose(queries[0..., 1], secondHead))
}

/// What the heads share: the width, not the tokens.
func sharedWidth(_ notebook: Notebook) {
  notebook.cell(
    "3.6.2 Widths that are not divisible",
    """
    Heads share the width evenly. The notes have 8 numbers and 3 heads, \
    split into 2 arrays of 4: that is 2 heads. 8 numbers cannot be split \
    among three heads, and MultiHeadAttention rejects that.
    """)
  for headCount in 1...4 {
    let (size, rest) = 8.quotientAndRemainder(dividingBy: headCount)
    notebook.print(
      "heads \(headCount):",
      rest == 0 ? "\(size) numbers each" : "rejected, \(rest) left over")
  }
  let two = MultiHeadAttention(
    inputSize: 8, outputSize: 8, contextLength: 4, dropout: 0, headCount: 2)
  let queries = two.projections(of: .zeros([1, 4, 8])).queries
  notebook.print("[batch, heads, tokens, size] =", queries.shape)
  notebook.expectDifference(
    "heads with 4 of 8 numbers", queries.shape[1], book: 3,
    reason: "8 numbers make 2 heads of 4; 8 is not divisible by 3")

  notebook.cell(
    "3.6.2 Why the width is split",
    """
    The notes ask why the heads do not each see the full width. In a sense \
    they do: every head's matrix reads all numbers of the embedding; only \
    its result is narrow. So more heads need no more parameters, and no \
    more multiplications in the projections; the scores do grow, a square \
    of tokens × tokens for each head. Heads of full width multiply the \
    parameters. (The last layer is included in the first column; the \
    wrapper does not have one.)
    """)
  var counts = Table(
    ["heads", "width split", "full width each", "scores of 1024 tokens"],
    numbers: [
      "heads", "width split", "full width each", "scores of 1024 tokens",
    ])
  for headCount in [1, 2, 4, 8] {
    let split = MultiHeadAttention(
      inputSize: 8, outputSize: 8, contextLength: 4, dropout: 0,
      headCount: headCount)
    let full = MultiHeadAttentionWrapper(
      inputSize: 8, outputSize: 8, contextLength: 4, dropout: 0,
      headCount: headCount)
    counts.append([
      "\(headCount)", "\(split.parameterCount)", "\(full.parameterCount)",
      "\(headCount * 1024 * 1024)",
    ])
  }
  notebook.show("parameters, and numbers to keep", counts)

  notebook.cell(
    "3.6.2 Exercise 3.3: GPT-2's size",
    """
    The smallest GPT-2 has 12 heads that share a width of 768, for texts \
    of up to 1024 tokens: four matrices of 768 × 768 and one bias. Neither \
    the number of heads nor the mask changes the count.
    """)
  let large = MultiHeadAttention(
    inputSize: 768, outputSize: 768, contextLength: 1024, dropout: 0,
    headCount: 12)
  notebook.compare("parameters", large.parameterCount, book: 2_360_064)
  notebook.compare("size of a head", large.headSize, book: 64)
}
