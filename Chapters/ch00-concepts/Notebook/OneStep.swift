import Concepts
import NeuralNetworks
import Notebooks
import Tensors

/// Notes 0, "PyTorch Implementation": one step of training, slowly.
func oneStepOfTraining(_ notebook: Notebook) {
  notebook.cell(
    "0.5 SimpleNet",
    """
    The notes train a network with ten inputs, five hidden units and one \
    output, which a sigmoid turns into a probability. They set no seed and \
    print no numbers. We take seed 123, so that you can compare your \
    numbers with your neighbour's.
    """)
  manualSeed(notebook.seed(default: 123))
  let net = SimpleNet()
  let inputs = Tensor<Float>.randn([1, 10])
  notebook.print(net)
  notebook.show("parameters", net.parameterCount)

  notebook.cell(
    "0.5 The labels must have the shape of the outputs",
    """
    In the notes, a label has shape [1], but the output for one example is \
    [1, 1]: a batch of one, with one number each. PyTorch rejects that, \
    and here the program would stop with "predictions of shape [1, 1] and \
    targets of shape [1]".
    """)
  let labels = Tensor([[1.0]])
  notebook.expectDifference(
    "shape of the labels", labels.shape, book: [1],
    reason: "the loss compares element by element")

  notebook.cell(
    "0.5 Five steps: forward, loss, clear, backward, step",
    """
    Every training loop, up to the largest model's, repeats these five \
    steps. The last one is as simple as can be: each parameter moves \
    against its gradient, here by a hundredth of it (SGD, stochastic \
    gradient descent).
    """)
  let optimizer = SGD(net.parameters, learningRate: 0.01)
  let outputs = net(inputs)  // 1 forward: what does the network say?
  // 2 loss: how wrong is that?
  let loss = outputs.binaryCrossEntropy(targets: labels)
  optimizer.zeroGradients()  // 3 clear: forget the last step's gradients
  // 4 backward: which way would each parameter make it worse?
  loss.backward()
  optimizer.step()  // 5 step: go the other way
  notebook.show("output", outputs)
  notebook.show("loss", loss.item)

  notebook.cell(
    "0.5 Every gradient",
    """
    There is one number for each parameter, in the same shape. Rows of \
    zeros in fc1 are not a mistake: the sum of those hidden units was \
    negative, ReLU made it zero, and after a small change it would still \
    be zero. Their weights learn nothing from this example.
    """)
  for (name, parameter) in net.namedParameters {
    notebook.show("gradient of \(name)", parameter.gradient!)
  }

  notebook.cell(
    "0.5 Did it help?",
    "The same input again. The label is 1, the output has moved towards it, and the loss is lower."
  )
  let next = noGrad { net(inputs) }
  notebook.print("output", outputs.item, "→", next.item)
  notebook.print(
    "loss  ", loss.item, "→", next.binaryCrossEntropy(targets: labels).item)
}
