import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Training on another thread")
struct ThreadTests {
  @Test("lowers the loss of a model made here, as it does here")
  func trainsElsewhere() {
    for _ in 0..<10 { _ = Parameter(wrappedValue: .zeros([1])) }  // more nodes here than there
    let here = losses(of: model(), elsewhere: false)
    #expect(losses(of: model(), elsewhere: true) == here)
    #expect(here[19] < 0.5 * here[0])
  }

  @Test("works for models whose steps are made on a new thread each time")
  func newThreadForEveryStep() {
    let model = model()
    let here = losses(of: self.model(), elsewhere: false)
    #expect((0..<20).flatMap { _ in losses(of: model, steps: 1, elsewhere: true) } == here)
  }

  @Test("A step between the loss and its backward stops the program and names the operation")
  func stepTooEarly() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let model = Sequential(Linear(inputSize: 2, outputSize: 3), ReLU(), Linear(inputSize: 3, outputSize: 1))
      let optimizer = AdamW(model.parameters, learningRate: 0.1)
      let x = Tensor<Float>([[1, 2]])
      model(x).sum().backward()
      let loss = model(x).sum()
      optimizer.step()
      loss.backward()
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("linear needs for its gradient was changed in place"), "\(message)")
  }

  private func model() -> Linear {
    Linear(inputSize: 3, outputSize: 1, generator: RandomGenerator(seed: 1))
  }

  /// Trains on one batch, with plain gradient descent, here or on a new thread.
  private func losses(of model: Linear, steps: Int = 20, elsewhere: Bool) -> [Float] {
    if elsewhere { return onNewThread { losses(of: model, steps: steps, elsewhere: false) } }
    let x = Tensor<Float>.randn([16, 3], generator: RandomGenerator(seed: 2))
    let targets = x.matmul(Tensor<Float>([[1], [-2], [0.5]]))
    let optimizer = SGD(model.parameters, learningRate: 0.1)
    return (0..<steps).map { _ in
      optimizer.step { model(x).meanSquaredError(targets: targets) }
    }
  }
}
