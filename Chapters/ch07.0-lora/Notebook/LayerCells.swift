import Foundation
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: the layer itself.
func loraLayer(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "E.4 LoRALayer",
    """
    A is drawn at random, B is zero. So the layer adds nothing until B is trained. Inputs of size 6 become \
    outputs of size 5 by way of 2 numbers.
    """)
  manualSeed(material.seed)
  let layer = LoRALayer(inputSize: 6, outputSize: 5, rank: 2, alpha: 8)
  let x = Tensor<Float>.randn([3, 6])
  notebook.show("A", layer.a)
  notebook.show("B", layer.b)
  notebook.show("x A B", layer(x))
  notebook.show("parameters", "\(layer.parameterCount), where a weight has \(6 * 5)")
}

/// Section E.4: why A is random and B is zero.
func startOfMatrices(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "E.4 Why B is zero and A is not",
    """
    Three ways to begin, and the length of the first gradients. With B = 0 nothing changes at first, and the \
    gradient of B is alive, because it is made of x A. With both at zero each waits for the other, forever. With \
    both random training begins from a model that was damaged.
    """)
  manualSeed(material.seed)
  let (x, target) = (Tensor<Float>.randn([8, 16]), Tensor<Float>.randn([8, 16]))
  let (zero, random) = (Tensor<Float>.zeros([4, 16]), Tensor<Float>.randn([4, 16]) * 0.5)
  let randomA = LoRALayer(inputSize: 16, outputSize: 16, rank: 4, alpha: 4).a.detached()
  for (label, a, b) in [
    ("A random, B zero  ", randomA, zero), ("A zero, B zero    ", zero.transposed(), zero),
    ("A random, B random", randomA, random),
  ] {
    let layer = LoRALayer(a: a, b: b, factor: 1)
    let added = layer(x)
    added.meanSquaredError(targets: target).backward()
    let lengths = [layer.a, layer.b].map { String(format: "%.3f", $0.gradient?.norm().item ?? 0) }
    let change = String(format: "%.3f", added.detached().norm().item)
    notebook.print("\(label)  adds \(change)   gradient of A \(lengths[0])   of B \(lengths[1])")
  }

  notebook.cell(
    "E.4 How large A begins",
    """
    kaiming_uniform_ with a = √5 draws within ±1/√n, where n is the second axis of what it is given. The notes \
    give it A [inputs, rank], so n is the rank. PEFT gives it [rank, inputs], so n is the number of inputs. \
    The formula is one and the same, the start is not.
    """)
  for rank in [1, 4, 16] {
    let notes = LoRALayer(inputSize: 768, outputSize: 1, rank: rank, alpha: 1).a.abs().max().item
    let peft = Tensor<Float>.kaimingUniform([rank, 768], slope: 5.0.squareRoot()).abs().max().item
    notebook.print(String(format: "rank %2d: largest number of A %.3f, of PEFT's %.3f", rank, notes, peft))
  }
}

/// Section E.4: what alpha is multiplied with.
func scalings(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "E.4 alpha / rank, or alpha",
    """
    The printed book multiplies x A B by alpha; the paper, the notes and the book's repository since 2025 by \
    alpha / rank. With the book's settings, rank 16 and alpha 16, that is 16 against 1: a factor of 16 on the \
    step. A third way is alpha / √rank.
    """)
  for rank in [1, 4, 16, 64] {
    let factors = LoRAScaling.allCases.map { $0.factor(rank: rank, alpha: 16) }
    notebook.print(
      String(format: "alpha 16, rank %2d: alpha / rank %5.2f", rank, factors[0])
        + String(format: "   alpha %5.2f   alpha / √rank %5.2f", factors[1], factors[2]))
  }

  notebook.cell(
    "E.4 How far the first step goes",
    """
    Adam moves every number of B by the learning rate, whatever the gradient. Here is how far the output of a \
    layer moves in that step (0.001, alpha 16). A change of rank 64 should not be a jump where rank 1 is a \
    step, or every rank would need a learning rate of its own.
    """)
  for (label, bound) in [("A of the notes", nil), ("A of PEFT", Float(1 / 768.0.squareRoot()))] {
    for rank in [1, 4, 16, 64] {
      manualSeed(material.seed)
      let moved = firstMove(rank: rank, bound: bound)
      let moves = LoRAScaling.allCases.map { Float($0.factor(rank: rank, alpha: 16)) * moved }
      notebook.print(
        String(format: "%@, rank %2d: alpha / rank %6.3f", label, rank, moves[0])
          + String(format: "   alpha %6.3f   alpha / √rank %6.3f", moves[1], moves[2]))
    }
  }
  notebook.prose(
    """
    PEFT's A does not shrink with the rank: there alpha / rank keeps the step in place. The notes' A shrinks \
    like 1/√rank: with it, alpha / √rank does, and alpha / rank makes steps shorter as the rank grows. alpha \
    alone lets them grow in both. So whoever changes the rank should look at the learning rate too.
    """)
}

/// The mean distance that the outputs of a new layer move in one step of Adam, for a factor of 1.
private func firstMove(rank: Int, bound: Float?) -> Float {
  let a =
    bound.map { Tensor<Float>.uniform([768, rank], from: -Double($0), to: Double($0)) }
    ?? LoRALayer(inputSize: 768, outputSize: 64, rank: rank, alpha: 1).a.detached()
  let layer = LoRALayer(a: a, b: .zeros([rank, 64]), factor: 1)
  let (x, wanted) = (Tensor<Float>.randn([1, 768]), Tensor<Float>.randn([1, 64]))
  layer(x).meanSquaredError(targets: wanted).backward()
  Adam(layer.parameters, learningRate: 0.001).step()
  return noGrad { layer(x).abs().mean().item }
}

/// Section E.4: a linear layer with a LoRA layer beside it.
func linearWithLoRA(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "E.4 LinearWithLoRA",
    """
    The layer that takes a Linear's place: it shares weight and bias with it and adds what the LoRA layer \
    gives. At first that is nothing; after B has numbers, it is s · x A B.
    """)
  manualSeed(material.seed)
  let linear = Linear(inputSize: 6, outputSize: 5)
  let layer = LinearWithLoRA(linear, rank: 2, alpha: 4)
  let x = Tensor<Float>.randn([4, 6])
  notebook.show("the same output at first", layer(x).scalars == linear(x).scalars)
  layer.lora.b = .randn([2, 5])
  notebook.show("added by a B of random numbers", layer(x) - linear(x))
}
