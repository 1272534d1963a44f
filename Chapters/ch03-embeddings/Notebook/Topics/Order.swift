import EmbeddingsTopics
import Notebooks
import Tensors

/// Why a model needs positions at all.
func order(_ notebook: Notebook) {
  notebook.cell(
    "Order: attention does not see it",
    """
    Attention compares each vector with every other one. Nothing in it asks \
    where a vector stands. Here are five vectors, and the same five in \
    another order.
    """)
  notebook.ask("How do the two outputs differ?")
  notebook.source(of: "attentionWithoutPositions")
  let x = Tensor<Float>.randn([5, 4])  // [tokens, width]
  let order = Tensor([3, 0, 4, 1, 2])
  let output = attentionWithoutPositions(x)
  let reordered = attentionWithoutPositions(
    x.selected(along: 0, indices: order))
  let names = (0..<5).map { "vector \($0)" }
  notebook.show("output", output, rows: names, decimals: 3)
  notebook.show(
    "output for the order 3, 0, 4, 1, 2", reordered,
    rows: order.scalars.map { names[$0] }, decimals: 3)
  let moved = output.selected(along: 0, indices: order)
  let difference = (reordered - moved).abs().max().item
  notebook.show("largest difference once both are in one order", difference)
  notebook.claim("the same rows, in the new order", difference < 1e-6)
  notebook.answer(
    """
    Each token gets the same vector wherever it stands: the layer is \
    equivariant to permutations. "Dog bites man" and "man bites dog" would \
    be one sentence.
    """)

  notebook.cell(
    "Order: a vector for each place breaks the tie",
    """
    With a position added to each vector first, the outputs no longer match. \
    What this does not show is how well a model learns from positions; the \
    next topics compare ways to give them.
    """)
  let places = Tensor<Float>.randn([5, 4])
  let placed = attentionWithoutPositions(x + places)
  let other = attentionWithoutPositions(
    x.selected(along: 0, indices: order) + places)
  let change = (other - placed.selected(along: 0, indices: order)).abs()
    .max().item
  notebook.show("largest difference", change)
  notebook.claim("the rows differ now", change > 0.01)
}
