import Notebooks
import SelfAttentionTopics
import Tensors

/// Attention without the square of all scores.
func tiles(_ notebook: Notebook) {
  notebook.cell(
    "Attention in tiles: softmax in one walk over the keys",
    """
    Softmax needs the largest score and the sum of all exponentials before \
    it can give one weight. But both can be corrected later: if a larger \
    score turns up, everything summed so far shrinks by the same factor. \
    So a square of scores can be used and forgotten. This is the idea of \
    flash attention.
    """)
  notebook.source(of: "TiledAttention.forward")
  let shape = [2, 3, 50, 16]  // [batch, heads, tokens, headSize]
  let q = Tensor<Float>.randn(shape).requiringGradient()
  let k = Tensor<Float>.randn(shape).requiringGradient()
  let v = Tensor<Float>.randn(shape).requiringGradient()
  let full = q.attention(keys: k, values: v, isCausal: true)
  let tiles = [1, 7, 16, 64]
  let forward = tiles.map { tile in
    let tiled = TiledAttention(queries: q, keys: k, values: v, tile: tile)
    return (tiled.result - full.detached()).abs().max().item
  }
  notebook.show(
    "largest difference from full attention, by tile", Tensor(forward),
    columns: tiles.map { "\($0)" }, decimals: 8)
  notebook.claim(
    "any tile gives the same", forward.allSatisfy { $0 < 1e-5 })

  notebook.cell(
    "Attention in tiles: the way back",
    """
    The backward pass needs the weights again. They were not kept, so they \
    are computed a second time, tile by tile, from the logarithm of each \
    query's sum. More arithmetic, less memory.
    """)
  notebook.source(of: "TiledAttention.gradients")
  let direction = Tensor<Float>.randn(shape)
  let expected = gradients(
    of: (full * direction).sum(), withRespectTo: [q, k, v])
  var tiled = TiledAttention(queries: q, keys: k, values: v, tile: 16)
  let (dq, dk, dv) = tiled.gradients(of: direction)
  let backward = zip([dq, dk, dv], expected).map { yours, full in
    (yours - (full ?? .zeros(shape))).abs().max().item
  }
  notebook.show(
    "largest difference of gradients", Tensor(backward),
    columns: ["queries", "keys", "values"], decimals: 8)
  notebook.claim("the gradients agree", backward.allSatisfy { $0 < 1e-4 })

  notebook.cell(
    "Attention in tiles: memory, counted",
    """
    Beside what goes in and comes out, full attention keeps a weight for \
    each pair of tokens. The tiled form needs room for one tile, and one \
    number for each query.
    """)
  notebook.ask("From 64 to 512 tokens, by what factor does each grow?")
  let lengths = [64, 128, 256, 512]
  var table = Table(
    ["tokens", "weights of all pairs", "one tile", "sums of queries"],
    numbers: [
      "tokens", "weights of all pairs", "one tile", "sums of queries",
    ])
  var scratch: [Int] = []
  for tokens in lengths {
    let x = Tensor<Float>.randn([1, 1, tokens, 16])
    var tiled = TiledAttention(queries: x, keys: x, values: x, tile: 32)
    _ = tiled.gradients(of: x)
    scratch.append(tiled.scratchCount)
    table.append([
      "\(tokens)", "\(tokens * tokens)", "\(tiled.scratchCount)",
      "\(tokens)",
    ])
  }
  notebook.show("numbers kept for one head, tiles of 32", table)
  notebook.claim(
    "a tile takes the same for every length", Set(scratch).count == 1)
  notebook.answer(
    """
    All pairs grow by 64, the tile not at all, the sums by 8. What this \
    does not show is speed: real kernels keep a tile in the fastest memory \
    of the processor, and here each tile is several operations on tensors.
    """)
}
