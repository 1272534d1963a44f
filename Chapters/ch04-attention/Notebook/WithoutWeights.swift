import Notebooks
import SelfAttention
import Tensors

/// Section 3.3.1: one token attends to all others; nothing is trained.
func oneQuery(_ notebook: Notebook) -> Tensor<Float> {
  notebook.cell(
    "3.3.1 Six words as vectors",
    """
    Chapter 3 gave every token a vector that is the same in every text. \
    But "bank" means one thing near "river" and another near "money". \
    Attention lets each token collect from the others what matters to it. \
    Our text has six words, each with an embedding of three numbers, \
    chosen by hand:
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
    We take the second word, "journey", and ask how well each word matches \
    it. The score is a dot product: large if both vectors are large in the \
    same places. The word that asks is the query.
    """)
  let query = inputs[1]  // [width]
  // [tokens]
  let scores = stacked((0..<6).map { (inputs[$0] * query).sum() })
  notebook.show("scores", scores)
  notebook.compare(
    "scores", scores,
    book: Tensor([0.9544, 1.4950, 1.4754, 0.8434, 0.7070, 1.0865]))

  notebook.cell(
    "3.3.1 What a dot product is",
    """
    Multiply the numbers pairwise and sum. The loop and the product of the \
    two vectors give the same; from here on we use matmul.
    """)
  var sum: Float = 0
  for i in 0..<3 { sum += inputs[0, i].item * query[i].item }
  notebook.compare("loop", sum, book: 0.9544)
  notebook.compare("matmul", inputs[0].matmul(query).item, book: 0.9544)

  notebook.cell(
    "3.3.1 Step 2: weights that sum to one",
    """
    Scores should become shares of a whole. The simplest way is to divide \
    them by their sum. That fails if scores are negative, or if their sum \
    is zero.
    """)
  let shares = scores / scores.sum()
  notebook.compare(
    "shares", shares,
    book: Tensor([0.1455, 0.2278, 0.2249, 0.1285, 0.1077, 0.1656]))
  notebook.compare("their sum", shares.sum().item, book: 1)
  notebook.show("of the scores 1, -2 and 3", Tensor([1.0, -2.0, 3.0]) / 2)

  notebook.cell(
    "3.3.1 Softmax from its formula",
    """
    Softmax takes exponentials first: exp(xᵢ) / Σ exp(xⱼ). They are \
    positive for any score, and enlarge the differences between scores.
    """)
  let naive = naiveSoftmax(scores)
  notebook.compare(
    "weights", naive,
    book: Tensor([0.1385, 0.2379, 0.2333, 0.1240, 0.1082, 0.1581]))
  notebook.compare("their sum", naive.sum().item, book: 1)

  notebook.cell(
    "3.3.1 Where the formula breaks",
    """
    32-bit floats end at 3.4e38, and exp(89) is larger: infinity over \
    infinity is not a number. Subtracting the largest score from all \
    scores changes no weight, because numerator and denominator shrink by \
    the same factor, and makes exp(0) the largest exponential. \
    softmax(along:) does that.
    """)
  let large = Tensor([1000.0, 999.0, 998.0])
  notebook.show("naive ", naiveSoftmax(large))
  notebook.show("stable", large.softmax(along: -1))
  let weights = scores.softmax(along: -1)
  notebook.compare(
    "weights", weights,
    book: Tensor([0.1385, 0.2379, 0.2333, 0.1240, 0.1082, 0.1581]))

  notebook.cell(
    "3.3.1 Step 3: the context vector",
    """
    The sum of all embeddings, each times its weight, is "journey" in the \
    context of this text. The sum over words is a product of the weights \
    and the matrix of embeddings.
    """)
  let parts = (0..<6).map { weights[$0] * inputs[$0] }
  let context = weights.matmul(inputs)  // [width]
  notebook.compare(
    "sum of six", parts.dropFirst().reduce(parts[0], +),
    book: Tensor([0.4419, 0.6515, 0.5683]))
  notebook.compare(
    "one product", context, book: Tensor([0.4419, 0.6515, 0.5683]))
  return inputs
}

/// Section 3.3.2: the same for all tokens.
func allQueries(_ notebook: Notebook, _ inputs: Tensor<Float>) {
  notebook.cell(
    "3.3.2 All scores",
    """
    Now every word is a query. Two nested loops over pairs of words would \
    do; the product of the inputs and their transpose contains the same 36 \
    dot products. It is symmetric: "journey" scores "starts" as "starts" \
    scores "journey".
    """)
  let scores = inputs.matmul(inputs.transposed())  // [tokens, tokens]
  notebook.show("scores", scores)
  notebook.compare("scores", scores, book: Printed.scores)
  let loops = (0..<6).map { i in
    stacked((0..<6).map { j in inputs[i].matmul(inputs[j]) })
  }
  notebook.compare("by loops", stacked(loops), book: Printed.scores)

  notebook.cell(
    "3.3.2 All weights",
    """
    Softmax runs along the last axis: each row is one word's attention to \
    all words, and sums to one. Columns need not: a word can be popular.
    """)
  let weights = scores.softmax(along: -1)  // [tokens, tokens]
  notebook.show("weights", weights)
  notebook.compare("weights", weights, book: Printed.weights)
  notebook.compare(
    "row sums", weights.sum(along: -1), book: Tensor([1.0, 1, 1, 1, 1, 1]))
  notebook.show("column sums", weights.sum(along: 0))

  notebook.cell(
    "3.3.2 All context vectors",
    """
    Another product gives every word its context vector. \
    simplifiedAttention (in the lesson's folder) is these three lines as a \
    function. Row 2 is the vector from before.
    """)
  let contexts = weights.matmul(inputs)  // [tokens, width]
  notebook.show("context", contexts)
  notebook.compare("all", contexts, book: Printed.contexts)
  notebook.compare(
    "as a function", simplifiedAttention(inputs), book: Printed.contexts)
  notebook.compare(
    "row 2", contexts[1], book: Tensor([0.4419, 0.6515, 0.5683]))
}
