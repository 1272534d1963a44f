import Notebooks
import SelfAttention
import SelfAttentionTopics
import Tensors

/// Key heads that serve several query heads, and what that saves.
func grouped(_ notebook: Notebook) {
  notebook.cell(
    "Grouped-query attention: heads that share keys and values",
    """
    Every head of multi-head attention has its own queries, keys and \
    values. Here a key head, with its values, serves a group of query \
    heads: one key head for all is multi-query attention, a few are \
    grouped-query attention. As many key heads as query heads are \
    multi-head attention, to the last bit.
    """)
  notebook.ask("With 2 key heads for 8 heads, which weights get smaller?")
  notebook.source(
    of: "GroupedQueryAttention.init", "GroupedQueryAttention.attend")
  let known = MultiHeadAttention(
    inputSize: 64, outputSize: 64, contextLength: 40, dropout: 0,
    headCount: 8)
  known.output.bias = .zeros([64])
  let x = Tensor<Float>.randn([2, 40, 64])  // [batch, tokens, width]
  let all = GroupedQueryAttention(
    width: 64, headCount: 8, keyValueHeadCount: 8)
  all.query.weight = known.query.weight
  all.key.weight = known.key.weight
  all.value.weight = known.value.weight
  all.output.weight = known.output.weight
  let two = GroupedQueryAttention(
    width: 64, headCount: 8, keyValueHeadCount: 2)
  for (name, parameter) in two.namedParameters {
    notebook.print(name, parameter.value.shape)
  }
  let (shared, expected) = (all(x), known(x))
  notebook.claim(
    "8 key heads for 8 heads: multi-head attention, exactly",
    shared.scalars == expected.scalars)
  notebook.answer(
    """
    Those of keys and values, to a quarter. Queries and output keep their \
    size, and so does the result.
    """)

  notebook.cell(
    "Grouped-query attention: a copy for each head gives the same",
    """
    Sharing is the same as giving each head of a group a copy of one key \
    head. So a trained multi-head model can be turned into a grouped one \
    by averaging the key heads of each group, and training a little more.
    """)
  let copied = GroupedQueryAttention(
    width: 64, headCount: 8, keyValueHeadCount: 8)
  copied.query.weight = two.query.weight
  copied.key.weight = spread(two.key.weight, groupsOf: 4)
  copied.value.weight = spread(two.value.weight, groupsOf: 4)
  copied.output.weight = two.output.weight
  let distance = (copied(x) - two(x)).abs().max().item
  notebook.show("largest difference", distance)
  notebook.claim("2 shared heads equal 8 with copies", distance < 1e-5)
}

/// Copies every head of 8 rows in a weight `[rows, inputs]`.
private func spread(
  _ weight: Tensor<Float>, groupsOf size: Int
) -> Tensor<Float> {
  let heads = weight.split(size: 8, along: 0)
  let copies = heads.flatMap { Array(repeating: $0, count: size) }
  return concatenated(copies, along: 0)
}

/// What the cache of keys and values takes.
func groupedBytes(_ notebook: Notebook) {
  notebook.cell(
    "Grouped-query attention: token by token, with a cache",
    """
    The keys and values of what was read never change, so generation keeps \
    them. The cache is what sharing makes small. Each layer here reads 40 \
    tokens, one at a time.
    """)
  notebook.ask("How far may cached and uncached results be apart?")
  notebook.source(of: "AttentionCache.append", "keyValueBytes")
  let x = Tensor<Float>.randn([1, 40, 64])
  let tokens = x.split(size: 1, along: 1)
  let titles = ["key heads", "bytes kept", "formula", "difference"]
  var table = Table(titles, numbers: Set(titles))
  var largest: Float = 0
  var bytesAgree = true
  for keyHeads in [8, 4, 2, 1] {
    let attention = GroupedQueryAttention(
      width: 64, headCount: 8, keyValueHeadCount: keyHeads)
    var cache = AttentionCache()
    let read = noGrad {
      tokens.map { attention($0, cache: &cache) }
    }
    let whole = noGrad { attention(x) }
    let distance = (concatenated(read, along: 1) - whole).abs().max().item
    let formula = keyValueBytes(
      tokens: 40, layers: 1, keyValueHeads: keyHeads, headSize: 8)
    largest = max(largest, distance)
    bytesAgree = bytesAgree && cache.byteCount == formula
    table.append([
      "\(keyHeads)", "\(cache.byteCount)", "\(formula)", "\(distance)",
    ])
  }
  notebook.show("40 tokens, read one by one", table)
  notebook.claim("cached and uncached agree", largest < 1e-5)
  notebook.claim("the program keeps what the formula says", bytesAgree)

  notebook.cell(
    "Grouped-query attention: 32 layers, 32,768 tokens (calculated)",
    """
    The book's estimator takes a model of 32 layers with 32 heads of 128 \
    numbers, in numbers of 2 bytes. A group of 4 heads leaves 8 key heads. \
    Not shown here is whether a model with fewer key heads learns as well: \
    that takes training at a size that is out of reach here.
    """)
  let gigabytes = [32, 8, 1].map { keyHeads in
    let bytes = keyValueBytes(
      tokens: 32_768, layers: 32, keyValueHeads: keyHeads, headSize: 128,
      bytesPerNumber: 2)
    return Double(bytes) / 1e9
  }
  notebook.compare(
    "multi-head, GB", gigabytes[0], book: 17.18, decimals: 2,
    tolerance: 0.005)
  notebook.compare(
    "grouped-query, GB", gigabytes[1], book: 4.29, decimals: 2,
    tolerance: 0.005)
  notebook.show("multi-query, GB", gigabytes[2].decimals(2))
  notebook.compare(
    "ratio", gigabytes[0] / gigabytes[1], book: 4, decimals: 2)
}
