import Concepts
import Datasets
import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Tensors

/// What section A.6 prepares and section A.7 trains on: features
/// `[examples, 2]`, labels `[examples]`, and loaders.
typealias Toys = (
  features: Tensor<Float>, labels: Tensor<Int>,
  trainingLoader: DataLoader<ToyDataset, ToyDataset.Example>,
  testLoader: DataLoader<ToyDataset, ToyDataset.Example>
)

private var printedLogits: Tensor<Float> {
  Tensor([
    [2.8569, -4.1618], [2.5382, -3.7548], [2.0944, -3.1820],
    [-1.4814, 1.4816], [-1.7176, 1.7342],
  ])
}

private var printedProbabilities: Tensor<Float> {
  Tensor([
    [0.9991, 0.0009], [0.9982, 0.0018], [0.9949, 0.0051], [0.0491, 0.9509],
    [0.0307, 0.9693],
  ])
}

/// Book, section A.6: a data set and its loader.
func toyBatches(_ notebook: Notebook) -> Toys {
  notebook.cell(
    "A.6 A toy data set",
    """
    Five examples to train on, with two features each, and two to test \
    with. A data set answers two questions: how many examples are there, \
    and what is example i?
    """)
  notebook.source(of: "ToyDataset")
  let features = Tensor([
    [-1.2, 3.1], [-0.9, 2.9], [-0.5, 2.6], [2.3, -1.1], [2.7, -1.5],
  ])
  let labels = Tensor([0, 0, 0, 1, 1])
  let trainingSet = ToyDataset(features: features, labels: labels)
  let testSet = ToyDataset(
    features: Tensor([[-0.8, 2.8], [2.6, -1.6]]), labels: Tensor([0, 1]))
  notebook.compare("examples", trainingSet.count, book: 5)
  notebook.show("example 3", trainingSet[3])

  notebook.cell(
    "A.6 Shuffled batches",
    """
    A loader returns the examples in batches, in a new order each epoch, \
    so that the model cannot learn from the order. Five is not divisible \
    by two: the last batch is short. The book's loader can use worker \
    processes that prepare batches in advance; here examples are slices of \
    memory, and there is nothing to prepare.
    """)
  notebook.manualSeed(123)
  let loader = DataLoader(
    trainingSet, batchSize: 2, shuffles: true, collate: ToyDataset.batch)
  let first = epoch(of: loader)
  notebook.compare(
    "features", first.features,
    book: Tensor([
      [2.3, -1.1], [-0.9, 2.9], [-1.2, 3.1], [-0.5, 2.6], [2.7, -1.5],
    ]), rows: ["batch 1", "", "batch 2", "", "batch 3"],
    columns: ["x₁", "x₂"], decimals: 1)
  notebook.compare("labels", first.labels.scalars, book: [1, 0, 0, 0, 1])

  notebook.cell(
    "A.6 Without the short batch",
    """
    The gradient of a batch of one is rough, and its step counts as much \
    as any other. dropsLast drops it; in the next epoch, other examples \
    are left over. The test loader does not shuffle.
    """)
  let trainingLoader = DataLoader(
    trainingSet, batchSize: 2, shuffles: true, dropsLast: true,
    collate: ToyDataset.batch)
  notebook.compare("batches", trainingLoader.count, book: 2)
  let second = epoch(of: trainingLoader)
  notebook.compare(
    "features", second.features,
    book: Tensor([[-1.2, 3.1], [-0.5, 2.6], [2.3, -1.1], [-0.9, 2.9]]),
    rows: ["batch 1", "", "batch 2", ""], columns: ["x₁", "x₂"],
    decimals: 1)
  notebook.compare("labels", second.labels.scalars, book: [0, 0, 1, 0])
  let testLoader = DataLoader(
    testSet, batchSize: 2, collate: ToyDataset.batch)
  return (features, labels, trainingLoader, testLoader)
}

/// The examples of an epoch in the order in which the loader returns them.
private func epoch(
  of loader: DataLoader<ToyDataset, ToyDataset.Example>
) -> ToyDataset.Example {
  let batches = Array(loader)
  return (
    concatenated(batches.map(\.features), along: 0),
    concatenated(batches.map(\.labels), along: 0)
  )
}

/// Book, section A.7: the training loop, and what the trained network says.
func toyTraining(_ notebook: Notebook, _ toys: Toys) throws -> NeuralNetwork
{
  notebook.cell(
    "A.7 A training loop",
    """
    train repeats the five steps for every batch of every epoch. The loss \
    is the cross-entropy: minus the logarithm of the probability of the \
    correct class. finite throws an error if it is no longer a number.
    """)
  notebook.source(of: "train")
  notebook.manualSeed(123)
  let model = NeuralNetwork(inputSize: 2, outputSize: 2)
  let optimizer = SGD(model.parameters, learningRate: 0.5)
  let losses = try train(
    model, on: toys.trainingLoader, optimizer: optimizer, epochs: 3)
  let table = Tensor(losses).reshaped(to: [3, 2])  // [epochs, batches]
  notebook.compare(
    "loss", table,
    book: Tensor([[0.75, 0.65], [0.44, 0.13], [0.03, 0.00]]),
    rows: ["epoch 1", "epoch 2", "epoch 3"],
    columns: ["batch 1", "batch 2"], decimals: 2)

  notebook.cell(
    "A.7 Logits",
    "The network in evaluation mode, without a graph: two logits for each of the five examples."
  )
  model.eval()
  let logits = noGrad { model(toys.features) }
  let examples = (0..<5).map { "example \($0)" }
  let classes = ["class 0", "class 1"]
  notebook.compare(
    "logits", logits, book: printedLogits, rows: examples, columns: classes)

  notebook.cell(
    "A.7 Probabilities and classes",
    """
    The predicted class is the position of the largest number. Softmax \
    keeps the order, so logits and probabilities give the same classes.
    """)
  let probabilities = logits.softmax(along: 1)
  let predictions = probabilities.argmax(along: 1)
  let fromLogits = logits.argmax(along: 1)
  notebook.compare(
    "probabilities", probabilities, book: printedProbabilities,
    rows: examples, columns: classes)
  notebook.compare("classes", predictions, book: Tensor([0, 0, 0, 1, 1]))
  notebook.compare(
    "from logits", fromLogits, book: Tensor([0, 0, 0, 1, 1]))

  notebook.cell(
    "A.7 Accuracy",
    """
    The share of correct answers, on the examples of the training and on \
    two that the network has never seen. Do not expect as much of real \
    data.
    """)
  notebook.source(of: "computeAccuracy")
  let rightCount = (predictions .== toys.labels).to(Float.self).sum().item
  let training = computeAccuracy(of: model, on: toys.trainingLoader)
  let test = computeAccuracy(of: model, on: toys.testLoader)
  notebook.compare("right of five", Int(rightCount), book: 5)
  notebook.compare("accuracy in training", training, book: 1.0)
  notebook.compare("accuracy in the test", test, book: 1.0)

  notebook.cell(
    "A.7 The learning rate",
    """
    How far each step goes is the learning rate's to say. The map shows \
    how likely class 1 is for every point of the plane after the same six \
    steps: x₁ grows to the right, x₂ upwards. The training examples of \
    class 0 lie at the upper left, those of class 1 at the lower right. \
    Where the shade changes, the network draws its boundary.
    """)
  notebook.ask(
    "Where will the boundary run: close to class 0, or to class 1?")
  let rates = [0.01, 0.1, 0.5, 2]
  try notebook.control(
    "learning rate", states: rates.map { "\($0)" }, shown: 2
  ) { state in
    notebook.manualSeed(123)
    let model = NeuralNetwork(inputSize: 2, outputSize: 2)
    let losses = try train(
      model, on: toys.trainingLoader,
      optimizer: SGD(model.parameters, learningRate: rates[state]),
      epochs: 3)
    notebook.plot(
      HeatMap(
        "class 1, x₁ from −3 to 4, learning rate \(rates[state])",
        rows: (0..<15).map { (4 - Double($0) / 2).decimals(1) },
        values: classOneMap(model)))
    notebook.show("loss of the last batch", losses.last!)
  }
  return model
}

/// How likely class 1 is over a grid of the plane: rows from x₂ = 4 down to
/// −3, columns from x₁ = −3 to 4.
private func classOneMap(_ model: NeuralNetwork) -> [[Double]] {
  (0..<15).map { row in
    let points = (0..<29).map { column in
      [Float(column) / 4 - 3, 4 - Float(row) / 2]
    }
    let chances = noGrad { model(Tensor(points)).softmax(along: 1) }
    return chances[0..., 1].scalars.map { Double($0) }
  }
}

/// Book, section A.8: weights in a file.
func savingAndLoading(
  _ notebook: Notebook, _ model: NeuralNetwork, _ toys: Toys
) throws {
  notebook.cell(
    "A.8 Saving",
    """
    A state dictionary is the list of all parameters by name. A weight \
    file stores it in the safetensors format, which other programs read \
    too. It contains names and numbers, not the network: that must be \
    built again, with the same sizes. Here the file is read back and \
    removed at once.
    """)
  let saved = try notebook.withTemporaryFolder { folder in
    let file = folder.appending(path: "toy.safetensors")
    try WeightFile(tensors: model.stateDictionary).write(to: file)
    return try WeightFile(contentsOf: file).tensors
  }
  for (name, tensor) in saved { notebook.print(name, tensor.shape) }

  notebook.cell(
    "A.8 Loading",
    """
    A new network gives other outputs until it loads the saved numbers. If \
    a name is missing or a shape differs, load throws an error that names \
    the parameter, and changes nothing.
    """)
  let restored = NeuralNetwork(inputSize: 2, outputSize: 2)
  let (old, before) = noGrad {
    (model(toys.features), restored(toys.features))
  }
  try restored.load(saved)
  let after = noGrad { restored(toys.features) }
  notebook.show(
    "first logits of example 0",
    Tensor([old[0, 0].item, before[0, 0].item, after[0, 0].item]),
    columns: ["trained", "new", "new, loaded"])
  notebook.claim(
    "a new network says something else", old.scalars != before.scalars)
  notebook.claim(
    "after loading, all outputs are those of the trained one",
    old.scalars == after.scalars)
}
