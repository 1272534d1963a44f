import Concepts
import Datasets
import NeuralNetworks
import Tensors

/// The book's training run of section A.7, ready to begin: the network with
/// its first weights, the optimizer, and six batches in the book's order.
///
/// Seeds the default generator, as the book does.
struct ToyRun {
  let model: NeuralNetwork
  let optimizer: SGD
  /// Two batches for each of three epochs.
  let batches: [ToyDataset.Example]

  static var training: ToyDataset.Example {
    let features = Tensor([
      [-1.2, 3.1], [-0.9, 2.9], [-0.5, 2.6], [2.3, -1.1], [2.7, -1.5],
    ])
    return (features, Tensor([0, 0, 0, 1, 1]))
  }

  static var test: ToyDataset.Example {
    (Tensor([[-0.8, 2.8], [2.6, -1.6]]), Tensor([0, 1]))
  }

  init() {
    manualSeed(123)
    model = NeuralNetwork(inputSize: 2, outputSize: 2)
    optimizer = SGD(model.parameters, learningRate: 0.5)
    let (features, labels) = Self.training
    let loader = DataLoader(
      ToyDataset(features: features, labels: labels), batchSize: 2,
      shuffles: true, dropsLast: true, collate: ToyDataset.batch)
    batches = (0..<3).flatMap { _ in Array(loader) }
  }
}
