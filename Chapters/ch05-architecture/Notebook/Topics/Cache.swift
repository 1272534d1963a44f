import Architecture
import ArchitectureTopics
import Files
import Notebooks
import Pretraining
import SelfAttentionTopics
import Tensors

/// What a cache of keys and values holds, and layers that share theirs.
func cache(_ notebook: Notebook) throws {
  let small = try smallGPT(notebook)
  let ids = try heldOutWindows(by: small.tokenizer, count: 4, tokens: 63)
  wholeAndPieces(notebook, small.model, ids)
  sharedLayers(notebook, small.model, ids)
  cacheBytes(notebook)
}

private func wholeAndPieces(
  _ notebook: Notebook, _ model: GPTModel, _ ids: Tensor<Int>
) {
  notebook.cell(
    "Cache: read token by token, the logits are the same",
    """
    No token attends to those after it, so the keys and values of what was \
    read never change. The lesson keeps them while it generates. Here the \
    project's small model reads four texts of 64 tokens twice: whole, and \
    token by token with a cache.
    """)
  notebook.source(of: "GPTModel.logits")
  let owners = [0, 1, 2, 3]  // each layer has keys and values of its own
  var cache = LayerCache()
  let steps = (0..<64).map { token in
    model.logits(
      of: ids[0..., token...token], owners: owners, cache: &cache)
  }
  let whole = noGrad { model(ids) }  // [batch, tokens, vocabulary]
  let difference = (concatenated(steps, along: 1) - whole).abs().max().item
  notebook.show("largest difference of a logit", difference)
  let calculated = keyValueBytes(
    tokens: 64, layers: 4, keyValueHeads: 4, headSize: 32, batch: 4)
  notebook.show("bytes in the cache", grouped(cache.byteCount))
  notebook.claim(
    "the logits are the same up to rounding", difference < 1e-3)
  notebook.claim(
    "as many bytes as calculated, exactly", cache.byteCount == calculated)
}

private func sharedLayers(
  _ notebook: Notebook, _ model: GPTModel, _ ids: Tensor<Int>
) {
  notebook.cell(
    "Cache: layers that share keys and values",
    """
    Layers can go in pairs: the second uses the keys and values of the \
    first, and computes only queries. The cache is half as large, and cached \
    and uncached still agree. The small model was trained without sharing, \
    so its predictions suffer.
    """)
  notebook.ask(
    "With all four layers sharing, how much is left of the cache?")
  var table = Table(
    ["owners", "bytes", "cached − whole", "perplexity"],
    numbers: ["bytes", "cached − whole", "perplexity"])
  var bytes: [Int] = []
  var differences: [Float] = []
  for owners in [[0, 1, 2, 3], [0, 0, 2, 2], [0, 0, 0, 0]] {
    var all = LayerCache()
    let whole = model.logits(of: ids, owners: owners, cache: &all)
    var cache = LayerCache()
    let pieces = [0..<40, 40..<41, 41..<64].map { piece in
      model.logits(of: ids[0..., piece], owners: owners, cache: &cache)
    }
    let change = (concatenated(pieces, along: 1) - whole).abs().max().item
    let loss = crossEntropy(whole[0..., ..<63], ids[0..., 1...])
    bytes.append(cache.byteCount)
    differences.append(change)
    table.append([
      "\(owners)", grouped(cache.byteCount), "\(change)",
      Double(loss.exp().item).decimals(1),
    ])
  }
  notebook.show("four texts of 64 tokens", table)
  notebook.claim(
    "a half and a quarter of the bytes, exactly",
    bytes == [bytes[0], bytes[0] / 2, bytes[0] / 4])
  notebook.claim(
    "cached and uncached agree up to rounding", differences.max()! < 1e-3)
  notebook.answer(
    """
    A model that is to share has to be trained that way. What it would then \
    lose, this does not show.
    """)
}

private func cacheBytes(_ notebook: Notebook) {
  notebook.cell(
    "Cache: the bytes of a large model, calculated",
    """
    The book's bonus material estimates a model of 35 layers with 8 heads of \
    256 numbers, which reads 131,072 tokens in 16-bit numbers. One head of \
    keys for all eight saves a factor of 8. If in addition 20 of the layers \
    use the keys and values of others, 15 layers keep some.
    """)
  notebook.source(of: "keyValueBytes")
  let full = keyValueBytes(
    tokens: 131_072, layers: 35, keyValueHeads: 8, headSize: 256,
    bytesPerNumber: 2)
  let shared = keyValueBytes(
    tokens: 131_072, layers: 15, keyValueHeads: 1, headSize: 256,
    bytesPerNumber: 2)
  let (gigabytes, left) = (Double(full) / 1e9, Double(shared) / 1e9)
  let saved = 100 * (1 - left / gigabytes)
  notebook.compare(
    "multi-head, GB", gigabytes, book: 37.58, decimals: 2, tolerance: 0.005)
  notebook.compare(
    "grouped and shared, GB", left, book: 2.01, decimals: 2,
    tolerance: 0.005)
  notebook.compare(
    "factor", gigabytes / left, book: 18.67, decimals: 2, tolerance: 0.005)
  notebook.compare(
    "saved, %", saved, book: 94.64, decimals: 2, tolerance: 0.005)
}
