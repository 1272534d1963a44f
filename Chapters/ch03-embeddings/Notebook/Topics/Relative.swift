import Embeddings
import EmbeddingsTopics
import Notebooks
import Tensors

/// Relative positions: Shaw's vectors and T5's buckets.
func shawAndT5(_ notebook: Notebook) {
  notebook.cell(
    "Relative: a vector per offset (Shaw)",
    """
    The chapter gave each offset a number. Shaw et al. gave it two vectors, \
    one that is added to the key and one to the value. Done literally that \
    takes a vector for each pair of tokens. It is enough to multiply each \
    query with each offset once, and look the products up.
    """)
  notebook.source(of: "OffsetAttention.callAsFunction")
  let attention = OffsetAttention(size: 4, maximum: 3)
  let x = Tensor<Float>.randn([6, 4])  // [tokens, size]
  let result = attention(queries: x, keys: x, values: x)
  let offsets = relativeOffsets(tokens: 6, maximum: 3) + 3
  // [tokens, tokens, size], the literal way
  let keys = x.unsqueezed(at: 0) + attention.keys(offsets)
  let values = x.unsqueezed(at: 0) + attention.values(offsets)
  let scores = (x.unsqueezed(at: 1) * keys).sum(along: -1) / 2  // √size = 2
  let weights = scores.softmax(along: -1)
  let literal = (weights.unsqueezed(at: -1) * values).sum(along: 1)
  let difference = (result - literal).abs().max().item
  notebook.show(
    "result", result, rows: (0..<6).map { "token \($0)" }, decimals: 3)
  notebook.show("largest difference from the literal way", difference)
  notebook.claim("the same result", difference < 1e-5)

  notebook.cell(
    "Relative: a number per bucket (T5)",
    """
    T5 goes back to one number per offset and head, and lets far offsets \
    share: near ones have a number each, far ones a bucket that grows like a \
    logarithm. Everything beyond 128 tokens is one bucket, so any length \
    works.
    """)
  notebook.source(of: "offsetBucket", "BucketBias.callAsFunction")
  let distances = Array(0..<160)
  let buckets = distances.map { offsetBucket(of: -$0, isCausal: true) }
  notebook.plot(
    LinePlot(
      "Bucket by distance", xLabel: "tokens back",
      series: [.init("32 buckets", y: buckets.map(Double.init))]))
  var table = Table(["tokens back", "bucket"], numbers: ["bucket"])
  for bucket in [0, 1, 15, 16, 20, 24, 28, 31] {
    let found = distances.filter { buckets[$0] == bucket }
    let (first, last) = (found[0], found[found.count - 1])
    let isOpen = bucket == 31
    table.append([
      isOpen
        ? "\(first) and more"
        : first == last ? "\(first)" : "\(first) to \(last)", "\(bucket)",
    ])
  }
  notebook.show("some buckets", table)
  let bias = BucketBias(heads: 2, isCausal: true)
  let both = bias(tokens: 200)  // [heads, tokens, tokens]
  notebook.show("learned numbers", bias.parameterCount)
  notebook.claim(
    "moved by 100 tokens, a phrase has the same biases, exactly",
    both[0..., 0..<100, 0..<100].scalars
      == both[0..., 100..., 100...].scalars)
  notebook.remark(
    """
    What this does not show: a trained model. The numbers here are drawn, \
    not learned.
    """)
}
