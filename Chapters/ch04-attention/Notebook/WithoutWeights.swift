import Notebooks
import SelfAttention
import Tensors

/// The words of the book's example, and the embeddings of their tokens.
let words = ["Your", "journey", "starts", "with", "one", "step"]

/// The book's six embeddings, `[tokens, width]`.
var embeddings: Tensor<Float> {
  Tensor([
    [0.43, 0.15, 0.89], [0.55, 0.87, 0.66], [0.57, 0.85, 0.64],
    [0.22, 0.58, 0.33], [0.77, 0.25, 0.10], [0.05, 0.80, 0.55],
  ])
}

/// Book 3.3.1: one token attends to all others; nothing is trained.
func oneQuery(_ notebook: Notebook) {
  notebook.cell(
    "3.3.1 Six words as vectors",
    """
    The embeddings of ch03 give every token a vector that is the same in \
    every text. But "bank" means one thing near "river" and another near \
    "money". Attention lets each token collect from the others what \
    matters to it. Our text has six words, each with an embedding of three \
    numbers, chosen by hand:
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
  notebook.ask("Which word will match “journey” best, apart from itself?")
  let query = inputs[1]  // [width]
  let products = (0..<6).map { inputs[$0] * query }  // six of [width]
  let scores = stacked(products.map { $0.sum() })  // [tokens]
  notebook.compare(
    "scores with “journey”", scores,
    book: Tensor([0.9544, 1.4950, 1.4754, 0.8434, 0.7070, 1.0865]),
    columns: words)

  notebook.cell(
    "3.3.1 What a dot product is",
    """
    Multiply the numbers pairwise and sum. The loop and the product of the \
    two vectors give the same; from here on we use matmul.
    """)
  var sum: Float = 0
  for i in 0..<3 { sum += inputs[0, i].item * query[i].item }
  let product = inputs[0].matmul(query).item
  notebook.compare("loop", sum, book: 0.9544)
  notebook.compare("matmul", product, book: 0.9544)

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
    book: Tensor([0.1455, 0.2278, 0.2249, 0.1285, 0.1077, 0.1656]),
    columns: words)
  notebook.compare("their sum", shares.sum().item, book: 1)
  notebook.show("of the scores 1, -2 and 3", Tensor([1.0, -2.0, 3.0]) / 2)

  notebook.cell(
    "3.3.1 Softmax from its formula",
    """
    Softmax divides exponentials by their sum. Exponentials are positive \
    for any score, and enlarge the differences between scores.
    """,
    formulas: .row(
      .indexed(.row("softmax", .parens("x")), "i"), "=",
      .fraction(
        .row("exp", .parens(.indexed("x", "i"))),
        over: .row(.sum(over: "j"), "exp", .parens(.indexed("x", "j"))))))
  notebook.source(of: "naiveSoftmax")
  let naive = naiveSoftmax(scores)
  notebook.compare(
    "weights", naive,
    book: Tensor([0.1385, 0.2379, 0.2333, 0.1240, 0.1082, 0.1581]),
    columns: words)
  notebook.compare("their sum", naive.sum().item, book: 1)

  notebook.cell(
    "3.3.1 Where the formula breaks",
    """
    32-bit floats end at 3.4e38, and exp(89) is larger. Subtracting the \
    largest score from all scores changes no weight, because numerator and \
    denominator shrink by the same factor, and makes exp(0) the largest \
    exponential. softmax(along:) does that.
    """)
  notebook.ask("What will the formula give for scores around 1000?")
  let large = Tensor([1000.0, 999.0, 998.0])
  notebook.show("naive ", naiveSoftmax(large))
  notebook.show("stable", large.softmax(along: -1))
  notebook.answer("Infinity over infinity is not a number.")
  let weights = scores.softmax(along: -1)
  notebook.compare(
    "weights", weights,
    book: Tensor([0.1385, 0.2379, 0.2333, 0.1240, 0.1082, 0.1581]),
    columns: words)

  notebook.cell(
    "3.3.1 Step 3: the context vector",
    """
    The sum of all embeddings, each times its weight, is "journey" in the \
    context of this text. The sum over words is a product of the weights \
    and the matrix of embeddings.
    """)
  let parts = (0..<6).map { weights[$0] * inputs[$0] }
  let added = parts.dropFirst().reduce(parts[0], +)
  let context = weights.matmul(inputs)  // [width]
  notebook.compare(
    "sum of six", added, book: Tensor([0.4419, 0.6515, 0.5683]))
  notebook.compare(
    "one product", context, book: Tensor([0.4419, 0.6515, 0.5683]))
}

/// Book 3.3.2: the same for all tokens.
func allQueries(_ notebook: Notebook) {
  let inputs = embeddings
  notebook.cell(
    "3.3.2 All scores",
    """
    Now every word is a query. Two nested loops over pairs of words would \
    do; the product of the inputs and their transpose contains the same 36 \
    dot products. It is symmetric: "journey" scores "starts" as "starts" \
    scores "journey".
    """)
  let scores = inputs.matmul(inputs.transposed())  // [tokens, tokens]
  let loops = (0..<6).map { i in
    stacked((0..<6).map { j in inputs[i].matmul(inputs[j]) })
  }
  notebook.compare(
    "scores", scores, book: Printed.scores, rows: words, columns: words)
  notebook.claim(
    "the loops give the same", allClose(stacked(loops), scores))

  notebook.cell(
    "3.3.2 All weights",
    """
    Softmax runs along the last axis: each row is one word's attention to \
    all words, and sums to one. Columns need not: a word can be popular.
    """)
  let weights = scores.softmax(along: -1)  // [tokens, tokens]
  notebook.compare(
    "weights", weights, book: Printed.weights, rows: words, columns: words)
  let rowSums = weights.sum(along: -1)
  let columnSums = weights.sum(along: 0)
  notebook.show(
    "sums", stacked([rowSums, columnSums]), rows: ["rows", "columns"],
    columns: words)
  notebook.compare("row sums", rowSums, book: Tensor([1.0, 1, 1, 1, 1, 1]))

  notebook.cell(
    "3.3.2 All context vectors",
    """
    Another product gives every word its context vector. Row 2 is the \
    vector from before. As a function, attention without trained weights \
    has three lines.
    """)
  notebook.source(of: "simplifiedAttention")
  let contexts = weights.matmul(inputs)  // [tokens, width]
  let result = simplifiedAttention(inputs)
  notebook.compare(
    "context vectors", contexts, book: Printed.contexts, rows: words)
  notebook.claim(
    "the function gives the same", allClose(result, contexts))
}
