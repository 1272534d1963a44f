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
  notebook.source(of: "SimpleNet")
  notebook.manualSeed(123)
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
    There is one number for each parameter. A column of zeros in fc1 is \
    not a mistake: the sum of that hidden unit was negative, ReLU made it \
    zero, and after a small change it would still be zero. Such weights \
    learn nothing from this example.
    """)
  let units = (0..<5).map { "unit \($0)" }
  let (fc1, fc2) = (net.fc1, net.fc2)
  let slopes = fc1.weight.gradient!.transposed()  // [inputs, units]
  notebook.show(
    "gradient of fc1.weight", slopes,
    rows: (0..<10).map { "input \($0)" }, columns: units)
  notebook.show(
    "gradient of fc1.bias", fc1.bias!.gradient!, columns: units)
  notebook.show(
    "gradient of fc2.weight", fc2.weight.gradient!, columns: units)
  notebook.show("gradient of fc2.bias", fc2.bias!.gradient!.item)
  let silent = units.indices.filter { unit in
    slopes[0..., unit].scalars.allSatisfy { $0 == 0 }
  }
  notebook.show("units that learn nothing here", silent)

  notebook.cell(
    "0.5 Did it help?",
    "The same input again, for which the label is 1.")
  let next = noGrad { net(inputs) }
  let nextLoss = next.binaryCrossEntropy(targets: labels)
  notebook.show(
    "before and after one step",
    Tensor([
      [outputs.item, next.item], [loss.item, nextLoss.item],
    ]), rows: ["output", "loss"], columns: ["before", "after"])
  notebook.claim(
    "the output has moved towards the label, and the loss is lower",
    next.item > outputs.item && nextLoss.item < loss.item)
}
