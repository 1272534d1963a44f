import NeuralNetworks
import Notebooks
import SelfAttentionTopics
import Tensors

/// A key at a growing distance: who still knows it?
func distance(_ notebook: Notebook) {
  notebook.cell(
    "Long distances: a key, noise, a question",
    """
    One of eight keys stands somewhere in 16 tokens of noise, and must be \
    named at the end. A recurrent network carries it from state to state. \
    Two layers with a window of 4 reach 7 tokens, the question among them. \
    Full attention sees every token directly. Each is trained from three \
    seeds, the recurrent network three times as long.
    """)
  notebook.ask("At which distance will each of the three give up?")
  notebook.source(of: "RecallTask.examples", "RecurrentLayer")
  let task = RecallTask(tokens: 16)
  let names = ["recurrent", "window of 4", "full attention"]
  let distances = [1, 2, 4, 6, 7, 8, 12, 16]
  var curves: [[[Double]]] = []  // model, seed, distance
  var models: [[SmallModel]] = []
  for name in names {
    let trained = (1...3).map { seed in
      manualSeed(seed)
      let model = SmallModel(
        vocabulary: RecallTask.vocabulary, width: 32,
        outputs: RecallTask.keyCount, layers: layers(name))
      let steps = name == "recurrent" ? 360 : 120
      model.train(steps: steps) { task.examples(rows: 32) }
      return model
    }
    models.append(trained)
    curves.append(
      trained.map { model in
        distances.map { distance in
          let (ids, keys) = task.examples(rows: 100, distance: distance)
          return model.accuracy(on: ids, targets: keys)
        }
      })
  }
  notebook.plot(
    LinePlot(
      "share of keys recalled, mean of 3 seeds", xLabel: "distance",
      series: zip(names, curves).map { name, seeds in
        LinePlot.Series(
          name, x: distances.map { Double($0) }, y: means(seeds))
      }))
  for (name, seeds) in zip(names, curves) {
    let far = seeds.map { $0[distances.count - 1] }
    notebook.print(
      "\(name), distance 16:",
      far.map { $0.decimals(2) }.joined(separator: ", "), "by seed")
  }
  let far = curves.map { means($0)[distances.count - 1] }
  notebook.answer(
    """
    Guessing gives 0.12. \(far[2] > far[0] + 0.1
      ? "At distance 16, full attention is ahead of the recurrent network."
      : "At distance 16, full attention is not clearly ahead of the recurrent network.") \
    For the window, see the next cell.
    """)

  notebook.cell(
    "Long distances: out of reach is out of reach",
    """
    Beyond 7 tokens no training helps the window: change the key there, \
    and not one bit of the answer changes. \
    Full attention notices at any distance. What this does not show: real \
    text, where much can be guessed, and recurrent networks with gates, \
    which keep more.
    """)
  var change = Table(
    ["distance", "window of 4", "full attention"],
    numbers: ["distance", "window of 4", "full attention"])
  var isHidden = true
  var isSeen = true
  for distance in [1, 6, 7, 8, 16] {
    let (ids, _) = task.examples(rows: 1, distance: distance)
    let other = ids.copied()
    let place = task.tokens - distance
    other[0, place] = Tensor((ids[0, place].item + 1) % 8)
    let moved = [1, 2].map { kind in
      let model = models[kind][0]
      return noGrad { (model(ids) - model(other))[0, -1].abs().max().item }
    }
    isHidden = isHidden && (moved[0] == 0) == (distance >= 7)
    isSeen = isSeen && moved[1] > 0
    change.append(["\(distance)"] + moved.map { Double($0).decimals(3) })
  }
  notebook.show("change of the answer's scores with the key", change)
  notebook.claim("the window: exactly 0 from distance 7 on", isHidden)
  notebook.claim("full attention: never 0", isSeen)
}

/// The layers of each kind, with random weights.
private func layers(_ name: String) -> [any Layer] {
  if name == "recurrent" { return [RecurrentLayer(width: 32)] }
  let window = name == "full attention" ? nil : 4
  return (0..<2).map { _ in
    GroupedQueryAttention(
      width: 32, headCount: 4, keyValueHeadCount: 4, window: window)
  }
}

/// Averages lists, element by element.
private func means(_ lists: [[Double]]) -> [Double] {
  lists[0].indices.map { index in
    lists.map { $0[index] }.reduce(0, +) / Double(lists.count)
  }
}
