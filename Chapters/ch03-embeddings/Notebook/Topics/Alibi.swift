import EmbeddingsTopics
import Notebooks
import Tensors

/// ALiBi: train short, test long.
func alibi(_ notebook: Notebook, _ trials: PositionTrials) {
  notebook.cell(
    "ALiBi: a penalty for distance",
    """
    Attention with linear biases has no positions at all. It lowers each \
    score in proportion to the distance, steeply in the first head and \
    gently in the last. Since softmax ignores what a whole row shares, it \
    can just as well raise keys by their place in the text.
    """)
  notebook.source(of: "linearBiasSlopes", "linearBias")
  let slopes = linearBiasSlopes(heads: 4)  // [heads]
  notebook.show("slopes of four heads", slopes)
  let bias = linearBias(heads: 4, tokens: 8)  // [heads, tokens, tokens]
  let future = Tensor<Bool>.ones([8, 8]).triu(diagonal: 1)
  let places = (0..<8).map { "\($0)" }
  notebook.show(
    "head 1 with its causal mask, query at i (row), key at j (column)",
    bias[0].maskedFill(future, with: -.infinity), rows: places,
    columns: places, decimals: 2)
  let scores = Tensor<Float>.randn([4, 8, 8])
  func weights(_ scores: Tensor<Float>) -> Tensor<Float> {
    scores.maskedFill(future, with: -.infinity).softmax(along: -1)
  }
  let ofDistance = weights(scores + bias)
  let keys = Tensor<Int>.arange(8).to(Float.self)
  let ofPlace = weights(scores + slopes.reshaped(to: [4, 1, 1]) * keys)
  let difference = (ofPlace - ofDistance).abs().max().item
  notebook.show("largest difference of the weights", difference)
  notebook.claim(
    "slope · j does the same as slope · (j − i)", difference < 1e-5)
  let longer = linearBias(heads: 4, tokens: 128)
  notebook.claim(
    "the bias for 128 tokens starts with that for 8, exactly",
    longer[0..., ..<8, ..<8].scalars == bias.scalars)

  notebook.cell(
    "ALiBi: train on 32, test on 128",
    """
    The same small model with each method, trained on texts of 32 words and \
    tested on 128. Only the way to give positions differs; all see the same \
    texts. RoPE turns as in training; the topic interpolation has the rest.
    """)
  notebook.ask("Order them by their perplexity at the end.")
  let methods: [(String, PositionMethod)] = [
    ("ALiBi", .linearBias), ("RoPE", .rotary(heads: 4)),
    ("learned", .learned), ("sinusoidal", .sinusoidal), ("none", .none),
  ]
  let readings = methods.map { name, method in
    (name: name, losses: trials.losses(of: trials.models(method)))
  }
  showReading(notebook, readings)
  for (name, losses) in readings { notebook.prose(verdict(name, losses)) }
  notebook.answer(
    """
    What this does not show: that ALiBi uses the far words. A penalty that \
    grows with distance also makes a model forget, and this grammar asks for \
    little memory. Toy texts, two blocks, \(PositionTrials.seeds) seeds.
    """)
}
