import Architecture
import Files
import NeuralNetworks
import Notebooks
import Tensors

/// Book 4.7, exercises 4.2 and 4.3. Exercise 4.1 is in section 4.5.
func largerModels(_ notebook: Notebook) {
  notebook.cell(
    "4.7 Exercise 4.2: the larger models",
    """
    The larger models are the same code with other settings: wider \
    vectors, more heads, more blocks. The largest takes 6 GB, so it is \
    counted here and not built; for the model above, the count on paper \
    was exact.
    """)
  let sizes: [GPTConfiguration] = [.gpt124M, .gpt355M, .gpt774M, .gpt1558M]
  let counts = sizes.map(\.parameterBreakdown)
  let names = ["small", "medium", "large", "XL"]
  var table = Table(
    ["", "width", "heads", "blocks", "parameters", "tied", "MB"],
    numbers: ["width", "heads", "blocks", "parameters", "tied", "MB"])
  for (name, (size, count)) in zip(names, zip(sizes, counts)) {
    table.append(
      [
        name, "\(size.embeddingWidth)", "\(size.headCount)",
        "\(size.layerCount)", grouped(count.total),
        grouped(count.totalWhenTied), count.megabytes.decimals(2),
      ])
  }
  notebook.show("the four sizes", table)
  notebook.compare(
    "parameters", counts.map(\.total),
    book: [163_009_536, 406_212_608, 838_220_800, 1_637_792_000])
  notebook.compare(
    "with tied weights", counts.map(\.totalWhenTied),
    book: [124_412_160, 354_749_440, 773_891_840, 1_557_380_800])
  notebook.compare(
    "megabytes", counts.map(\.megabytes),
    book: [621.83, 1549.58, 3197.56, 6247.68], decimals: 2,
    tolerance: 0.005)
}

func dropoutRates(_ notebook: Notebook) {
  notebook.cell(
    "4.7 Exercise 4.3: three dropout rates",
    """
    Dropout acts in three places, and the configuration has a rate for \
    each; dropout: 0.1 sets all three at once. GPTModel hands the first to \
    its embeddings, TransformerBlock the other two to attention and \
    shortcuts, as its code in book 4.5 shows. To check that each rate \
    arrives in its place, we send a million ones through each dropout and \
    count the zeros. (A small vocabulary and one block keep this model \
    small.)
    """)
  var configuration = GPTConfiguration.gpt124M
  configuration.vocabularySize = 100
  configuration.layerCount = 1
  configuration.embeddingDropout = 0.1
  configuration.attentionDropout = 0.2
  configuration.shortcutDropout = 0.3
  let model = GPTModel(configuration)
  let block = model.blocks[0]
  let ones = Tensor<Float>.ones([1000, 1000])
  var zeros: [Double] = []
  for dropout in [
    model.embeddingDropout, block.attention.dropout, block.shortcutDropout,
  ] {
    zeros.append(Double(dropout(ones).scalars.count { $0 == 0 }) / 1e6)
  }
  let places = ["embedded tokens", "attention weights", "shortcuts"]
  notebook.show("zeros", Tensor([zeros.map { Float($0) }]), columns: places)
  notebook.claim(
    "each place drops its own share",
    zip(zeros, [0.1, 0.2, 0.3]).allSatisfy { abs($0 - $1) < 0.005 })
}

/// What the chapter has built.
func summary(_ notebook: Notebook) {
  notebook.cell(
    "4.8 Summary",
    """
    - Layer normalization brings every token's vector to mean 0 and \
    variance 1.
    - The feed-forward network works on each token alone, with GELU in \
    between.
    - Shortcuts let gradients reach the first layers.
    - A block is attention and feed-forward network, each normalized \
    before and added after; a GPT is a stack of blocks between embeddings \
    and an output layer.
    - Generation appends one token at a time.
    """)
  notebook.built([
    "LayerNorm": "mean 0 and variance 1 for every token",
    "FeedForward": "widens, applies GELU, narrows",
    "TransformerBlock": "attention and feed-forward, with shortcuts",
    "GPTModel": "from ids to scores for the next token",
    "generateGreedily": "from a beginning to a text",
  ])
}
