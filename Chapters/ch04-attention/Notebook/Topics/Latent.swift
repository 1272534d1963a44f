import Notebooks
import SelfAttentionTopics
import Tensors

/// Keys and values made from a short vector, which alone is kept.
func latent(_ notebook: Notebook) {
  notebook.cell(
    "Latent attention: keep one short vector for each token",
    """
    DeepSeek's models compress each token to a latent, and make the keys \
    and values of all heads from it. A cache keeps the latents only. It \
    need not even rebuild the keys: a score q · (K c) is (Kᵀ q) · c, so \
    the matrix moves to the query.
    """)
  notebook.ask("What kind of attention is it when no key is ever made?")
  notebook.source(
    of: "LatentAttention.callAsFunction")
  let attention = LatentAttention(
    width: 64, headCount: 8, latentSize: 16, rotatedSize: 4,
    rotation: rotatedInPairs)
  let x = Tensor<Float>.randn([1, 40, 64])  // [batch, tokens, width]
  let whole = noGrad { attention(x) }
  var cache = AttentionCache()
  let read = noGrad {
    x.split(size: 1, along: 1).map { attention($0, cache: &cache) }
  }
  let distance = (concatenated(read, along: 1) - whole).abs().max().item
  notebook.show("largest difference", distance)
  notebook.claim(
    "keys made and attended to, or never made: the same", distance < 1e-5)
  notebook.answer(
    """
    Multi-query attention: the latent is the one key and the one value of \
    all heads. A rotation of the keys would stand between the two matrices \
    and forbid the trick. So positions get a few numbers of their own, \
    which are rotated and kept beside the latent.
    """)

  notebook.cell(
    "Latent attention: bytes, counted and calculated",
    """
    The cache of the cell above held 40 tokens. For each, it kept a latent \
    of 16 numbers and a rotated key of 4; multi-head attention would keep \
    a key and a value of 64.
    """)
  let full = keyValueBytes(
    tokens: 40, layers: 1, keyValueHeads: 8, headSize: 8)
  let formula = 40 * (16 + 4) * 4  // tokens, numbers, bytes
  notebook.show("multi-head, bytes", full)
  notebook.show("latent, bytes in the cache", cache.byteCount)
  notebook.claim("as calculated", cache.byteCount == formula)

  notebook.cell(
    "Latent attention: 48 layers, 8,192 tokens (calculated)",
    """
    The book's estimator has a width of 2,048 in 24 heads, which is not \
    divisible; it rounds a head up to 86 numbers. It leaves out the \
    rotated key: DeepSeek-V3 keeps 512 numbers of latent and 64 of it. \
    What this does not show: how small a latent may be before the model \
    gets worse.
    """)
  func gigabytes(keyHeads: Int) -> Double {
    let bytes = keyValueBytes(
      tokens: 8192, layers: 48, keyValueHeads: keyHeads, headSize: 86,
      bytesPerNumber: 2)
    return Double(bytes) / 1e9
  }
  let compressed = Double(8192 * 48 * 1024 * 2) / 1e9  // latent of 1,024
  let heads = gigabytes(keyHeads: 24)
  notebook.compare(
    "multi-head, GB", heads, book: 3.25, decimals: 2, tolerance: 0.005)
  let sixHeads = gigabytes(keyHeads: 6)
  notebook.compare(
    "6 key heads, GB", sixHeads, book: 0.81, decimals: 2,
    tolerance: 0.005)
  notebook.compare(
    "latent, GB", compressed, book: 0.81, decimals: 2, tolerance: 0.005)
  notebook.compare(
    "multi-head to latent", heads / compressed, book: 4.03, decimals: 2,
    tolerance: 0.005)
}

/// Turns neighbouring numbers by an angle that grows with the position, as
/// RoPE does (a topic of chapter 3).
private func rotatedInPairs(
  _ x: Tensor<Float>, _ first: Int
) -> Tensor<Float> {
  let (tokens, pairs) = (x.shape[2], x.shape[3] / 2)
  let places = Tensor<Float>.arange(Double(first), Double(first + tokens))
  let rates = (0..<pairs).map { 1 / Float(1 << ($0 * 3)) }
  let angles = places.unsqueezed(at: 1) * Tensor(rates)  // [tokens, pairs]
  let parts = x.reshaped(to: Array(x.shape[..<3]) + [pairs, 2])
  let (a, b) = (parts[.ellipsis, 0], parts[.ellipsis, 1])
  let (cos, sin) = (angles.cos(), angles.sin())
  return stacked([a * cos - b * sin, a * sin + b * cos], along: 4)
    .reshaped(to: x.shape)
}
