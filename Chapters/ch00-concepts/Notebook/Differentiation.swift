import Concepts
import Notebooks
import Tensors

/// Book, sections A.3 and A.4; notes 0, "Automatic Differentiation".
func differentiation(_ notebook: Notebook) {
  notebook.cell(
    "A.3 A model as a computation graph",
    """
    The smallest network there is: one input x, a weight w and a bias b. The sigmoid turns z into a \
    probability a. The loss, the binary cross-entropy, is small when a is close to the label y.
    """)
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
    How does the loss change with w? Multiply the slopes of all links on the way back:

        ∂L/∂w = ∂L/∂a · ∂a/∂z · ∂z/∂w
        ∂L/∂a = (a − y) / (a (1 − a))      ∂a/∂z = a (1 − a)      ∂z/∂w = x      ∂z/∂b = 1

    The first two shrink to a − y: how far the output is off. LogisticUnit has no tensors in it, only \
    these formulas. Both slopes are negative, so a larger w and a larger b would lower the loss.
    """)
  let unit = LogisticUnit(weight: 2.2, bias: 0)
  let byHand = unit.gradients(1.1, target: 1)
  notebook.show("a − y", unit.output(1.1) - 1)
  notebook.compare("∂L/∂w", byHand.weight, book: -0.0898)
  notebook.compare("∂L/∂b", byHand.bias, book: -0.0817)

  notebook.cell(
    "A.4 The same by function",
    """
    While z, a and the loss were computed, each noted where it came from. gradients(of:) walks these \
    notes backwards. The walk releases the graph unless told to keep it, and we need it again.
    """)
  let slopes = gradients(of: loss, withRespectTo: [w, b], retainingGraph: true)
  notebook.compare("∂L/∂w", slopes[0]!.item, book: -0.0898)
  notebook.compare("∂L/∂b", slopes[1]!.item, book: -0.0817)

  notebook.cell(
    "A.4 The same by backward()",
    """
    backward() does this for everything that requires a gradient, and leaves the result in the tensor \
    itself. This is what training uses. z is no parameter, so its gradient has to be asked for.
    """)
  z.retainGradient()
  loss.backward(retainingGraph: true)
  notebook.compare("w.gradient", w.gradient!.item, book: -0.0898)
  notebook.compare("b.gradient", b.gradient!.item, book: -0.0817)

  notebook.cell(
    "A.4 The graph itself",
    """
    Read it downwards for the forward pass and upwards for the backward pass: every operation stands \
    below its inputs. x and y are not in it, because nobody asked for their gradients. The loss is a \
    mean over the batch: a sum, divided by the number of examples, here one.
    """)
  notebook.print(loss.graph(naming: ["w": w, "b": b, "z": z, "a": a, "loss": loss]))

  notebook.cell(
    "A.4 Why not simply try?",
    """
    Nudge w up and down and see how the loss changes: the slope is the same. But every parameter needs \
    two runs of the model for it. backward() gives all slopes for the price of about two more runs, \
    however many parameters there are, and without the rounding of a small difference.
    """)
  let nudge = 0.001
  let up = LogisticUnit(weight: 2.2 + nudge, bias: 0).loss(1.1, target: 1)
  let down = LogisticUnit(weight: 2.2 - nudge, bias: 0).loss(1.1, target: 1)
  notebook.compare("∂L/∂w by nudging", (up - down) / (2 * nudge), book: -0.0898)
}

/// The two mistakes that beginners make with gradients.
func gradientMistakes(_ notebook: Notebook) {
  notebook.cell(
    "A.4 Forgetting to clear",
    """
    Gradients add up, with every backward() and not with every epoch. That is useful where a batch does \
    not fit at once. In a training loop it is a bug without an error message: the second step follows \
    both gradients. The slope of w² at 3 is 6, not 12.
    """)
  let w = Tensor([3.0]).requiringGradient()
  (w * w).sum().backward()
  notebook.show("after one backward()", w.gradient!)
  (w * w).sum().backward()
  notebook.show("after another one", w.gradient!)
  w.zeroGradient()
  (w * w).sum().backward()
  notebook.show("cleared before", w.gradient!)

  notebook.cell(
    "A.4 Calling backward() twice",
    """
    backward() releases the graph that it walks, because the graph holds memory. A second call on the \
    same loss stops the program with "the graph was released by an earlier backward()". Whoever wants \
    it twice keeps the graph the first time; and the gradients add up again.
    """)
  w.zeroGradient()
  let square = (w * w).sum()
  square.backward(retainingGraph: true)
  square.backward()
  notebook.show("walked twice", w.gradient!)
}
