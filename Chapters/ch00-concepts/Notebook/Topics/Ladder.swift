import Concepts
import ConceptsTopics
import Foundation
import Notebooks
import Tensors

private let metric = ["", "thousand", "million", "billion", "trillion"]
private let bytes = ["B", "kB", "MB", "GB", "TB", "PB"]

/// How large is large: calculated, with one measured number.
func ladder(_ notebook: Notebook) {
  sizes(notebook)
  operations(notebook)
  hours(notebook)
}

private func sizes(_ notebook: Notebook) {
  notebook.cell(
    "Ladder: from 124 million to a trillion, calculated",
    """
    Width and number of layers determine the size, with the formulas of \
    cell 0.2. To run a model, its weights must fit in memory; to train it \
    with AdamW, each weight needs its gradient and two running means too. \
    The last row is made up: a trillion in the shape of a GPT.
    """)
  notebook.source(of: "ModelSize.parameters", "TrainingCost.trainingBytes")
  let titles = [
    "model", "parameters", "32 bits", "16 bits", "4 bits", "training",
  ]
  var table = Table(titles, numbers: Set(titles.dropFirst()))
  for size in ModelSize.ladder {
    let cost = TrainingCost(parameters: size.parameters)
    let weights = [32.0, 16, 4].map {
      withUnit(cost.weightBytes(bitsEach: $0), bytes)
    }
    table.append(
      [size.name, withUnit(cost.parameters, metric)] + weights
        + [withUnit(cost.trainingBytes, bytes)])
  }
  notebook.show("bytes", table)
  let counted = ModelSize.ladder.prefix(4).map(\.parameters)
  let published = [124_439_808, 354_823_168, 774_030_080, 1_557_611_200]
  notebook.show("exact sizes of the four GPT-2", counted)
  notebook.claim(
    "they are those of the published weights", counted == published)
  let machine = MachineReport()
  notebook.show(
    "this machine's memory", withUnit(Double(machine.memory), bytes))
  let fits = ModelSize.ladder.last {
    TrainingCost(parameters: $0.parameters).trainingBytes
      < Double(machine.memory)
  }
  notebook.show(
    "the largest that it could train",
    fits?.name ?? "none of them")
}

private func operations(_ notebook: Notebook) {
  notebook.cell(
    "Ladder: six operations for each parameter and token, calculated",
    """
    In a product with a weight matrix, each weight is used once for each \
    token: one multiplication and one addition. Backward takes two such \
    products, one for the inputs and one for the weights. That makes 6 for \
    each parameter and token. What the rule leaves out is attention, where \
    tokens meet tokens.
    """)
  notebook.ask(
    "Does attention matter more in small models or in large ones?")
  notebook.source(of: "ModelSize.forwardOperations")
  let titles = ["model", "forward, whole context", "attention on top"]
  var table = Table(titles, numbers: Set(titles.dropFirst()))
  var difference = 0
  for size in ModelSize.ladder {
    let tokens = size.contextLength
    let forward = size.forwardOperations(tokens: tokens)
    let share = Double(forward.attention) / Double(forward.weights)
    table.append([
      size.name, String(format: "%.2g", Double(forward.weights)),
      (100 * share).decimals(1) + " %",
    ])
    // all weights that multiply: matrices of the layers, and the head
    let matrices =
      12 * size.width * size.width * size.layers
      + ParameterCounts().vocabularySize * size.width
    difference = max(
      difference, abs(forward.weights - 2 * tokens * matrices))
  }
  notebook.show("operations", table)
  notebook.show(
    "largest difference from 2 · weights · tokens",
    difference == 0 ? "exact" : "\(difference)")
  notebook.claim(
    "each weight of a matrix counts twice for each token", difference == 0)
  notebook.answer(
    """
    In small ones: for each token, attention grows with context × width, \
    the weights with width². A long context changes that.
    """)
}

private func hours(_ notebook: Notebook) {
  notebook.cell(
    "Ladder: hours on this machine, calculated from a measured rate",
    """
    How fast does this machine multiply matrices? The rate is measured \
    here and now, so the times below differ from run to run. Everything \
    else is calculated: twenty tokens of text for each parameter, read \
    once, about four bytes a token.
    """)
  notebook.source(of: "TrainingCost.operations", "TrainingCost.hours")
  let (a, b) = (
    Tensor<Float>.rand([768, 768]), Tensor<Float>.rand([768, 768])
  )
  let times = (0..<7).map { _ in elapsedSeconds { _ = a.matmul(b) } }
  let rate = 2 * pow(768.0, 3) / times.sorted()[3]
  notebook.show("measured", (rate / 1e9).decimals(0) + " GFLOP/s")
  let titles = ["model", "text", "operations", "hours", "years"]
  var table = Table(titles, numbers: Set(titles.dropFirst()))
  for size in ModelSize.ladder {
    let cost = TrainingCost(parameters: size.parameters)
    let hours = cost.hours(atRate: rate)
    table.append([
      size.name, withUnit(cost.textBytes, bytes),
      String(format: "%.1e", cost.operations),
      withUnit(hours, metric), withUnit(hours / 8766, metric),
    ])
  }
  notebook.show("to train each of them once", table)
  let tera = TrainingCost(parameters: 124_439_808, tokens: 1e12 / 4)
  notebook.show(
    "GPT-2 small on one terabyte of text",
    withUnit(tera.hours(atRate: rate) / 8766, metric) + " years")
  let gpt3 = TrainingCost(
    parameters: ModelSize.ladder[5].parameters, tokens: 3e11)
  notebook.show(
    "GPT-3 on the 300 billion tokens of its paper",
    String(format: "%.3g operations", gpt3.operations))
  notebook.claim(
    "that is the paper's 3.14 · 10²³, to a hundredth",
    abs(gpt3.operations / 3.14e23 - 1) < 0.01)
  notebook.remark(
    """
    What this does not show: real training reaches a third to a half of \
    the rate of bare matrix products. And size is not everything: GPT-3 \
    read fewer than two tokens for each parameter, and smaller models that \
    read more have overtaken it.
    """)
}
