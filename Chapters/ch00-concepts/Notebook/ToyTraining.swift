import Concepts
import Datasets
import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Tensors

/// What section A.6 prepares and section A.7 trains on.
struct Toys {
  let features: Tensor<Float>  // [examples, 2]
  let labels: Tensor<Int>  // [examples]
  let trainingLoader: DataLoader<ToyDataset, ToyDataset.Example>
  let testLoader: DataLoader<ToyDataset, ToyDataset.Example>
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
  manualSeed(notebook.seed(default: 123))
  let loader = DataLoader(
    trainingSet, batchSize: 2, shuffles: true, collate: ToyDataset.batch)
  let first = Array(loader)
  notebook.compare(
    "features 1", first[0].features,
    book: Tensor([[2.3, -1.1], [-0.9, 2.9]]))
  notebook.compare("labels 1", first[0].labels, book: Tensor([1, 0]))
  notebook.compare(
    "features 2", first[1].features,
    book: Tensor([[-1.2, 3.1], [-0.5, 2.6]]))
  notebook.compare("labels 2", first[1].labels, book: Tensor([0, 0]))
  notebook.compare(
    "features 3", first[2].features, book: Tensor([[2.7, -1.5]]))
  notebook.compare("labels 3", first[2].labels, book: Tensor([1]))

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
  let second = Array(trainingLoader)
  notebook.compare("batches", second.count, book: 2)
  notebook.compare(
    "features 1", second[0].features,
    book: Tensor([[-1.2, 3.1], [-0.5, 2.6]]))
  notebook.compare("labels 1", second[0].labels, book: Tensor([0, 0]))
  notebook.compare(
    "features 2", second[1].features,
    book: Tensor([[2.3, -1.1], [-0.9, 2.9]]))
  notebook.compare("labels 2", second[1].labels, book: Tensor([1, 0]))
  let testLoader = DataLoader(
    testSet, batchSize: 2, collate: ToyDataset.batch)
  return Toys(
    features: features, labels: labels, trainingLoader: trainingLoader,
    testLoader: testLoader)
}

/// Book, section A.7: the training loop, and what the trained network says.
func toyTraining(_ notebook: Notebook, _ toys: Toys) throws -> NeuralNetwork
{
  notebook.cell(
    "A.7 A training loop",
    """
    train (in Lesson/Training.swift) repeats the five steps for every \
    batch of every epoch. The loss is the cross-entropy: minus the \
    logarithm of the probability of the correct class.
    """)
  manualSeed(notebook.seed(default: 123))
  let model = NeuralNetwork(inputSize: 2, outputSize: 2)
  let optimizer = SGD(model.parameters, learningRate: 0.5)
  let losses = try train(
    model, on: toys.trainingLoader, optimizer: optimizer, epochs: 3
  ) {
    notebook.print(
      "epoch \($0) batch \($1) loss", String(format: "%.2f", $2))
  }
  notebook.compare(
    "losses", losses, book: [0.75, 0.65, 0.44, 0.13, 0.03, 0.00],
    decimals: 2)

  notebook.cell(
    "A.7 Logits",
    "The network in evaluation mode, without a graph: two logits for each of the five examples."
  )
  model.eval()
  let logits = noGrad { model(toys.features) }
  let printed = Tensor([
    [2.8569, -4.1618], [2.5382, -3.7548], [2.0944, -3.1820],
    [-1.4814, 1.4816], [-1.7176, 1.7342],
  ])
  notebook.compare("logits", logits, book: printed)

  notebook.cell(
    "A.7 Probabilities and classes",
    """
    The predicted class is the position of the largest number. Softmax \
    keeps the order, so logits and probabilities give the same classes.
    """)
  let probabilities = logits.softmax(along: 1)
  let predictions = probabilities.argmax(along: 1)
  let printedProbabilities = Tensor([
    [0.9991, 0.0009], [0.9982, 0.0018], [0.9949, 0.0051], [0.0491, 0.9509],
    [0.0307, 0.9693],
  ])
  notebook.compare(
    "probabilities", probabilities, book: printedProbabilities)
  notebook.compare("classes", predictions, book: Tensor([0, 0, 0, 1, 1]))
  notebook.compare(
    "from logits", logits.argmax(along: 1), book: Tensor([0, 0, 0, 1, 1]))

  notebook.cell(
    "A.7 Accuracy",
    """
    The share of correct answers: five of five, and two of two that it has \
    never seen. Do not expect that of real data.
    """)
  let isRight = predictions .== toys.labels
  notebook.show("right", isRight)
  notebook.compare(
    "how many", Int(isRight.to(Float.self).sum().item), book: 5)
  notebook.compare(
    "training", computeAccuracy(of: model, on: toys.trainingLoader),
    book: 1.0)
  notebook.compare(
    "test", computeAccuracy(of: model, on: toys.testLoader), book: 1.0)
  return model
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
  notebook.print(
    "same output before loading:", old.scalars == before.scalars)
  notebook.print(
    "same output after loading: ", old.scalars == after.scalars)
}
