import Notebooks
import SelfAttentionTopics
import Tensors

/// DeBERTa's scores: word and distance apart.
func disentangled(_ notebook: Notebook) {
  notebook.cell(
    "Disentangled attention: what a word is, and where",
    """
    Other models add a position to each word's vector, and the two can no \
    longer be told apart. DeBERTa keeps them separate. The score of two \
    words is a sum of three: word with word, word with distance, distance \
    with word. Here are five words with random weights.
    """)
  notebook.source(of: "DisentangledScores.init")
  let (tokens, size, reach) = (5, 8, 3)
  let q = Tensor<Float>.randn([tokens, size])
  let k = Tensor<Float>.randn([tokens, size])
  let distanceQ = Tensor<Float>.randn([2 * reach, size])
  let distanceK = Tensor<Float>.randn([2 * reach, size])
  let scores = DisentangledScores(
    queries: q, keys: k, distanceQueries: distanceQ,
    distanceKeys: distanceK)
  let words = ["the", "deep", "lake", "is", "calm"]
  notebook.show(
    "word with word", scores.contentToContent, rows: words,
    columns: words, decimals: 2)
  notebook.show(
    "word with distance", scores.contentToPosition, rows: words,
    columns: words, decimals: 2)
  notebook.show(
    "distance with word", scores.positionToContent, rows: words,
    columns: words, decimals: 2)

  notebook.cell(
    "Disentangled attention: three of four terms",
    """
    Let a query be the sum of its word and its distance, and a key \
    likewise. Their product has four terms. Multiplied out pair by pair, \
    without tables, and less the term of two distances, it must be the sum \
    of the three.
    """)
  let sum =
    scores.contentToContent + scores.contentToPosition
    + scores.positionToContent
  var largest: Float = 0
  for i in 0..<tokens {
    for j in 0..<tokens {
      let there = min(max(i - j + reach, 0), 2 * reach - 1)
      let back = min(max(j - i + reach, 0), 2 * reach - 1)
      let (asked, answered) = (distanceQ[back], distanceK[there])
      let product = (q[i] + asked).matmul(k[j] + answered)
      let three = product - asked.matmul(answered)
      largest = max(largest, (three - sum[i, j]).abs().item)
    }
  }
  notebook.show("largest difference", largest)
  notebook.claim("the three terms are the scores", largest < 1e-5)

  notebook.cell(
    "Disentangled attention: it sees distances, not places",
    """
    Put two other words in front: the scores among the five do not change. \
    What this does not show: whether it learns better. The paper says so, \
    for models far larger than ours.
    """)
  let front = Tensor<Float>.randn([2, size])
  let moved = DisentangledScores(
    queries: concatenated([front, q], along: 0),
    keys: concatenated([front, k], along: 0),
    distanceQueries: distanceQ, distanceKeys: distanceK)
  let change =
    (moved.total(size: size)[2..., 2...] - scores.total(size: size)).abs()
    .max().item
  notebook.show("largest change", change)
  notebook.claim("moved by two places, the same scores", change < 1e-5)
}
