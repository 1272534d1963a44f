import Notebooks
import SelfAttentionTopics
import Tensors

/// Planted text that draws the attention to itself.
func hijack(_ notebook: Notebook) {
  notebook.cell(
    "Hijacked attention (simulated): planted keys",
    """
    A model that names the key in a text has learnt to look for keys, \
    wherever they stand. Now 8 of the 24 tokens come from outside, say \
    from a web page, and somebody planted copies of another key there. The \
    model cannot tell whose text it reads.
    """)
  notebook.ask("How many copies are enough to change the answer?")
  notebook.source(of: "AttentionShares.init")
  let task = RecallTask(tokens: 24)
  let copies = [0, 1, 2, 4, 8]
  var hijacked: [[Double]] = []
  var found: [[Double]] = []
  var sums: [Double] = []
  for seed in 1...3 {
    manualSeed(seed)
    let model = recallModel(task)
    let clean = shares(of: planted(0, rows: 200, task), in: model)
    let limit = threshold(
      clean: clean.map(\.outside), falseAlarms: 0.05)
    hijacked.append([])
    found.append([])
    for count in copies {
      let texts = planted(count, rows: 200, task)
      let measured = shares(of: texts, in: model)
      sums += measured.map { $0.trusted + $0.outside + $0.own }
      let answers = noGrad { model(texts.ids) }[0..., -1].argmax(along: -1)
      let wrong = zip(answers.scalars, texts.other).count { $0 == $1 }
      let flagged = measured.count { $0.outside > limit }
      hijacked[seed - 1].append(Double(wrong) / 200)
      found[seed - 1].append(Double(flagged) / 200)
    }
  }
  var table = Table(
    ["copies", "answer hijacked", "flagged"],
    numbers: ["copies", "answer hijacked", "flagged"])
  for (index, count) in copies.enumerated() {
    table.append([
      "\(count)", range(hijacked.map { $0[index] }),
      range(found.map { $0[index] }),
    ])
  }
  notebook.show("shares of 200 texts, least to most of 3 seeds", table)
  let error = sums.map { abs($0 - 1) }.max() ?? 1
  notebook.show("shares of attention sum to one, within", error)
  notebook.claim("no attention is lost in the count", error < 1e-5)
  let spread =
    copies.indices.map { index in
      let shares = found.map { $0[index] }
      return (shares.max() ?? 0) - (shares.min() ?? 0)
    }.max() ?? 0
  notebook.answer(
    """
    The flag is a score: how much attention goes to the text from outside. \
    Its limit is set where 5 of 100 clean texts would be flagged, and the \
    first row shows whether that holds on new ones. \
    \(spread > 0.2
      ? "How much it sees differs widely between the seeds: it is not to be relied on alone."
      : "It sees about as much from each seed.")
    """)
  hideThePlant(notebook, task)
}

/// What a flagged text is good for: it can be hidden.
private func hideThePlant(_ notebook: Notebook, _ task: RecallTask) {
  notebook.cell(
    "Hijacked attention (simulated): hide what was planted",
    """
    If the text from outside is hidden from the question by the mask, the \
    answer is that of the text without it. Without positions, hiding and \
    deleting are the same, to rounding. What this does not show: attacks \
    on real models are sentences, not keys; and an attacker who knows the \
    score will plant what draws less attention.
    """)
  manualSeed(4)
  let model = recallModel(task)
  let texts = planted(4, rows: 200, task)
  let outside = task.tokens - 8..<task.tokens
  var visible = Tensor<Bool>.ones([task.tokens + 1, task.tokens + 1])
    .tril().scalars
  for place in outside {
    visible[task.tokens * (task.tokens + 1) + place] = false
  }
  let mask = Tensor<Bool>(
    scalars: visible, shape: [task.tokens + 1, task.tokens + 1])
  let hidden = noGrad { answer(texts.ids, model, visible: mask) }
  let deleted = noGrad {
    model(
      concatenated(
        [texts.ids[0..., ..<outside.lowerBound], texts.ids[0..., (-1)...]],
        along: 1))[0..., -1]
  }
  let distance = (hidden - deleted).abs().max().item
  notebook.show("largest difference of scores", distance)
  notebook.claim("hidden is as good as deleted", distance < 1e-4)
  let said = hidden.argmax(along: -1).scalars
  let right = zip(said, texts.keys.scalars).count { $0 == $1 }
  notebook.show("right again, of 200", right)
}

/// Trains one layer of attention to name the key.
private func recallModel(_ task: RecallTask) -> SmallModel {
  let model = SmallModel(
    vocabulary: RecallTask.vocabulary, width: 32,
    outputs: RecallTask.keyCount,
    layers: [
      GroupedQueryAttention(width: 32, headCount: 4, keyValueHeadCount: 4)
    ])
  model.train(steps: 150) { task.examples(rows: 32) }
  return model
}

/// Draws texts whose key is in the first 16 tokens, with copies of another
/// key among the last 8.
private func planted(
  _ copies: Int, rows: Int, _ task: RecallTask
) -> (ids: Tensor<Int>, keys: Tensor<Int>, other: [Int]) {
  let (ids, keys) = task.examples(rows: rows, distance: 16)
  var other: [Int] = []
  for row in 0..<rows {
    other.append((keys[row, 0].item + 1 + row % 7) % 8)
    for place in RandomGenerator.default.permutation(count: 8).prefix(
      copies)
    {
      ids[row, task.tokens - 8 + place] = Tensor(other[row])
    }
  }
  return (ids, keys, other)
}

private func shares(
  of texts: (ids: Tensor<Int>, keys: Tensor<Int>, other: [Int]),
  in model: SmallModel
) -> [AttentionShares] {
  guard let layer = model.layers[0] as? GroupedQueryAttention else {
    return []
  }
  let weights = noGrad { layer.weights(of: model.states(of: texts.ids)[0]) }
  let tokens = texts.ids.shape[1] - 1
  return weights.unbound().map {
    AttentionShares(weights: $0, outside: tokens - 8..<tokens)
  }
}

/// The scores of the last token when some pairs are hidden.
private func answer(
  _ ids: Tensor<Int>, _ model: SmallModel, visible: Tensor<Bool>
) -> Tensor<Float> {
  guard let layer = model.layers[0] as? GroupedQueryAttention else {
    return model(ids)[0..., -1]
  }
  let x = model.token(ids)
  let (queries, keys, values) = layer.projections(of: x, from: 0)
  let mixed = maskedAttention(queries, keys, values, visible: visible)
  let added = layer.output(mixed.transposed(1, 2).flattened(from: 2))
  return model.head(x + added)[0..., -1]
}

private func range(_ values: [Double]) -> String {
  "\((values.min() ?? 0).decimals(2))…\((values.max() ?? 0).decimals(2))"
}
