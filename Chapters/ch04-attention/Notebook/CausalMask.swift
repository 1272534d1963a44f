import Notebooks
import SelfAttention
import Tensors

/// Book 3.5.1: no token may attend to those after it. Returns the causal
/// weights.
func causalMask(_ notebook: Notebook) -> Tensor<Float> {
  let inputs = embeddings

  notebook.cell(
    "3.5.1 Weights to mask",
    """
    A language model learns to predict the next token. A token that could \
    look ahead would see the answer. We take the scores and weights of the \
    second version and hide the future in them.
    """)
  notebook.manualSeed(789)
  let attention = SelfAttentionV2(inputSize: 3, outputSize: 2)
  let queries = attention.query(inputs).detached()
  let keys = attention.key(inputs).detached()
  let scores = queries.matmul(keys.transposed())  // [tokens, tokens]
  let scale = Float(2).squareRoot()
  let weights = (scores / scale).softmax(along: -1)
  notebook.compare(
    "weights", weights, book: Printed.weightsOfV2, rows: words,
    columns: words)

  notebook.cell(
    "3.5.1 A triangle of ones",
    """
    In each row, a token may attend to the columns up to its own position: \
    the lower triangle. Multiplying by it sets the future to zero. The \
    rows no longer sum to one.
    """)
  let triangle = Tensor<Float>.ones([6, 6]).tril()
  let masked = weights * triangle
  notebook.compare("triangle", triangle, book: Printed.lowerTriangle)
  notebook.compare(
    "masked", masked, book: Printed.maskedWeights, rows: words,
    columns: words)

  notebook.cell(
    "3.5.1 First way: divide by the row sums",
    """
    Dividing each row by its sum turns it into weights again. The first \
    token can attend only to itself.
    """)
  let sums = masked.sum(along: -1, keepingDimensions: true)  // [tokens, 1]
  let renormalized = masked / sums
  notebook.compare(
    "weights", renormalized, book: Printed.causalWeights, rows: words,
    columns: words)

  notebook.cell(
    "3.5.1 Second way: −∞ before softmax",
    """
    exp(−∞) is 0. So a score of −∞ becomes a weight of zero, and softmax \
    divides by the sum of the rest: one step instead of two. The mask is \
    true above the diagonal, where the future is.
    """)
  let mask = Tensor<Bool>.ones([6, 6]).triu(diagonal: 1)
  let visible = scores.maskedFill(mask, with: -.infinity)
  notebook.compare(
    "scores", visible, book: Printed.maskedScores, rows: words,
    columns: words)

  notebook.cell(
    "3.5.1 Both ways agree",
    """
    The weights are the same. The first way's softmax did include the \
    future, but dividing by the row sum removes it again: nothing leaks.
    """)
  let causal = (visible / scale).softmax(along: -1)
  notebook.plot(
    maskFigure(scores[..<4, ..<4], scale: scale, Array(words[..<4])))
  notebook.compare(
    "weights", causal, book: Printed.causalWeights, rows: words,
    columns: words)
  notebook.claim(
    "both ways give the same weights", allClose(causal, renormalized))
  wrongMask(notebook, scores, mask)
  return causal
}

private func wrongMask(
  _ notebook: Notebook, _ scores: Tensor<Float>, _ mask: Tensor<Bool>
) {
  notebook.cell(
    "3.5.1 A mask that does not work",
    """
    The notes build the mask as a triangle of ones times −∞, and add it to \
    the scores. Filling in −∞ where a Boolean mask is true, as above, \
    multiplies nothing.
    """)
  notebook.ask("What is 0 · −∞?")
  let upper = Tensor<Float>.ones([3, 3]).triu(diagonal: 1)
  let product = upper * -Float.infinity
  let spoiled = (scores[..<3, ..<3] + product).softmax(along: -1)
  notebook.show("weights", spoiled)
  let working = Tensor<Float>.zeros([3, 3]).maskedFill(
    mask[..<3, ..<3], with: -.infinity)
  notebook.expectDifference(
    "mask", working, book: product, reason: "0 · −∞ is not a number")
  notebook.answer(
    """
    The product spoils exactly the scores that the mask should leave \
    alone, and softmax spreads NaN to every weight.
    """)
}

/// Book 3.5.1: the same weights, with and without the mask.
func maskOnAndOff(_ notebook: Notebook) {
  notebook.cell(
    "3.5.1 The mask, on and off",
    """
    The same scores, once with the future hidden and once without. Each \
    row is a query, and sums to one either way: what the mask takes away \
    goes to the words that are still visible.
    """)
  notebook.control("causal mask", states: ["on", "off"]) { state in
    notebook.manualSeed(789)
    let attention = SelfAttentionV2(inputSize: 3, outputSize: 2)
    let queries = attention.query(embeddings)
    var scores = queries.matmul(attention.key(embeddings).transposed())
    if state == 0 {
      let future = Tensor<Bool>.ones([6, 6]).triu(diagonal: 1)
      scores = scores.maskedFill(future, with: -.infinity)
    }
    let weights = (scores / Float(2).squareRoot()).softmax(along: -1)
    notebook.plot(heatMap("attention weights", weights, words))
  }
}
