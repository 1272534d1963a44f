import Notebooks
import SelfAttentionTopics
import Tensors

/// What the heads of a small trained model do.
func headsExplained(_ notebook: Notebook) {
  let length = 8
  notebook.cell(
    "What heads do: a model that repeats digits",
    """
    Two layers of two heads learn to repeat eight digits. We draw what \
    each head looks at. To know that the pictures are true, we compute the \
    layer's result from them: the weights times the values, head by head. \
    What the heads add sums to what the layer gives.
    """)
  notebook.source(
    of: "GroupedQueryAttention.weights",
    "GroupedQueryAttention.contributions")
  let model = copyModel(seed: 1, length: length)
  let sample = Tensor([[3, 1, 4, 1, 5, 9, 2, 6, 3, 1, 4, 1, 5, 9, 2]])
  let states = noGrad { model.states(of: sample) }
  let digits = sample.scalars.map { "\($0)" }
  var largest: Float = 0
  for (number, layer) in attentions(of: model).enumerated() {
    let weights = noGrad { layer.weights(of: states[number]) }[0]
    for head in 0..<layer.headCount {
      notebook.plot(
        heatMap(
          "layer \(number + 1), head \(head + 1)", weights[head], digits)
      )
    }
    let parts = noGrad { layer.contributions(of: states[number]) }
    let sum = parts.dropFirst().reduce(parts[0], +)
    let whole = noGrad { layer(states[number]) }
    largest = max(largest, (sum - whole).abs().max().item)
  }
  notebook.show("largest difference of sum and layer", largest)
  notebook.claim(
    "what the heads add is what the layer gives", largest < 1e-5)

  notebook.cell(
    "What heads do: take one away",
    """
    A bright picture does not prove that a head matters. So we cut each \
    out, and see how many digits are still right. Three models that differ \
    in their seed only:
    """)
  notebook.ask("Does the same head matter in all three?")
  notebook.source(of: "GroupedQueryAttention.without")
  let heads = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 1, 2, 3]]
  let titles = [
    "seed", "whole", "1.1", "1.2", "2.1", "2.2", "1", "2", "all",
  ]
  var table = Table(titles, numbers: Set(titles))
  var leastOfSingle = 1.0
  var isRestored = true
  for seed in 1...3 {
    let model = copyModel(seed: seed, length: length)
    let (ids, targets) = copyExamples(rows: 200, length: length)
    func accuracy() -> Double { model.accuracy(on: ids, targets: targets) }
    let whole = accuracy()
    let cut = heads.map { without($0, of: model, accuracy) }
    leastOfSingle = min(leastOfSingle, cut[..<4].min() ?? 0)
    isRestored = isRestored && accuracy() == whole
    table.append(["\(seed)"] + ([whole] + cut).map { $0.decimals(2) })
  }
  notebook.show(
    "digits right without head 1.1, …, or layer 1, 2, all", table)
  notebook.claim("put back, everything is as before", isRestored)
  notebook.answer(
    leastOfSingle > 0.9
      ? """
      No single head matters: a null result. Each can be cut and little is \
      lost, since others do its work; without all of them only guessing is \
      left. To say “this head does it”, take away the others as well.
      """
      : """
      Some heads matter more than others. Nothing tells heads apart before \
      training, so chance decides which learns what.
      """)

  notebook.cell(
    "What heads do: the logit lens",
    """
    Each layer adds to the vectors that it gets, and the head of the model \
    reads the last ones. It can also read those in between: what would the \
    model say if it stopped here? Before any layer it can only know the \
    digit and the place. What this does not show is how such pictures look \
    in a large model: there, early layers need not write what the head can \
    read.
    """)
  notebook.source(of: "SmallModel.lens")
  let readings = noGrad { model.lens(of: sample) }
  let wanted = Array(sample.scalars[..<length])
  var lens = Table(["read after", "says", "right of 8"])
  for (number, scores) in readings.enumerated() {
    let said = scores[0, (length - 1)...].argmax(along: -1).scalars
    let right = zip(said, wanted).count { $0 == $1 }
    lens.append([
      number == 0 ? "embeddings" : "layer \(number)",
      said.map { "\($0)" }.joined(separator: " "), "\(right)",
    ])
  }
  notebook.show("3 1 4 1 5 9 2 6, to be repeated", lens)
  let final = noGrad { model(sample) }
  notebook.claim(
    "read after the last layer, it is the model, exactly",
    readings[2].scalars == final.scalars)
}

/// Trains a model of two layers with two heads to repeat digits.
private func copyModel(seed: Int, length: Int) -> SmallModel {
  manualSeed(seed)
  let layers = (0..<2).map { _ in
    GroupedQueryAttention(width: 32, headCount: 2, keyValueHeadCount: 2)
  }
  let model = SmallModel(
    vocabulary: 10, places: 2 * length, width: 32, outputs: 10,
    layers: layers)
  model.train(steps: 150) { copyExamples(rows: 32, length: length) }
  return model
}

/// Runs `body` while several heads, counted through the layers, add nothing.
private func without(
  _ heads: [Int], of model: SmallModel, _ body: () -> Double
) -> Double {
  guard let head = heads.first else { return body() }
  return attentions(of: model)[head / 2].without(head: head % 2) {
    without(Array(heads.dropFirst()), of: model, body)
  }
}

private func attentions(of model: SmallModel) -> [GroupedQueryAttention] {
  model.layers.compactMap { $0 as? GroupedQueryAttention }
}
