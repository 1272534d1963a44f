import Architecture
import ArchitectureTopics
import Files
import Notebooks
import Tensors

/// Operations and memory, calculated and then counted.
func budget(_ notebook: Notebook) {
  countedOnce(notebook)
  budgetTable(notebook)
}

private func countedOnce(_ notebook: Notebook) {
  notebook.cell(
    "Budget: operations calculated, counted and timed",
    """
    Nearly all work of a GPT is matrix products, and their sizes follow from \
    the configuration: two operations for each weight and token, and the \
    products between the tokens. Autograd records every operation with its \
    shapes, so the same number can be counted in what was really computed.
    """)
  notebook.source(of: "Budget.forwardOperations", "countedOperations")
  let sizes = GPTConfiguration(
    vocabularySize: 2048, contextLength: 256, embeddingWidth: 128,
    headCount: 4, layerCount: 4, dropout: 0)
  let model = GPTModel(sizes)
  let ids = Tensor<Int>.randint(0, 2048, [4, 128])
  let budget = Budget(sizes)
  let calculated = budget.forwardOperations(batch: 4, tokens: 128)
  let logits = model(ids)
  let counted = countedOperations(in: logits.graph())
  notebook.show("calculated", grouped(calculated))
  notebook.show("counted", grouped(counted))
  notebook.claim("equal, exactly", calculated == counted)

  let forward = elapsedSeconds { noGrad { _ = model(ids) } }
  let training = elapsedSeconds { model(ids).sum().backward() }
  notebook.print(
    "forward:", (1000 * forward).decimals(1), "ms,",
    (Double(calculated) / forward / 1e9).decimals(1),
    "billion operations a second")
  let steps = Double(budget.trainingOperations(batch: 4, tokens: 128))
  notebook.print(
    "forward and backward:", (1000 * training).decimals(1), "ms,",
    (steps / training / 1e9).decimals(1), "billion operations a second")
  let weights = model.parameters.map { $0.value.withBytes(\.count) }
  let gradients = model.parameters.map { $0.gradient!.withBytes(\.count) }
  notebook.show(
    "bytes of the weights", grouped(weights.reduce(0, +)))
  notebook.claim(
    "weights and gradients take what was calculated",
    weights.reduce(0, +) == budget.weightBytes && gradients == weights)
}

private func budgetTable(_ notebook: Notebook) {
  notebook.cell(
    "Budget: up to 70 billion parameters, calculated",
    """
    The same formulas for GPT-2's sizes and larger ones. Training needs \
    weights, gradients and two means of AdamW, before a single activation. \
    The last column divides the operations of 300 billion tokens, as many as \
    GPT-3 read, by 100 billion operations a second.
    """)
  var large = GPTConfiguration.gpt1558M
  large.contextLength = 2048
  (large.embeddingWidth, large.headCount, large.layerCount) = (4096, 32, 32)
  var larger = large
  (larger.embeddingWidth, larger.headCount, larger.layerCount) = (
    8192, 64, 88
  )
  var table = Table(
    [
      "model", "parameters", "weights GB", "training GB", "GFLOP a token",
      "years",
    ],
    numbers: [
      "parameters", "weights GB", "training GB", "GFLOP a token", "years",
    ])
  let sizes: [(String, GPTConfiguration)] = [
    ("GPT-2 small", .gpt124M), ("GPT-2 XL", .gpt1558M),
    ("width 4096, 32 blocks", large), ("width 8192, 88 blocks", larger),
  ]
  for (name, size) in sizes {
    let budget = Budget(size)
    let tokens = size.contextLength
    let operations =
      Double(budget.trainingOperations(batch: 1, tokens: tokens))
      / Double(tokens)
    let years = operations * 300e9 / 100e9 / 3600 / 24 / 365
    table.append([
      name, grouped(size.parameterBreakdown.total),
      (Double(budget.weightBytes) / 1e9).decimals(1),
      (Double(budget.trainingBytes) / 1e9).decimals(1),
      (operations / 1e9).decimals(1), grouped(Int(years)),
    ])
  }
  notebook.show("calculated", table)
  let small = GPTConfiguration.gpt124M
  let sixTimes =
    6
    * (small.parameterBreakdown.total
      - small.parameterBreakdown.embeddings)
  let exact = Budget(small).trainingOperations(batch: 1, tokens: 1)
  let difference = Double(exact) / Double(sixTimes) - 1
  notebook.print(
    "six operations for each weight and token, the usual estimate, differ by",
    (100 * difference).decimals(2), "% for GPT-2 small and one token")
  notebook.claim(
    "by less than a tenth of a percent", abs(difference) < 1e-3)
  notebook.remark(
    """
    What this does not show: activations, which depend on what is kept for \
    the way back, and how far a machine stays below its best.
    """)
}
