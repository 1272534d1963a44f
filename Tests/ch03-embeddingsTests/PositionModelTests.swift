import EmbeddingsTopics
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topics alibi, interpolation, mixture: a model for each way to give positions")
struct PositionModelTests {
  private static let methods: [PositionMethod] = [
    .none, .learned, .sinusoidal, .rotary(heads: 2), .rotary(heads: 4), .linearBias,
  ]

  private func model(_ method: PositionMethod) -> PositionModel {
    PositionModel(method, vocabularySize: 11, contextLength: 9, generator: RandomGenerator(seed: 6))
  }

  private let ids = Tensor<Int>.randint(0, 11, [2, 9], generator: RandomGenerator(seed: 7))

  @Test("No token sees a later one", arguments: methods)
  func causal(method: PositionMethod) {
    let model = model(method)
    let logits = model(ids)
    #expect(logits.shape == [2, 9, 11])
    expectClose(model(ids[0..., 0..<4]), to: logits[0..., 0..<4], absolute: 1e-5)
  }

  @Test("Methods start from the same parameters, and compute different things")
  func sameStart() {
    let logits = Self.methods.map { model($0)(ids).scalars }
    let parameters = Self.methods.map { model($0).parameters.flatMap(\.value.scalars) }
    #expect(Set(parameters).count == 1)
    #expect(Set(logits).count == Self.methods.count)
    #expect(model(.rotary(heads: 0))(ids).scalars == logits[0])
  }

  @Test("The last token notices when two before it change places: with none, by the mask", arguments: methods)
  func exchanged(method: PositionMethod) {
    let model = model(method)
    let change = (model(Tensor([[3, 5, 1]])) - model(Tensor([[5, 3, 1]])))[0, 2].abs().max().item
    #expect(change > 1e-5)
  }

  @Test("All parameters that a method uses get gradients", arguments: methods)
  func gradients(method: PositionMethod) {
    let model = model(method)
    model(ids).pow(2).sum().backward()
    for (name, parameter) in model.namedParameters {
      let isUsed = method == .learned || !name.hasPrefix("position")
      #expect((parameter.gradient != nil) == isUsed, "\(name)")
    }
  }

  @Test("A copy that turns as before reads as before, and one that trains on leaves its original alone")
  func trials() {
    let trials = PositionTrials(seeds: 2, steps: 20)
    let models = trials.models(.rotary(heads: 4))
    let losses = trials.losses(of: models)
    #expect(losses.shape == [2, PositionTrials.read])
    let copies = trials.rotaryModels(.none, furtherSteps: 0)
    #expect(trials.losses(of: copies).scalars == losses.scalars)
    #expect(trials.models(.rotary(heads: 4))[0] === models[0])
    #expect(losses[0].scalars != losses[1].scalars)
    #expect(losses[0..., 8..<32].mean().item < 2.5)  // ln 33 = 3.5 without any training
    let further = trials.rotaryModels(.interpolated(factor: 4), furtherSteps: 1)
    #expect(trials.losses(of: further).scalars != losses.scalars)
    #expect(trials.losses(of: models).scalars == losses.scalars)
  }

  @Test("Training reaches only the rows of the positions that it meets")
  func changedPositions() {
    let model = model(.learned)
    #expect(model.changedPositions() == [])
    let optimizer = Adam(model.parameters, learningRate: 0.01)
    optimizer.step { model(ids[0..., 0..<3]).pow(2).sum() }
    #expect(model.changedPositions() == [0, 1, 2])
  }
}
