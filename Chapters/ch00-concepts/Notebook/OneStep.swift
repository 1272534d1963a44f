import Concepts
import NeuralNetworks
import Notebooks
import Tensors

/// Notes 0, "PyTorch Implementation": one step of training, slowly.
func oneStepOfTraining(_ notebook: Notebook) {
  notebook.cell(
    "0.5 SimpleNet",
    """
    The notes train a network with ten inputs, five hidden units and one output, whose sigmoid makes it \
    a probability. They set no seed and print no numbers; we take 123, so that yours can be compared \
    with your neighbour's.
    """)
  manualSeed(notebook.seed(default: 123))
  let net = SimpleNet()
  let inputs = Tensor<Float>.randn([1, 10])
  notebook.print(net)
  notebook.show("parameters", net.parameterCount)

  notebook.cell(
    "0.5 The labels must have the shape of the outputs",
    """
    The notes give one label the shape [1], but the output for one example is [1, 1]: a batch of one, \
    with one number each. PyTorch refuses that, and here the program would stop with "predictions of \
    shape [1, 1] and targets of shape [1]".
    """)
  let labels = Tensor([[1.0]])
  notebook.expectDifference(
    "shape of the labels", labels.shape, book: [1], reason: "the loss compares element by element")

  notebook.cell(
    "0.5 Five steps: forward, loss, clear, backward, step",
    """
    Every training loop, up to the largest model, repeats these five. The step is the smallest possible: \
    each parameter goes against its gradient, here by a hundredth of it (SGD, stochastic gradient \
    descent).
    """)
  let optimizer = SGD(net.parameters, learningRate: 0.01)
  let outputs = net(inputs)  // 1 forward: what does the network say?
  let loss = outputs.binaryCrossEntropy(targets: labels)  // 2 loss: how wrong is that?
  optimizer.zeroGradients()  // 3 clear: forget the last step's gradients
  loss.backward()  // 4 backward: which way would each parameter make it worse?
  optimizer.step()  // 5 step: go the other way
  notebook.show("output", outputs)
  notebook.show("loss", loss.item)

  notebook.cell(
    "0.5 Every gradient",
    """
    There is one number for each parameter, in the same shape. Whole rows of zeros in fc1 are no mistake: \
    those hidden units had a negative sum, ReLU made it zero, and a small change would leave it zero. \
    Their weights learn nothing from this example.
    """)
  for (name, parameter) in net.namedParameters {
    notebook.show("gradient of \(name)", parameter.gradient!)
  }

  notebook.cell(
    "0.5 Did it help?",
    "The same input once more. The label is 1, the output has moved towards it, and the loss is lower.")
  let next = noGrad { net(inputs) }
  notebook.print("output", outputs.item, "→", next.item)
  notebook.print("loss  ", loss.item, "→", next.binaryCrossEntropy(targets: labels).item)
}
