import Classification
import Foundation
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: the layer itself.
func loraLayer(_ notebook: Notebook, _ data: ClassificationData) {
  notebook.cell(
    "E.4 LoRALayer",
    """
    A is random and B is zero, so the layer adds nothing until B is \
    trained. Here it maps 6 inputs to 5 outputs through a rank of 2.
    """)
  manualSeed(data.seed)
  let layer = LoRALayer(inputSize: 6, outputSize: 5, rank: 2, alpha: 8)
  let x = Tensor<Float>.randn([3, 6])
  notebook.show("A", layer.a)
  notebook.show("B", layer.b)
  notebook.show("x A B", layer(x))
  notebook.show(
    "parameters", "\(layer.parameterCount); a full weight has \(6 * 5)")
}

/// Section E.4: why A is random and B is zero.
func initialMatrices(_ notebook: Notebook, _ data: ClassificationData) {
  notebook.cell(
    "E.4 Why B is zero and A is not",
    """
    Three initialisations and the norms of their first gradients. With B = \
    0 the layer adds nothing at first, yet B gets a gradient, because that \
    depends on x A. With both zero, neither ever gets a gradient. With \
    both random, training starts from a damaged model.
    """)
  manualSeed(data.seed)
  let (x, target) = (
    Tensor<Float>.randn([8, 16]), Tensor<Float>.randn([8, 16])
  )
  let (zero, random) = (
    Tensor<Float>.zeros([4, 16]), Tensor<Float>.randn([4, 16]) * 0.5
  )
  let randomA = LoRALayer(inputSize: 16, outputSize: 16, rank: 4, alpha: 4)
    .a.detached()
  for (label, a, b) in [
    ("A random, B zero  ", randomA, zero),
    ("A zero, B zero    ", zero.transposed(), zero),
    ("A random, B random", randomA, random),
  ] {
    let layer = LoRALayer(a: a, b: b, factor: 1)
    let added = layer(x)
    added.meanSquaredError(targets: target).backward()
    let norms = [layer.a, layer.b].map {
      Double($0.gradient?.norm().item ?? 0).decimals(3)
    }
    let change = Double(added.detached().norm().item).decimals(3)
    notebook.print(
      "\(label)  adds \(change)   gradient of A \(norms[0])   of B \(norms[1])"
    )
  }

  notebook.cell(
    "E.4 The initial size of A",
    """
    kaiming_uniform_ with a = √5 draws from ±1/√n, where n is the second \
    axis of its argument. The notes pass A as [inputs, rank], so n is the \
    rank. PEFT passes [rank, inputs], so n is the number of inputs. The \
    same call gives very different sizes.
    """)
  for rank in [1, 4, 16] {
    let notes = LoRALayer(
      inputSize: 768, outputSize: 1, rank: rank, alpha: 1
    ).a.abs().max().item
    let peft = Tensor<Float>.kaimingUniform(
      [rank, 768], slope: 5.0.squareRoot()
    ).abs().max().item
    notebook.print(
      String(
        format:
          "rank %2d: largest number in the notes' A %.3f, in PEFT's %.3f",
        rank, notes, peft))
  }
}

/// Section E.4: how alpha scales the output.
func scalings(_ notebook: Notebook, _ data: ClassificationData) {
  notebook.cell(
    "E.4 alpha / rank, or alpha",
    """
    The printed book multiplies x A B by alpha; the paper, the notes and \
    the book's repository since 2025 multiply by alpha / rank. With the \
    book's rank 16 and alpha 16, that is 16 against 1. A third choice is \
    alpha / √rank.
    """)
  for rank in [1, 4, 16, 64] {
    let factors = LoRAScaling.allCases.map {
      $0.factor(rank: rank, alpha: 16)
    }
    notebook.print(
      String(
        format: "alpha 16, rank %2d: alpha / rank %5.2f", rank, factors[0])
        + String(
          format: "   alpha %5.2f   alpha / √rank %5.2f", factors[1],
          factors[2]))
  }

  notebook.cell(
    "E.4 The size of the first step",
    """
    Adam's first step changes every number in B by the learning rate, \
    whatever the gradient. The table shows how far a layer's output moves \
    in that step (learning rate 0.001, alpha 16). Ideally the move does \
    not depend on the rank; otherwise every rank needs its own learning \
    rate.
    """)
  for (label, bound) in [
    ("the notes' A", nil), ("PEFT's A", Float(1 / 768.0.squareRoot())),
  ] {
    for rank in [1, 4, 16, 64] {
      manualSeed(data.seed)
      let moved = firstMove(rank: rank, bound: bound)
      let moves = LoRAScaling.allCases.map {
        Float($0.factor(rank: rank, alpha: 16)) * moved
      }
      notebook.print(
        String(
          format: "%@, rank %2d: alpha / rank %6.3f", label, rank, moves[0])
          + String(
            format: "   alpha %6.3f   alpha / √rank %6.3f", moves[1],
            moves[2]))
    }
  }
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
private func firstMove(rank: Int, bound: Float?) -> Float {
  let a =
    bound.map {
      Tensor<Float>.uniform([768, rank], from: -Double($0), to: Double($0))
    }
    ?? LoRALayer(inputSize: 768, outputSize: 64, rank: rank, alpha: 1).a
    .detached()
  let layer = LoRALayer(a: a, b: .zeros([rank, 64]), factor: 1)
  let (x, wanted) = (
    Tensor<Float>.randn([1, 768]), Tensor<Float>.randn([1, 64])
  )
  Adam(layer.parameters, learningRate: 0.001).step {
    layer(x).meanSquaredError(targets: wanted)
  }
  return noGrad { layer(x).abs().mean().item }
}

/// Section E.4: a linear layer with a LoRA layer beside it.
func linearWithLoRA(_ notebook: Notebook, _ data: ClassificationData) {
  notebook.cell(
    "E.4 LinearWithLoRA",
    """
    LinearWithLoRA replaces a Linear: it shares its weight and bias and \
    adds the LoRA layer's output. At first that output is zero; once B is \
    not, it is s · x A B.
    """)
  manualSeed(data.seed)
  let linear = Linear(inputSize: 6, outputSize: 5)
  let layer = LinearWithLoRA(linear, rank: 2, alpha: 4)
  let x = Tensor<Float>.randn([4, 6])
  notebook.show(
    "the same output at first", layer(x).scalars == linear(x).scalars)
  layer.lora.b = .randn([2, 5])
  notebook.show("added with a random B", layer(x) - linear(x))
}
