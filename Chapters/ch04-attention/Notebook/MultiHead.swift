import Notebooks
import SelfAttention
import Tensors

/// Section 3.6.1: several heads, one after the other. Returns the wrapper
/// around them.
func headsSideBySide(_ notebook: Notebook, _ batch: Tensor<Float>)
  -> MultiHeadAttentionWrapper
{
  notebook.cell(
    "3.6.1 Two heads side by side",
    """
    One set of weights is one way to read a text: looking from a verb for \
    its subject, say. Several heads look in several ways, each with its \
    own matrices, and their results are concatenated: 2 heads of width 2 \
    give a width of 4. The first head is the one we had.
    """)
  manualSeed(notebook.seed(default: 123))
  let wrapper = MultiHeadAttentionWrapper(
    inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0, headCount: 2)
  let contexts = wrapper(batch)  // [batch, tokens, heads · outputs]
  notebook.show("first text", contexts[0])
  notebook.compare(
    "context", contexts,
    book: stacked([Printed.wrapperContext, Printed.wrapperContext]))
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
  manualSeed(notebook.seed(default: 123))
  let narrow = MultiHeadAttentionWrapper(
    inputSize: 3, outputSize: 1, contextLength: 6, dropout: 0, headCount: 2)
  notebook.compare("shape", narrow(batch).shape, book: [2, 6, 2])
  notebook.expectDifference(
    "context of a text", narrow(batch)[0], book: Printed.oldTwoByOne,
    source: .book,
    reason: "the printed rows are not averages of values")
  return wrapper
}

/// Section 3.6.2: all heads at once, by splitting the width.
func headsTogether(
  _ notebook: Notebook, _ batch: Tensor<Float>,
  _ wrapper: MultiHeadAttentionWrapper
) {
  notebook.cell(
    "3.6.2 A product for all heads at once",
    """
    matmul treats all axes but the last two as a list of matrices. So \
    [batch, heads, tokens, size] times its transpose is one product for \
    each head, without a loop.
    """)
  let heads = Printed.twoHeads  // [1, heads, tokens, size]
  // [1, heads, tokens, tokens]
  let product = heads.matmul(heads.transposed())
  notebook.compare(
    "first head", product[0, 0], book: Printed.firstHeadProduct)
  notebook.compare(
    "second head", product[0, 1], book: Printed.secondHeadProduct)
  let alone = heads[0, 1].matmul(heads[0, 1].transposed())
  notebook.compare(
    "second head alone", alone, book: Printed.secondHeadProduct)

  notebook.cell(
    "3.6.2 MultiHeadAttention",
    """
    The efficient class computes the queries of all heads with one matrix \
    and splits them: [batch, tokens, width] becomes [batch, heads, tokens, \
    width / heads]. A last linear layer mixes the results of the heads. \
    Here 2 heads share a width of 2.
    """)
  manualSeed(notebook.seed(default: 123))
  let attention = MultiHeadAttention(
    inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0, headCount: 2)
  let contexts = attention(batch)  // [batch, tokens, outputs]
  notebook.print(attention)
  notebook.compare(
    "context", contexts,
    book: stacked([Printed.multiHeadContext, Printed.multiHeadContext]))
  notebook.compare("shape", contexts.shape, book: [2, 6, 2])

  notebook.cell(
    "3.6.2 It computes what the wrapper computes",
    """
    Stack the matrices of the wrapper's heads, and let the last layer \
    change nothing (the identity matrix, a bias of zeros). The numbers are \
    the same.
    """)
  let efficient = MultiHeadAttention(
    inputSize: 3, outputSize: 4, contextLength: 6, dropout: 0, headCount: 2)
  efficient.query.weight = concatenated(
    wrapper.heads.map(\.query.weight), along: 0)
  efficient.key.weight = concatenated(
    wrapper.heads.map(\.key.weight), along: 0)
  efficient.value.weight = concatenated(
    wrapper.heads.map(\.value.weight), along: 0)
  (efficient.output.weight, efficient.output.bias) = (.eye(4), .zeros([4]))
  notebook.compare(
    "efficient", efficient(batch),
    book: stacked([Printed.wrapperContext, Printed.wrapperContext]))

  notebook.cell(
    "3.6.2 How the width is split",
    """
    The four numbers of a query are two for each head. Reshaping adds an \
    axis for the heads, and a transpose moves it before the tokens, where \
    matmul needs it. Neither copies a number. The part of head 2 is what \
    the wrapper's second head computes.
    """)
  let queries = efficient.query(batch)  // [batch, tokens, width]
  // [batch, tokens, heads, size]
  let cut = queries.reshaped(to: [2, 6, 2, 2])
  let byHead = cut.transposed(1, 2)  // [batch, heads, tokens, size]
  notebook.print(queries.shape, "→", cut.shape, "→", byHead.shape)
  let secondHead = wrapper.heads[1].query(batch)
  notebook.show(
    "largest difference", (byHead[0..., 1] - secondHead).abs().max().item)

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
  let shape = two.projections(of: Tensor<Float>.zeros([1, 4, 8])).queries
    .shape
  notebook.print("[batch, heads, tokens, size] =", shape)
  notebook.expectDifference(
    "heads with 4 of 8 numbers", shape[1], book: 3,
    reason: "8 numbers make 2 heads of 4; 8 is not divisible by 3")

  notebook.cell(
    "3.6.2 Why the width is split",
    """
    The notes ask why the heads do not each see the full width. In a sense \
    they do: every head's matrix reads all numbers of the embedding; only \
    its result is narrow. So more heads cost nothing, while heads of full \
    width multiply the parameters. (The 264 include 72 of the last layer, \
    which the wrapper does not have.)
    """)
  for headCount in [1, 2, 4, 8] {
    let shared = MultiHeadAttention(
      inputSize: 8, outputSize: 8, contextLength: 4, dropout: 0,
      headCount: headCount)
    let full = MultiHeadAttentionWrapper(
      inputSize: 8, outputSize: 8, contextLength: 4, dropout: 0,
      headCount: headCount)
    notebook.print(
      "heads \(headCount): split", shared.parameterCount, "full",
      full.parameterCount)
  }

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

/// What each head attends to, as heat maps.
func weightsOfEachHead(_ notebook: Notebook, _ batch: Tensor<Float>) {
  notebook.cell(
    "3.6.2 Where each head looks",
    """
    Rows are queries, columns are keys. The triangle is the causal mask. \
    Untrained heads spread their attention almost evenly over what they \
    may see: small weights give small scores.
    """)
  manualSeed(notebook.seed(default: 123))
  let words = ["Your", "journey", "starts", "with", "one", "step"]
  let attention = MultiHeadAttention(
    inputSize: 3, outputSize: 4, contextLength: 6, dropout: 0, headCount: 2)
  notebook.plot(heatMap("head 1", of: attention, batch, head: 0, words))
  notebook.plot(heatMap("head 2", of: attention, batch, head: 1, words))

  notebook.cell(
    "3.6.2 Larger weights, sharper attention",
    """
    Training increases scores where that lowers the loss. Instead, we make \
    the queries twenty times as large: now each head picks certain words, \
    and the two heads pick different ones.
    """)
  attention.query.weight = attention.query.weight * 20
  notebook.plot(heatMap("head 1", of: attention, batch, head: 0, words))
  notebook.plot(heatMap("head 2", of: attention, batch, head: 1, words))
}

private func heatMap(
  _ title: String, of attention: MultiHeadAttention, _ batch: Tensor<Float>,
  head: Int, _ words: [String]
) -> HeatMap {
  let (queries, keys, _) = attention.projections(of: batch)
  // [tokens, tokens]
  let weights = attention.weights(queries, keys)[0, head]
  let rows = weights.unbound().map { $0.scalars.map { Double($0) } }
  return HeatMap(title, rows: words, columns: words, values: rows)
}
