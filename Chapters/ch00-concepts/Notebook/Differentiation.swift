import Concepts
import Notebooks
import Tensors

/// Book, sections A.3 and A.4; notes 0, "Automatic Differentiation".
func differentiation(_ notebook: Notebook) {
  notebook.cell(
    "A.3 A model as a computation graph",
    """
    The smallest network: one input x, a weight w and a bias b. The \
    sigmoid turns z into a probability a. The loss, the binary \
    cross-entropy, is small if a is close to the label y.
    """,
    formulas: "z = w x + b", .row("a = σ", .parens("z")),
    .row(
      "L = −y ln a −", .parens("1 − y"), "·", "ln", .parens("1 − a")))
  let x = Tensor([1.1])
  let y = Tensor([1.0])
  let w = Tensor([2.2]).requiringGradient()
  let b = Tensor([0.0]).requiringGradient()
  let z = x * w + b
  let a = z.sigmoid()
  let loss = a.binaryCrossEntropy(targets: y)
  notebook.compare("loss", loss.item, book: 0.0852)

  notebook.cell(
    "A.4 The chain rule by hand",
    """
    How does the loss change with w? Multiply the slopes of all steps on \
    the way back. The product of the first two is a − y, the error of the \
    output. LogisticUnit contains only these formulas, no tensors.
    """,
    formulas: .row(
      .fraction("∂ L", over: "∂ w"), "=", .fraction("∂ L", over: "∂ a"),
      "·", .fraction("∂ a", over: "∂ z"), "·",
      .fraction("∂ z", over: "∂ w")),
    .row(
      .fraction("∂ L", over: "∂ w"), "=",
      .fraction("a − y", over: .row("a ·", .parens("1 − a"))),
      "· a ·", .parens("1 − a"), "· x =", .parens("a − y"), "· x"),
    .row(
      .fraction("∂ L", over: "∂ b"), "=", .fraction("∂ L", over: "∂ a"),
      "·", .fraction("∂ a", over: "∂ z"), "·",
      .fraction("∂ z", over: "∂ b"), "= a − y"))
  notebook.ask(
    "The label is 1. Should w grow or shrink for the loss to fall?")
  notebook.source(of: "LogisticUnit.output", "LogisticUnit.gradients")
  let unit = LogisticUnit(weight: 2.2, bias: 0)
  let byHand = unit.gradients(1.1, target: 1)
  notebook.show("a − y", (unit.output(1.1) - 1).decimals(4))
  notebook.compare("∂L/∂w", byHand.weight, book: -0.0898)
  notebook.compare("∂L/∂b", byHand.bias, book: -0.0817)
  notebook.claim(
    "a larger w and a larger b would lower the loss",
    byHand.weight < 0 && byHand.bias < 0)

  notebook.cell(
    "A.4 Numbers that remember",
    """
    The chain rule can be left to the numbers themselves. A Scalar \
    remembers what it was computed from, and the slope of that step with \
    respect to each input. For a label of 1, the loss is −ln a.
    """)
  notebook.source(
    of: "Scalar.inputs", "Scalar.*", "Scalar.log", "Scalar.sigmoid")
  let weight = Scalar(2.2)
  let bias = Scalar(0)
  let cost = -(weight * 1.1 + bias).sigmoid().log()
  notebook.compare("loss", cost.value, book: 0.0852)

  notebook.cell(
    "A.4 Backward from scratch",
    """
    backward() walks from the loss to the leaves and multiplies: every \
    input gets the gradient of the result times the slope. history() lists \
    inputs before results, so in reverse each gradient is complete before \
    it is passed on.
    """)
  notebook.source(of: "Scalar.backward", "Scalar.history")
  cost.backward()
  notebook.compare("∂L/∂w", weight.gradient, book: -0.0898)
  notebook.compare("∂L/∂b", bias.gradient, book: -0.0817)

  notebook.cell(
    "A.4 The same with tensors",
    """
    Tensors do the same for whole arrays. While z, a and the loss were \
    computed, each operation was recorded. gradients(of:) walks the \
    records backwards. The walk releases them unless told to keep them, \
    and we need them again.
    """)
  let slopes = gradients(
    of: loss, withRespectTo: [w, b], retainingGraph: true)
  notebook.compare("∂L/∂w", slopes[0]!.item, book: -0.0898)
  notebook.compare("∂L/∂b", slopes[1]!.item, book: -0.0817)

  notebook.cell(
    "A.4 The same by backward()",
    """
    backward() computes the gradients of everything that requires one, and \
    stores each in its tensor. Training uses this. z is not a leaf, so its \
    gradient is kept only on request.
    """)
  z.retainGradient()
  loss.backward(retainingGraph: true)
  notebook.compare("w.gradient", w.gradient!.item, book: -0.0898)
  notebook.compare("b.gradient", b.gradient!.item, book: -0.0817)

  notebook.cell(
    "A.4 The graph itself",
    """
    Read it downwards for the forward pass and upwards for the backward \
    pass: every operation is below its inputs. x and y are missing, \
    because they do not require gradients. The loss is a mean over the \
    batch: a sum, divided by the number of examples, here one.
    """)
  notebook.print(
    loss.graph(naming: ["w": w, "b": b, "z": z, "a": a, "loss": loss]))

  notebook.cell(
    "A.4 Why not simply try?",
    """
    Nudge w up and down and see how the loss changes: the slope is the \
    same. But that takes two runs of the model for every parameter. \
    backward() computes all slopes for the price of about two runs, \
    however many parameters there are, and without the rounding errors of \
    small differences.
    """)
  let nudge = 0.001
  let up = LogisticUnit(weight: 2.2 + nudge, bias: 0).loss(1.1, target: 1)
  let down = LogisticUnit(weight: 2.2 - nudge, bias: 0).loss(1.1, target: 1)
  let slope = (up - down) / (2 * nudge)
  notebook.compare("∂L/∂w by nudging", slope, book: -0.0898)
}

/// Two common mistakes with gradients.
func gradientMistakes(_ notebook: Notebook) {
  notebook.cell(
    "A.4 Forgetting to clear",
    """
    Every backward() adds to the gradients. That is useful if a batch does \
    not fit in memory at once. In a training loop it is a bug without an \
    error message. Here w² has its slope computed three times; before the \
    third time, the gradient is cleared.
    """)
  notebook.ask("What is the slope of w² at 3 after the second backward()?")
  let w = Tensor([3.0]).requiringGradient()
  var gradients: [Float] = []
  (w * w).sum().backward()
  gradients.append(w.gradient!.item)
  (w * w).sum().backward()
  gradients.append(w.gradient!.item)
  w.zeroGradient()
  (w * w).sum().backward()
  gradients.append(w.gradient!.item)
  notebook.show(
    "gradient of w", Tensor(gradients),
    columns: ["first", "second", "cleared before"], decimals: 0)
  notebook.claim(
    "uncleared, the second is the sum of two slopes of 6",
    gradients == [6, 12, 6])

  notebook.cell(
    "A.4 Calling backward() twice",
    """
    backward() releases the graph that it walks, because the graph holds \
    memory. A second call on the same loss stops the program with "an \
    earlier backward() released the graph". To walk it twice, retain it in \
    the first call; the gradients add up again.
    """)
  w.zeroGradient()
  let square = (w * w).sum()
  square.backward(retainingGraph: true)
  square.backward()
  notebook.show("gradient of w, walked twice", w.gradient!.item)
}
