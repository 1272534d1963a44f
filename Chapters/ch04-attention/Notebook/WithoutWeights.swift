import Notebooks
import SelfAttention
import Tensors

/// Section 3.3.1: one token looks at all others; nothing is trained.
func oneQuery(_ notebook: Notebook) -> Tensor<Float> {
  notebook.cell(
    "3.3.1 Six words as vectors",
    """
    Chapter 3 gave every token a vector of its own, the same in every text. But "bank" should mean \
    something else beside "river" than beside "money". Attention lets each token collect from the others \
    what matters to it. Our text has six words, each with an embedding of three numbers, chosen by hand:
    """)
  let inputs = Tensor([
    [0.43, 0.15, 0.89],  // Your
    [0.55, 0.87, 0.66],  // journey
    [0.57, 0.85, 0.64],  // starts
    [0.22, 0.58, 0.33],  // with
    [0.77, 0.25, 0.10],  // one
    [0.05, 0.80, 0.55],  // step
  ])

  notebook.cell(
    "3.3.1 Step 1: scores for one query",
    """
    We take the second word, "journey", and ask how well each word goes with it. The score is a dot \
    product: large where both vectors are large in the same places. The word that asks is the query.
    """)
  let query = inputs[1]  // [width]
  let scores = stacked((0..<6).map { (inputs[$0] * query).sum() })  // [tokens]
  notebook.show("scores", scores)
  notebook.compare("scores", scores, book: Tensor([0.9544, 1.4950, 1.4754, 0.8434, 0.7070, 1.0865]))

  notebook.cell(
    "3.3.1 What a dot product is",
    """
    Multiply number by number and add up. The loop and the product of the two vectors give the same; from \
    here on we let matmul do it.
    """)
  var sum: Float = 0
  for i in 0..<3 { sum += inputs[0, i].item * query[i].item }
  notebook.compare("loop", sum, book: 0.9544)
  notebook.compare("matmul", inputs[0].matmul(query).item, book: 0.9544)

  notebook.cell(
    "3.3.1 Step 2: weights that add up to one",
    """
    Scores are to become shares of a whole. The simplest way is to divide them by their sum. That fails \
    when scores are negative, or when their sum is zero.
    """)
  let shares = scores / scores.sum()
  notebook.compare("shares", shares, book: Tensor([0.1455, 0.2278, 0.2249, 0.1285, 0.1077, 0.1656]))
  notebook.compare("their sum", shares.sum().item, book: 1)
  notebook.show("of the scores 1, -2 and 3", Tensor([1.0, -2.0, 3.0]) / 2)

  notebook.cell(
    "3.3.1 Softmax from its formula",
    """
    Softmax takes exponentials first, exp(xᵢ) / Σ exp(xⱼ). These are positive for any score, and a lead in \
    the scores becomes a larger one in the weights.
    """)
  let naive = naiveSoftmax(scores)
  notebook.compare("weights", naive, book: Tensor([0.1385, 0.2379, 0.2333, 0.1240, 0.1082, 0.1581]))
  notebook.compare("their sum", naive.sum().item, book: 1)

  notebook.cell(
    "3.3.1 Where the formula breaks",
    """
    A 32-bit float ends at 3.4e38, and exp(89) is beyond that: infinity over infinity is not a number. \
    Subtracting the largest score from all of them changes no weight, since numerator and denominator \
    shrink alike, and makes exp(0) the largest value that can occur. softmax(along:) does that.
    """)
  let large = Tensor([1000.0, 999.0, 998.0])
  notebook.show("naive ", naiveSoftmax(large))
  notebook.show("stable", large.softmax(along: -1))
  let weights = scores.softmax(along: -1)
  notebook.compare("weights", weights, book: Tensor([0.1385, 0.2379, 0.2333, 0.1240, 0.1082, 0.1581]))

  notebook.cell(
    "3.3.1 Step 3: the context vector",
    """
    Each word's embedding times its weight, all added up: that is "journey" as this text colours it. The \
    sum over words is a product of the weights with the matrix of embeddings.
    """)
  let parts = (0..<6).map { weights[$0] * inputs[$0] }
  let context = weights.matmul(inputs)  // [width]
  notebook.compare(
    "sum of six", parts.dropFirst().reduce(parts[0], +), book: Tensor([0.4419, 0.6515, 0.5683]))
  notebook.compare("one product", context, book: Tensor([0.4419, 0.6515, 0.5683]))
  return inputs
}

/// Section 3.3.2: the same for all tokens at once.
func allQueries(_ notebook: Notebook, _ inputs: Tensor<Float>) {
  notebook.cell(
    "3.3.2 All scores",
    """
    Every word is a query once. Two nested loops over pairs of words would do; the product of the inputs \
    with their own transpose holds the same 36 dot products. It is symmetric: "journey" scores "starts" \
    as "starts" scores "journey".
    """)
  let scores = inputs.matmul(inputs.transposed())  // [tokens, tokens]
  notebook.show("scores", scores)
  notebook.compare("scores", scores, book: Printed.scores)
  let loops = (0..<6).map { i in stacked((0..<6).map { j in inputs[i].matmul(inputs[j]) }) }
  notebook.compare("by loops", stacked(loops), book: Printed.scores)

  notebook.cell(
    "3.3.2 All weights",
    """
    Softmax goes along the last axis: each row is one word's attention to all, and adds up to one. \
    Columns need not: a word may be popular.
    """)
  let weights = scores.softmax(along: -1)  // [tokens, tokens]
  notebook.show("weights", weights)
  notebook.compare("weights", weights, book: Printed.weights)
  notebook.compare("row sums", weights.sum(along: -1), book: Tensor([1.0, 1, 1, 1, 1, 1]))
  notebook.show("column sums", weights.sum(along: 0))

  notebook.cell(
    "3.3.2 All context vectors",
    """
    One more product, and every word has its context vector. simplifiedAttention (in the lesson's folder) \
    is these three lines as a function. Row 2 is the vector from before.
    """)
  let contexts = weights.matmul(inputs)  // [tokens, width]
  notebook.show("context", contexts)
  notebook.compare("all", contexts, book: Printed.contexts)
  notebook.compare("as a function", simplifiedAttention(inputs), book: Printed.contexts)
  notebook.compare("row 2", contexts[1], book: Tensor([0.4419, 0.6515, 0.5683]))
}
