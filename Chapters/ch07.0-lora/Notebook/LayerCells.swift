import Classification
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: the layer itself.
func loraLayer(_ notebook: Notebook) {
  notebook.cell(
    "E.4 LoRALayer",
    """
    A is random and B is zero, so the layer adds nothing until B is \
    trained. Here it maps 6 inputs to 5 outputs through a rank of 2.
    """)
  notebook.source(of: "LoRALayer")
  notebook.manualSeed(123)
  let layer = LoRALayer(inputSize: 6, outputSize: 5, rank: 2, alpha: 8)
  notebook.plot(loraFigure(layer))
  let x = Tensor<Float>.randn([3, 6])
  let inputs = (1...6).map { "input \($0)" }
  notebook.show("A", layer.a, rows: inputs, columns: ["1", "2"])
  notebook.show("x A B", layer(x))
  notebook.show("parameters", layer.parameterCount)
  notebook.show("parameters of a full weight", 6 * 5)
}

/// Section E.4: why A is random and B is zero.
func initialMatrices(_ notebook: Notebook) {
  notebook.cell(
    "E.4 Why B is zero and A is not",
    """
    Three initialisations, and the norms of what the layer adds and of its \
    first gradients. With both random, training starts from a damaged \
    model.
    """)
  notebook.ask("If A and B are both zero, which of them gets a gradient?")
  notebook.manualSeed(123)
  let x = Tensor<Float>.randn([8, 16])
  let target = Tensor<Float>.randn([8, 16])
  let zero = Tensor<Float>.zeros([4, 16])
  let random = Tensor<Float>.randn([4, 16]) * 0.5
  let start = LoRALayer(inputSize: 16, outputSize: 16, rank: 4, alpha: 4)
  let randomA = start.a.detached()
  let numbers = ["adds", "gradient of A", "gradient of B"]
  var table = Table(["A", "B"] + numbers, numbers: Set(numbers))
  for (names, a, b) in [
    (["random", "zero"], randomA, zero),
    (["zero", "zero"], zero.transposed(), zero),
    (["random", "random"], randomA, random),
  ] {
    let layer = LoRALayer(a: a, b: b, factor: 1)
    let added = layer(x)
    added.meanSquaredError(targets: target).backward()
    let gradients = [layer.a, layer.b].compactMap(\.gradient)
    let norms = ([added.detached()] + gradients).map { $0.norm().item }
    table.append(names + norms.map { Double($0).decimals(3) })
  }
  notebook.show("norms", table)
  notebook.answer(
    """
    With B = 0 the layer adds nothing at first, yet B gets a gradient, \
    because that depends on x A. With both zero, neither ever gets one.
    """)

  notebook.cell(
    "E.4 The initial size of A",
    """
    kaiming_uniform_ with a = √5 draws from ±1/√n, where n is the second \
    axis of its argument. The notes pass A as [inputs, rank], so n is the \
    rank. PEFT passes [rank, inputs], so n is the number of inputs. The \
    same call gives very different sizes.
    """)
  notebook.manualSeed(123)
  let ranks = [1, 4, 16]
  let largest = ranks.map { rank in
    let notes = Tensor<Float>.kaimingUniform(
      [768, rank], slope: 5.0.squareRoot())
    let peft = Tensor<Float>.kaimingUniform(
      [rank, 768], slope: 5.0.squareRoot())
    return [notes.abs().max().item, peft.abs().max().item]
  }
  notebook.show(
    "largest number in A", Tensor(largest),
    rows: ranks.map { "rank \($0)" }, columns: ["the notes", "PEFT"],
    decimals: 3)
}

/// Section E.4: how alpha scales the output.
func scalings(_ notebook: Notebook) {
  notebook.cell(
    "E.4 alpha / rank, or alpha",
    """
    The printed book multiplies x A B by alpha; the paper, the notes and \
    the book's repository since 2025 multiply by alpha / rank. With the \
    book's rank 16 and alpha 16, that is 16 against 1. A third choice is \
    alpha / √rank.
    """)
  notebook.source(of: "LoRAScaling.factor")
  let ranks = [1, 4, 16, 64]
  let rows = ranks.map { "rank \($0)" }
  let columns = ["alpha / rank", "alpha", "alpha / √rank"]
  let factors = ranks.map { rank in
    LoRAScaling.allCases.map { Float($0.factor(rank: rank, alpha: 16)) }
  }
  notebook.show(
    "factor for alpha 16", Tensor(factors), rows: rows, columns: columns,
    decimals: 2)

  notebook.cell(
    "E.4 The size of the first step",
    """
    Adam's first step changes every number in B by the learning rate, \
    whatever the gradient. The tables show how far a layer's output moves \
    in that step (learning rate 0.001, alpha 16). Ideally the move does \
    not depend on the rank; otherwise every rank needs its own learning \
    rate.
    """)
  let peftBound = 1 / 768.0.squareRoot()
  for (name, bound) in [("the notes' A", nil), ("PEFT's A", peftBound)] {
    let moves = ranks.map { rank in
      notebook.manualSeed(123)
      let moved = firstMove(rank: rank, bound: bound)
      return LoRAScaling.allCases.map {
        Float($0.factor(rank: rank, alpha: 16)) * moved
      }
    }
    notebook.show(
      name, Tensor(moves), rows: rows, columns: columns, decimals: 3)
  }
  explainMoves(notebook)
}

private func explainMoves(_ notebook: Notebook) {
  notebook.prose(
    """
    PEFT's A does not shrink with the rank, so alpha / rank keeps the step \
    nearly constant. The notes' A shrinks like 1/√rank: there alpha / \
    √rank keeps it constant, and alpha / rank shortens the step as the \
    rank grows. Plain alpha lengthens it in both. If you change the rank, \
    check the learning rate too.
    """)
}

/// The mean distance that a new layer's outputs move in one step of Adam,
/// for a factor of 1.
private func firstMove(rank: Int, bound: Double?) -> Float {
  let a =
    bound.map { Tensor<Float>.uniform([768, rank], from: -$0, to: $0) }
    ?? LoRALayer(inputSize: 768, outputSize: 64, rank: rank, alpha: 1).a
    .detached()
  let layer = LoRALayer(a: a, b: .zeros([rank, 64]), factor: 1)
  let x = Tensor<Float>.randn([1, 768])
  let wanted = Tensor<Float>.randn([1, 64])
  Adam(layer.parameters, learningRate: 0.001).step {
    layer(x).meanSquaredError(targets: wanted)
  }
  return noGrad { layer(x).abs().mean().item }
}

/// Section E.4: a linear layer with a LoRA layer beside it.
func linearWithLoRA(_ notebook: Notebook) {
  notebook.cell(
    "E.4 LinearWithLoRA",
    """
    LinearWithLoRA replaces a Linear: it shares its weight and bias and \
    adds the LoRA layer's output, which is zero until B is trained. The \
    result is the same as if the low-rank change were part of the weight.
    """,
    formulas: .row(
      "x W + b +", .fraction("α", over: "r"), "· x A B = x",
      .parens("W +", .fraction("α", over: "r"), "· A B"), "+ b"))
  notebook.source(of: "LinearWithLoRA")
  notebook.manualSeed(123)
  let linear = Linear(inputSize: 6, outputSize: 5)
  let layer = LinearWithLoRA(linear, rank: 2, alpha: 4)
  let x = Tensor<Float>.randn([4, 6])
  let isSame = layer(x).scalars == linear(x).scalars
  layer.lora.b = .randn([2, 5])
  notebook.show("added with a random B", (layer(x) - linear(x)).detached())
  notebook.claim("the same output as long as B is zero", isSame)
}
