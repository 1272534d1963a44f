import EmbeddingsTopics
import Notebooks
import Tensors

/// Position Interpolation and YaRN: RoPE for longer texts.
func interpolation(_ notebook: Notebook, _ trials: PositionTrials) {
  notebook.cell(
    "Interpolation: longer texts in known angles",
    """
    A model with rotary positions was trained on 32 tokens and is now to \
    read 128. Position Interpolation (PI) turns all pairs four times as \
    slowly: token 100 stands at 25. YaRN leaves pairs alone that turn \
    often within 32 tokens, because they tell neighbours apart, and slows \
    down the others.
    """)
  notebook.source(
    of: "RotaryScaling.frequencies", "RotaryScaling.interpolatedShares")
  let yarn = RotaryScaling.yarn(
    factor: 4, trainedLength: PositionTrials.trained)
  let plain = RotaryEmbedding(headSize: 12)
  let slower = RotaryEmbedding(
    headSize: 12, scaling: .interpolated(factor: 4))
  let mixed = RotaryEmbedding(headSize: 12, scaling: yarn)
  notebook.show(
    "radians per token",
    Tensor([plain.frequencies, slower.frequencies, mixed.frequencies]),
    rows: ["RoPE", "PI", "YaRN"], columns: (0..<6).map { "pair \($0)" })
  let x = Tensor<Float>.randn([32, 12])  // [tokens, headSize]
  let stretched = slower(x, at: Tensor<Int>.arange(32) * 4)
  let trained = plain(x)
  notebook.claim(
    "with PI, every fourth position is a trained one, exactly",
    stretched.scalars == trained.scalars)
  notebook.claim(
    "with YaRN, the first pair is RoPE's and the last four are PI's",
    mixed.frequencies[0] == plain.frequencies[0]
      && mixed.frequencies[2...] == slower.frequencies[2...])

  notebook.cell(
    "Interpolation: without and with further training",
    """
    The model with plain RoPE is trained on 32 words, then reads 128. Its \
    copies turn in another way. Both papers train on for a little while with \
    long texts; the second table is after 30 such steps, and gives plain \
    RoPE the same.
    """)
  notebook.ask("Does PI help a model that has not been trained for it?")
  let scalings: [(String, RotaryScaling)] = [
    ("RoPE", .none), ("PI", .interpolated(factor: 4)), ("YaRN", yarn),
  ]
  for steps in [0, 30] {
    let readings = scalings.map { name, scaling in
      let models = trials.rotaryModels(scaling, furtherSteps: steps)
      return (name: name, losses: trials.losses(of: models))
    }
    notebook.show("further steps on 128 words", steps)
    showReading(notebook, readings)
    for (name, losses) in readings { notebook.prose(verdict(name, losses)) }
    let (plain, yarn) = (readings[0], readings[2])
    notebook.prose(
      comparison("YaRN", yarn.losses, with: "RoPE", plain.losses))
  }
  notebook.answer(
    """
    PI moves all tokens closer together, also those at the start, so that \
    neighbours look like one token. YaRN keeps the first pair, which tells \
    them apart. What this does not show: the papers stretch models of \
    billions of parameters from thousands of tokens, where each further \
    step is expensive. Here, four of six pairs never make a turn within 32 \
    words, and plain RoPE needs seconds to learn the new angles.
    """)
}
