import Notebooks
import SelfAttentionTopics
import Tensors

/// Planted text that draws the attention to itself.
func hijack(_ notebook: Notebook) {
  notebook.cell(
    "Hijacked attention (simulated): planted keys",
    """
    A model that names the key in a text has learnt to look for keys, \
    wherever they stand. Now 8 of 24 tokens come from outside, say from a \
    web page, and somebody planted copies of another key there. The model \
    cannot tell whose text it reads.
    """)
  notebook.ask("How many copies are enough to change the answer?")
  notebook.source(of: "AttentionShares.init")
  let copies = [0, 1, 2, 4, 8]
  var hijacked: [[Double]] = []  // seed, copies
  var flagged: [[Double]] = []
  var error = 0.0
  for seed in 1...3 {
    let (model, layer) = recallModel(seed: seed)
    func shares(_ texts: PlantedTexts) -> [AttentionShares] {
      let x = model.token(texts.ids)
      return noGrad { layer.weights(of: x) }.unbound()
        .map { AttentionShares(weights: $0, outside: PlantedTexts.outside) }
    }
    let clean = shares(PlantedTexts(rows: 200, copies: 0))
    let limit = threshold(clean: clean.map(\.outside), falseAlarms: 0.05)
    var (wrong, seen): ([Double], [Double]) = ([], [])
    for count in copies {
      let texts = PlantedTexts(rows: 200, copies: count)
      let measured = shares(texts)
      let said = noGrad { model(texts.ids) }[0..., -1].argmax(along: -1)
      let taken = zip(said.scalars, texts.planted).count { $0 == $1 }
      wrong.append(Double(taken) / 200)
      seen.append(Double(measured.count { $0.outside > limit }) / 200)
      for share in measured {
        error = max(
          error, abs(share.trusted + share.outside + share.own - 1))
      }
    }
    hijacked.append(wrong)
    flagged.append(seen)
  }
  let titles = ["copies", "answer hijacked", "flagged"]
  var table = Table(titles, numbers: Set(titles))
  for (index, count) in copies.enumerated() {
    table.append([
      "\(count)", range(hijacked.map { $0[index] }),
      range(flagged.map { $0[index] }),
    ])
  }
  notebook.show("of 200 texts, least to most of 3 seeds", table)
  notebook.show("shares of attention sum to one, within", Float(error))
  notebook.claim("no attention is lost in the count", error < 1e-5)
  let last = flagged.map { $0[copies.count - 1] }
  let spread = (last.max() ?? 0) - (last.min() ?? 0)
  func percent(_ index: Int) -> String {
    (hijacked.map { $0[index] }.reduce(0, +) / 3 * 100).decimals(0) + " %"
  }
  notebook.answer(
    """
    One copy is enough in \(percent(1)) of the texts, eight in \
    \(percent(4)): keys differ in how loud they are. The flag is a score: how much attention goes to the text from outside. \
    Its limit is set where 5 of 100 clean texts would be flagged; the \
    first row shows whether that holds on new ones. \
    \(spread > 0.2
      ? "How much it sees differs widely between the seeds: it is not to be relied on alone."
      : "It sees about as much from each seed.")
    """)
}

/// What a flag is good for: the text from outside can be hidden.
func hidden(_ notebook: Notebook) {
  notebook.cell(
    "Hijacked attention (simulated): hide what was planted",
    """
    If the mask hides the text from outside from all that follows, the \
    answer is that of the text without it. Without positions, hiding and \
    deleting are the same, to rounding. What this does not show: attacks \
    on real models are sentences, not keys; and an attacker who knows the \
    score will plant what draws less attention.
    """)
  notebook.source(of: "GroupedQueryAttention.hiding")
  let (model, layer) = recallModel(seed: 4)
  let texts = PlantedTexts(rows: 200, copies: 4)
  let scores = noGrad {
    let x = model.token(texts.ids)
    let hiding = layer.hiding(PlantedTexts.outside, of: x)
    return model.head(x + hiding)[0..., -1]
  }
  let deleted = noGrad { model(texts.trusted) }[0..., -1]
  let distance = (scores - deleted).abs().max().item
  notebook.show("largest difference of scores", distance)
  notebook.claim("hidden is as good as deleted", distance < 1e-4)
  let said = noGrad { model(texts.ids) }[0..., -1].argmax(along: -1)
  let saidThen = scores.argmax(along: -1)
  let before = zip(said.scalars, texts.keys).count { $0 == $1 }
  let after = zip(saidThen.scalars, texts.keys).count { $0 == $1 }
  notebook.show("right of 200, with the plant", before)
  notebook.show("right of 200, with it hidden", after)
}

/// Trains one layer of attention to name the key in 24 tokens.
private func recallModel(
  seed: Int
) -> (model: SmallModel, layer: GroupedQueryAttention) {
  manualSeed(seed)
  let layer = GroupedQueryAttention(
    width: 32, headCount: 4, keyValueHeadCount: 4)
  let model = SmallModel(
    vocabulary: RecallTask.vocabulary, width: 32,
    outputs: RecallTask.keyCount, layers: [layer])
  let task = RecallTask(tokens: 24)
  model.train(steps: 150) { task.examples(rows: 32) }
  return (model, layer)
}

private func range(_ values: [Double]) -> String {
  "\((values.min() ?? 0).decimals(2))…\((values.max() ?? 0).decimals(2))"
}
