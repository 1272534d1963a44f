import Notebooks
import SelfAttention
import Tensors

/// The notes' example, computed by hand there.
func helloShinySun(_ notebook: Notebook) {
  notebook.cell(
    "3.3.2 The notes' example: scores of “shiny”",
    """
    The notes do the same three steps by hand for "Hello shiny sun!", with \
    "shiny" as the query. Recomputing an example that others worked out by \
    hand tests your understanding, and sometimes theirs.
    """)
  let words = ["Hello", "shiny", "sun"]
  let tokens = Tensor([
    [0.34, 0.22, 0.54],  // Hello
    [0.53, 0.34, 0.98],  // shiny
    [0.29, 0.54, 0.93],  // sun
  ])
  let scores = tokens.matmul(tokens[1])
  notebook.compare(
    "scores of “shiny”", scores,
    book: Tensor([0.7842, 1.3569, 1.2487]), columns: words, source: .notes
  )

  notebook.cell(
    "3.3.2 The notes' example: exponentials and weights",
    """
    Here the notes are off in the fourth digit: two of their exponentials \
    are a little too small, and so the weights are off too.
    """)
  let exponentials = scores.exp()
  let weights = exponentials / exponentials.sum()
  notebook.expectDifference(
    "exponentials", exponentials, book: Tensor([2.1902, 3.8839, 3.4858]),
    columns: words,
    reason: "e^0.7842 is 2.1907 and e^1.3569 is 3.8841")
  notebook.expectDifference(
    "their sum", exponentials.sum().item, book: 9.5599,
    reason: "it adds up those exponentials")
  notebook.expectDifference(
    "weights", weights, book: Tensor([0.2291, 0.4064, 0.3645]),
    columns: words,
    reason: "they come from those exponentials")

  notebook.cell(
    "3.3.2 The notes' example: context vector",
    """
    The last step has two more slips. With the notes' own weights, two of \
    the nine products should be different: 0.4064 · 0.53 is 0.2154, not \
    0.2156, and 0.3645 · 0.54 is 0.1968, not 0.1972.
    """)
  let weightsOfNotes = Tensor([[0.2291], [0.4064], [0.3645]])
  let products = weightsOfNotes * tokens  // [tokens, width]
  let context = weights.matmul(tokens)
  notebook.expectDifference(
    "products", products,
    book: Tensor([
      [0.0779, 0.0504, 0.1237], [0.2156, 0.1382, 0.3983],
      [0.1057, 0.1972, 0.3390],
    ]), rows: words,
    reason:
      "slips in the product for “shiny”, first number, and “sun”, second number"
  )
  notebook.expectDifference(
    "context", context, book: Tensor([0.3992, 0.3858, 0.8610]),
    reason: "worked through without rounding it is 0.3990 0.3854 0.8610")
}
