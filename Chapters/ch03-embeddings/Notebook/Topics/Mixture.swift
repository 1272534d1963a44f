import EmbeddingsTopics
import Notebooks
import Tensors

/// Positions on some heads only.
func mixture(_ notebook: Notebook, _ trials: PositionTrials) {
  notebook.cell(
    "Mixture: positions in some heads only",
    """
    The deck lists a "mixture" of positions and does not define it. What \
    models of today do is this: some layers or heads turn by position, the \
    others look at what a token is and not where it stands. Here two heads \
    of four are rotary. With all or none, nothing new may come out.
    """)
  notebook.source(
    of: "PositionModel.callAsFunction", "PositionModel.turned")
  let ids = Tensor<Int>.randint(0, 33, [2, 16])
  func logits(_ method: PositionMethod) -> Tensor<Float> {
    let model = PositionModel(
      method, vocabularySize: 33, contextLength: 16,
      generator: RandomGenerator(seed: 1))
    return noGrad { model(ids) }
  }
  let none = logits(.none)
  let changes = (0...4).map { heads in
    (logits(.rotary(heads: heads)) - none).abs().max().item
  }
  notebook.show(
    "largest change of a logit with 0 to 4 rotary heads", changes)
  notebook.claim(
    "with 0 rotary heads the model without positions, exactly",
    changes[0] == 0)
  notebook.claim(
    "each number of heads is a model of its own", changes[1...].min()! > 0)

  notebook.cell(
    "Mixture: trained",
    "None, half and all heads rotary: trained on 32 words, tested on 128.")
  let readings = [0, 2, 4].map { heads in
    let method: PositionMethod =
      heads == 0 ? .none : .rotary(heads: heads)
    return (
      name: "\(heads) of 4",
      losses: trials.losses(of: trials.models(method))
    )
  }
  showReading(notebook, readings)
  for (name, losses) in readings { notebook.prose(verdict(name, losses)) }
  let (half, all) = (readings[1], readings[2])
  notebook.prose(
    comparison(half.name, half.losses, with: all.name, all.losses))
  notebook.remark(
    """
    What this does not show: the reason why large models mix, which is \
    recall over tens of thousands of tokens. They also mix by layers and \
    with windows, which this does not.
    """)
}
