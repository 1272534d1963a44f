import ConceptsTopics
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

private let beta1: Formula = .indexed("β", "1")
private let beta2: Formula = .indexed("β", "2")

/// Three optimisers in the same valley.
func threeOptimizers(_ notebook: Notebook) {
  notebook.cell(
    "Descent: SGD, momentum and Adam",
    """
    Momentum steps along a running sum of gradients: what points across \
    cancels, what points along adds up. Adam divides each parameter's step \
    by the running size of its own gradient, so that both move at about \
    the learning rate; m̂ and v̂ make up for means that start at zero. SGD \
    and momentum run at the settings that are best for this valley, from \
    its curvatures; Adam's rate was picked by hand.
    """,
    formulas: .row(.words("momentum:"), "b ← β b + g"),
    .row(.words("then"), "p ← p − rate · b"),
    .row(
      .words("Adam:"), "m ←", beta1, "m +", .parens("1 −", beta1), "g"),
    .row("v ←", beta2, "v +", .parens("1 −", beta2), .power("g", "2")),
    .row(
      .words("then"), "p ← p − rate · m̂ /",
      .parens(.root("v̂"), "+ ε")))
  notebook.source(of: "bestMomentum")
  let valley = Valley(1, 10)
  let start = Tensor<Float>([-9, 3])
  let best = bestMomentum(smallest: 1, largest: 10)
  let optimizers: [(String, (Parameter) -> Optimizer)] = [
    ("SGD", { SGD([$0], learningRate: 2 / 11.0) }),
    (
      "momentum",
      { SGD([$0], learningRate: best.rate, momentum: best.momentum) }
    ),
    ("Adam", { Adam([$0], learningRate: 1) }),
  ]
  let paths = optimizers.map { name, make in
    (name, descend(valley, from: start, steps: 60, with: make))
  }
  notebook.plot(
    picture(
      "the first 15 steps", valley, paths.map { ($0, $1[0..<16]) }))
  let columns = ["steps"] + paths.map(\.0)
  var heights = Table(columns, numbers: Set(columns))
  for step in [0, 5, 10, 20, 40, 60] {
    heights.append(
      ["\(step)"]
        + paths.map {
          String(format: "%.2g", valley.height(at: $1[step]).item)
        })
  }
  notebook.show("height", heights)
  let first = paths.map { $1[1] - $1[0] }
  notebook.show(
    "the first step", stacked(first, along: 0), rows: paths.map(\.0),
    columns: ["along", "across"], decimals: 3)
  let adamError = (first[2].abs() - 1).abs().max().item
  notebook.show(
    "largest difference of Adam's first step from its rate",
    adamError.asDifference)
  notebook.claim(
    "Adam's first step is its learning rate in both directions",
    adamError < 1e-6)
  let gradients = [first[0] / Float(2 / 11.0), first[1] / Float(best.rate)]
  let difference = (gradients[0] - gradients[1]).abs().max().item
  notebook.claim(
    "SGD and momentum begin along the same gradient", difference < 1e-3)
  notebook.prose(
    """
    Momentum wins and Adam comes last. That is no surprise in a valley \
    whose curvatures are known: the other two were tuned to them, and \
    Adam's steps stay about as long as its rate. Nobody knows the \
    curvatures of a language model.
    """)
}

/// Three optimisers in the valley changed.
func turnedAndScaled(_ notebook: Notebook) {
  notebook.cell(
    "Descent: turn the valley, or make it a hundred times deeper",
    """
    Turned by 45°, or with all heights times 100, it is the same valley. \
    Do the optimisers take the same way down? For the turned valley, the \
    start is turned too, and the path is turned back before it is compared.
    """)
  notebook.ask("Which of the three notices which change?")
  let angle = Float.pi / 4
  let start = Tensor<Float>([-9, 3])
  let turned = rotation(by: angle).matmul(start)
  let optimizers: [(String, (Parameter) -> Optimizer)] = [
    ("SGD", { SGD([$0], learningRate: 0.01) }),
    ("momentum", { SGD([$0], learningRate: 0.01, momentum: 0.5) }),
    ("Adam", { Adam([$0], learningRate: 1) }),
  ]
  var changes: [[Float]] = []
  var adam: [Tensor<Float>] = []
  for (_, make) in optimizers {
    let path = descend(Valley(1, 10), from: start, steps: 25, with: make)
    let inTurned = descend(
      Valley(1, 10, turnedBy: angle), from: turned, steps: 25, with: make)
    let inDeeper = descend(
      Valley(1, 10, scale: 100), from: start, steps: 25, with: make)
    let turnedBack = inTurned.matmul(rotation(by: angle))
    changes.append([
      (turnedBack - path).abs().max().item,
      (inDeeper - path).abs().max().item,
    ])
    adam = [path, turnedBack]
  }
  var table = Table(
    ["largest change of the path", "turned", "100 × deeper"],
    numbers: ["turned", "100 × deeper"])
  for ((name, _), change) in zip(optimizers, changes) {
    table.append([name] + change.map { String(format: "%.2g", $0) })
  }
  notebook.show("25 steps", table)
  notebook.plot(
    picture(
      "Adam's path, and its path in the turned valley, turned back",
      Valley(1, 10), [("Adam", adam[0]), ("turned", adam[1])]))
  notebook.claim(
    "SGD and momentum do not see the turn",
    max(changes[0][0], changes[1][0]) < 1e-3)
  notebook.claim("Adam does not see the depth", changes[2][1] < 1e-3)
  notebook.answer(
    """
    SGD knows no axes, but its step grows with the gradient: a loss times \
    100 needs a rate divided by 100. Adam divides the size out, and pays \
    for it with its own view of each axis. That the one learning rate \
    suits parameters of very different gradients is why it is used for \
    language models. What this does not show: real losses are no bowls, \
    have millions of directions, and their gradients are noisy.
    """)
}
