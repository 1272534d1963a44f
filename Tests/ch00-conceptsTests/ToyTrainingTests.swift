import Concepts
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Data, training and saving")
struct ToyTrainingTests {
  @Test("A data set hands out rows and labels; a batch stacks them")
  func dataset() {
    #expect(ToyData.training.count == 5)
    let (features, label) = ToyData.training[3]
    #expect(features.scalars == [2.3, -1.1] && features.shape == [2])
    #expect(label.item == 1 && label.shape == [])
    let batch = ToyDataset.batch(of: [ToyData.training[4], ToyData.training[0]])
    #expect(batch.features.shape == [2, 2] && batch.labels.scalars == [1, 0])
    #expect(batch.features.scalars == [2.7, -1.5, -1.2, 3.1])
  }

  @Test("Different numbers of features and labels are a programming error")
  func unequalCounts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ToyDataset(features: .zeros([3, 2]), labels: .zeros([2]))
    }
    expectMessage("features of shape [3, 2] and labels of shape [2]", of: result)
  }

  @Test("Training ends in evaluation mode, lowers the loss, and draws nothing without shuffling")
  func training() throws {
    manualSeed(5)
    let model = NeuralNetwork(inputSize: 2, outputSize: 2)
    let loader = toyLoader(ToyData.training)
    #expect(loader.count == 3)
    let optimizer = SGD(model.parameters, learningRate: 0.3)
    let losses = try train(model, on: loader, optimizer: optimizer, epochs: 20)
    #expect(losses.count == 60)
    #expect(losses.suffix(3).max()! < losses.prefix(3).min()! / 10)
    #expect(!model.isTraining)
    #expect(computeAccuracy(of: model, on: loader) == 1)
  }

  @Test("Accuracy is the share of correct answers over all batches, short ones included")
  func accuracy() {
    final class FirstFeature: Module, Layer {
      func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x }
    }
    let data = ToyDataset(
      features: Tensor([[2.0, 1.0], [1.0, 2.0], [3.0, 0.0]]), labels: Tensor([0, 1, 1]))
    let model = FirstFeature()
    let twoThirds = 2.0 / 3
    #expect(computeAccuracy(of: model, on: toyLoader(data)) == twoThirds)
    #expect(!model.isTraining)
    let nodes = liveGraphNodes
    let trained = NeuralNetwork(inputSize: 2, outputSize: 2)
    let parameters = liveGraphNodes - nodes
    _ = computeAccuracy(of: trained, on: toyLoader(data))
    #expect(liveGraphNodes - nodes == parameters)
  }

  @Test("Saved and loaded, a network gives the same output bit for bit")
  func saving() throws {
    let first = NeuralNetwork(inputSize: 2, outputSize: 2, generator: RandomGenerator(seed: 1))
    let second = NeuralNetwork(inputSize: 2, outputSize: 2, generator: RandomGenerator(seed: 2))
    let x = Tensor<Float>.rand([4, 2], generator: RandomGenerator(seed: 3))
    #expect(first(x).scalars != second(x).scalars)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "model.safetensors")
      try WeightFile(tensors: first.stateDictionary).write(to: file)
      try second.load(WeightFile(contentsOf: file).tensors)
      #expect(first(x).scalars == second(x).scalars)
      let other = NeuralNetwork(inputSize: 3, outputSize: 2)
      #expect(throws: StateMismatch.self) { try other.load(WeightFile(contentsOf: file).tensors) }
    }
  }

  @Test("Labels of shape [1] against outputs of shape [1, 1] stop the program")
  func notesLabels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SimpleNet()(.zeros([1, 10])).binaryCrossEntropy(targets: Tensor([1.0]))
    }
    expectMessage("binaryCrossEntropy", of: result)
  }

  @Test("A second backward() through a released graph stops the program")
  func secondBackward() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let w = Tensor([2.0]).requiringGradient()
      let loss = (w * w).sum()
      loss.backward()
      loss.backward()
    }
    expectMessage("released", of: result)
  }
}
