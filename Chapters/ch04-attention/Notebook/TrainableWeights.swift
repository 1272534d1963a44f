import Foundation
import Notebooks
import SelfAttention
import Tensors

/// Book 3.4.1: queries, keys and values from trainable matrices.
func trainableWeights(_ notebook: Notebook) {
  let inputs = embeddings

  notebook.cell(
    "3.4.1 Three matrices",
    """
    So far nothing could be learned: the embeddings alone decided which \
    token attends to which. Now each token has three roles. Its query says \
    what it looks for, its key what it offers, its value what it passes \
    on. Each is the embedding times a matrix, and training changes the \
    matrices.

    The notes say that the query is the data itself, and keys and values \
    are random matrices. In fact all three are projections of the data \
    through matrices that start as random numbers and are learned.
    """)
  notebook.manualSeed(123)
  let queryMatrix = Tensor<Float>.rand([3, 2])  // [inputs, outputs]
  let keyMatrix = Tensor<Float>.rand([3, 2])
  let valueMatrix = Tensor<Float>.rand([3, 2])
  let query = inputs[1].matmul(queryMatrix)  // [outputs]
  notebook.compare(
    "query of “journey”", query, book: Tensor([0.4306, 1.4551]))

  notebook.cell(
    "3.4.1 Keys and values of all words",
    """
    One word asks, so one query is enough for now, but it needs the keys \
    and values of all six. Embeddings of three numbers became vectors of \
    two. With the embedding itself as the query, as in the notes, three \
    numbers would meet keys of two.
    """)
  let keys = inputs.matmul(keyMatrix)  // [tokens, outputs]
  let values = inputs.matmul(valueMatrix)
  notebook.show("keys", keys, rows: words)
  notebook.compare("shape of keys", keys.shape, book: [6, 2])
  notebook.compare("shape of values", values.shape, book: [6, 2])

  notebook.cell(
    "3.4.1 Scores",
    """
    Again the scores are dot products, now of the query with the keys: \
    first with its own key, then with all.
    """)
  let own = query.matmul(keys[1]).item
  let scores = keys.matmul(query)  // [tokens]
  notebook.compare("with its own key", own, book: 1.8524)
  notebook.compare(
    "with all keys", scores,
    book: Tensor([1.2705, 1.8524, 1.8111, 1.0795, 0.5577, 1.5440]),
    columns: words)

  notebook.cell(
    "3.4.1 Scaled weights and the context vector",
    """
    Before softmax, the scores are divided by the square root of the width \
    of a key, here √2: this is scaled dot-product attention. The context \
    vector is the weighted sum of the values. With the queries, keys and \
    values of all words as rows of Q, K and V:
    """,
    formulas: .row(
      "Attention", .parens("Q,", "K,", "V"), "=", "softmax",
      .parens(
        .fraction(
          .row("Q", .transposed("K")), over: .root(.indexed("d", "k")))),
      "V"))
  let scale = Float(2).squareRoot()
  let weights = (scores / scale).softmax(along: -1)
  let context = weights.matmul(values)  // [outputs]
  notebook.compare(
    "weights of “journey”", weights,
    book: Tensor([0.1500, 0.2264, 0.2199, 0.1311, 0.0906, 0.1820]),
    columns: words)
  notebook.compare("context", context, book: Tensor([0.3061, 0.8210]))
  whyScale(notebook)
}

private func whyScale(_ notebook: Notebook) {
  notebook.cell(
    "3.4.1 Why divide by the root of the width",
    """
    A dot product has as many terms as the vectors are wide, so its spread \
    grows like the root of the width. Take scores of random vectors, in \
    groups of ten tokens, unscaled and scaled.
    """)
  notebook.ask(
    "Of ten random keys of width 768, unscaled, how much gets the best one?"
  )
  var rows: [Tensor<Float>] = []
  for width in [2, 64, 768] {
    let queries = Tensor<Float>.randn([1000, width])
    let keys = Tensor<Float>.randn([1000, width])
    let scores = (queries * keys).sum(along: 1)
    let scaled = scores / Float(width).squareRoot()
    rows.append(
      stacked([
        scores.standardDeviation(), meanOfLargest(scores),
        scaled.standardDeviation(), meanOfLargest(scaled),
      ]))
  }
  notebook.show(
    "scores, and the largest of ten weights on average", stacked(rows),
    rows: ["width 2", "width 64", "width 768"],
    columns: [
      "spread", "largest weight", "scaled: spread", "largest weight",
    ],
    decimals: 2)
  notebook.answer(
    """
    Unscaled, softmax soon gives nearly everything to one token of ten, \
    and its gradient almost vanishes. Scaled, all widths behave alike.
    """)
}

/// The largest weight of each ten scores, on average.
private func meanOfLargest(_ scores: Tensor<Float>) -> Tensor<Float> {
  scores.reshaped(to: [100, 10]).softmax(along: 1).max(along: 1).values
    .mean()
}

/// Book 3.4.2: the same as classes, first with matrices, then with linear
/// layers.
func selfAttentionClasses(_ notebook: Notebook) {
  let inputs = embeddings

  notebook.cell(
    "3.4.2 SelfAttentionV1",
    """
    The steps as a module. It draws its matrices with rand, in the same \
    order as above, so the same seed gives the same numbers. The second \
    row is the context vector from before.
    """)
  notebook.source(of: "SelfAttentionV1")
  notebook.manualSeed(123)
  let first = SelfAttentionV1(inputSize: 3, outputSize: 2)
  let contexts = first(inputs)  // [tokens, outputs]
  notebook.compare(
    "context vectors", contexts,
    book: Tensor([
      [0.2996, 0.8053], [0.3061, 0.8210], [0.3058, 0.8203],
      [0.2948, 0.7939], [0.2927, 0.7891],
      [0.2990, 0.8040],
    ]), rows: words)

  notebook.cell(
    "3.4.2 SelfAttentionV2",
    """
    The second version uses linear layers instead. They store the weight \
    as [outputs, inputs], and start with small numbers around zero instead \
    of rand's from 0 to 1, which train better. The weights differ, so the \
    outputs of the two versions need not agree.
    """)
  notebook.source(of: "SelfAttentionV2")
  notebook.manualSeed(789)
  let second = SelfAttentionV2(inputSize: 3, outputSize: 2)
  let secondContexts = second(inputs)
  notebook.print(second)
  notebook.compare(
    "context vectors", secondContexts,
    book: Tensor([
      [-0.0739, 0.0713], [-0.0748, 0.0703], [-0.0749, 0.0702],
      [-0.0760, 0.0685], [-0.0763, 0.0679],
      [-0.0754, 0.0693],
    ]), rows: words)

  notebook.cell(
    "3.4.2 Exercise 3.1: one version's weights in the other",
    """
    Only the weights differ, not the computation. With the weights of the \
    second version, transposed because its layers store [outputs, inputs], \
    the first gives the second's output.
    """)
  notebook.manualSeed(123)
  let source = SelfAttentionV2(inputSize: 3, outputSize: 2)
  first.query = source.query.weight.transposed()
  first.key = source.key.weight.transposed()
  first.value = source.value.weight.transposed()
  let (ofFirst, ofSource) = (first(inputs), source(inputs))
  notebook.compare(
    "V1 with V2's weights", ofFirst, book: Printed.exerciseOne, rows: words)
  notebook.claim("V2 gives the same", allClose(ofSource, ofFirst))
}
