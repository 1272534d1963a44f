import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

@Suite("Optimisers make PyTorch's steps")
struct OptimizerTests {
  static let sixSteps = Golden.entries(in: "optim").filter { $0.about.hasPrefix("six steps") }

  @Test("Six steps with given gradients match PyTorch's", arguments: sixSteps)
  func stepsFromGradients(_ entry: GoldenEntry) throws {
    let parameters = goldenParameters(entry)
    let optimizer = try goldenOptimizer(entry.params, parameters)
    for step in 0..<entry.params["steps"].int {
      for (name, parameter) in parameters {
        give(parameter, gradient: entry.inputs["g\(step).\(name)"].floatTensor)
      }
      if entry.params.contains("max_norm") {
        let norm = clipGradientNorm(parameters.map(\.1), maximum: entry.params["max_norm"].double)
        expectClose(Double(norm), to: entry.outputs["norm\(step)"].double, "norm before step \(step)")
        for (name, parameter) in parameters {
          let gradient = try #require(parameter.gradient)
          expectClose(gradient, to: entry.outputs["clipped\(step).\(name)"])
        }
      }
      if entry.params.contains("clip_value") {
        clipGradientValue(parameters.map(\.1), maximum: entry.params["clip_value"].double)
      }
      optimizer.step()
      for (name, parameter) in parameters {
        expectClose(parameter.value, to: entry.outputs["step\(step + 1).\(name)"], "\(name), step \(step)")
      }
    }
    try expectState(optimizer.state, entry)
  }

  /// Compares what the optimiser remembers with every `state.` output.
  private func expectState(_ state: OptimizerState, _ entry: GoldenEntry) throws {
    let slots = [
      "momentum_buffer": "momentum", "exp_avg": "mean", "exp_avg_sq": "meanSquare",
      "max_exp_avg_sq": "largestMeanSquare", "square_avg": "meanSquare", "sum": "squareSum",
    ]
    for (name, golden) in entry.outputs.object where name.hasPrefix("state.") {
      let parts = name.split(separator: ".").map(String.init)
      let index = parts[2] == "p" ? 0 : 1
      if parts[1] == "step" {
        #expect(Double(state.steps[index]) == golden.double)
      } else {
        let slot = try #require(slots[parts[1]])
        let tensor = try #require(state.tensors.first { $0.name == "\(index).\(slot)" }?.tensor)
        expectClose(tensor, to: golden, name)
      }
    }
  }

  @Test("AdamW leaves a parameter without a gradient alone, decay included")
  func noGradient() {
    let entry = Golden.entry("adamw-no-gradient", in: "optim")
    let parameter = Parameter(wrappedValue: entry.inputs["q"].floatTensor)
    let optimizer = AdamW([parameter], learningRate: entry.params["lr"].double)
    give(parameter, gradient: entry.inputs["g"].floatTensor)
    optimizer.step()
    optimizer.zeroGradients()
    #expect(parameter.gradient == nil)
    optimizer.step()
    expectClose(parameter.value, to: entry.outputs["after"])
  }

  @Test("AdamW under a schedule, clipped after the warm-up, makes PyTorch's steps")
  func scheduled() {
    let entry = Golden.entry("adamw-scheduled", in: "optim")
    let (params, parameters) = (entry.params, goldenParameters(entry))
    let warmupSteps = params["warmup_steps"].int
    let schedule = warmupThenCosine(params)
    let optimizer = AdamW(
      parameters.map(\.1), learningRate: 1, weightDecay: params["weight_decay"].double)
    var norms: [Double] = []
    for step in 0..<6 {
      for (name, parameter) in parameters {
        give(parameter, gradient: entry.inputs["g\(step).\(name)"].floatTensor)
      }
      let globalStep = step + params["first_step"].int
      optimizer.learningRate = schedule(globalStep)
      if globalStep >= warmupSteps {
        let norm = clipGradientNorm(parameters.map(\.1), maximum: params["max_norm"].double)
        norms.append(Double(norm))
      }
      optimizer.step()
      for (name, parameter) in parameters {
        expectClose(parameter.value, to: entry.outputs["step\(step + 1).\(name)"], "\(name), step \(step)")
      }
    }
    let golden = entry.outputs["norms"].list.map(\.double)
    #expect(norms.count == golden.count)
    for (norm, expected) in zip(norms, golden) { expectClose(norm, to: expected) }
  }

  @Test("The fused step matches its formula at every length", arguments: [1, 15, 16, 17, 70_001])
  func fusedStep(count: Int) {
    let generator = RandomGenerator(seed: 5)
    let start = Tensor<Float>.randn([count], generator: generator)
    let gradient = Tensor<Float>.randn([count], generator: generator)
    let parameter = Parameter(wrappedValue: start.copied())
    give(parameter, gradient: gradient)
    AdamW([parameter], learningRate: 0.1, weightDecay: 0.5).step()
    // After one step both corrections cancel: m̂ is g, and √v̂ is |g|.
    let expected = start * 0.95 - 0.1 * gradient / (gradient.abs() + 1e-8)
    expectClose(
      parameter.value.scalars, shape: [count], to: expected.scalars, shape: [count], absolute: 1e-6)
  }

  @Test("The total norm of gradients is exact for any count", arguments: [1, 17, 4096, 4097, 300_001])
  func gradientNorm(count: Int) {
    let parameters = [count, 3].map { Parameter(wrappedValue: .zeros([$0])) }
    let generator = RandomGenerator(seed: 8)
    for parameter in parameters {
      give(parameter, gradient: .randn(parameter.value.shape, generator: generator))
    }
    let gradients: [Float] = parameters.flatMap { $0.gradient?.scalars ?? [] }
    let squares = gradients.map { Double($0) * Double($0) }
    let expected = squares.reduce(0, +).squareRoot()
    expectClose(Double(clipGradientNorm(parameters, maximum: expected / 2)), to: expected, relative: 1e-6)
    expectClose(Double(clipGradientNorm(parameters, maximum: 1e9)), to: expected / 2, relative: 1e-5)
  }

  @Test("Steps record nothing, and clipping returns an infinite norm")
  func recording() {
    let parameter = Parameter(wrappedValue: Tensor([1, 2] as [Float]))
    let before = liveGraphNodes
    for optimizer in [
      SGD([parameter], learningRate: 0.1, momentum: 0.9, isNesterov: true), Adam([parameter], amsgrad: true),
      AdamW([parameter]), RMSprop([parameter]), Adagrad([parameter]),
    ] {
      give(parameter, gradient: Tensor([1, -1] as [Float]))
      optimizer.step()
      #expect(liveGraphNodes == before, "\(type(of: optimizer))")
    }
    give(parameter, gradient: Tensor([.infinity, 1] as [Float]))
    #expect(clipGradientNorm([parameter], maximum: 1) == .infinity)
  }

  @Test("Frozen parameters stay as they are")
  func frozen() {
    let layer = Linear(inputSize: 2, outputSize: 2, generator: RandomGenerator(seed: 1))
    layer.freeze()
    let before = layer.weight.copied()
    let optimizer = AdamW(layer.parameters, learningRate: 0.1)
    let input = Tensor([[1, 2]] as [[Float]]).requiringGradient()
    layer(input).sum().backward()
    optimizer.step()
    expectIdentical(layer.weight, to: before)
    layer.unfreeze()
    layer(input).sum().backward()
    optimizer.step()
    #expect(layer.weight.scalars != before.scalars)
  }

  @Test("A state that does not fit is rejected, and nothing changes")
  func badState() throws {
    func optimizer(_ sizes: [Int]) -> AdamW {
      let parameters = sizes.map { Parameter(wrappedValue: .ones([$0])) }
      for parameter in parameters { give(parameter, gradient: .ones(parameter.value.shape)) }
      let optimizer = AdamW(parameters, learningRate: 0.1)
      optimizer.step()
      return optimizer
    }
    let target = optimizer([2, 3])
    let before = target.state.tensors.map { $0.tensor.copied() }
    var missing = optimizer([2, 3]).state
    missing.tensors.removeLast()
    let sgd = SGD(target.groups[0].parameters, learningRate: 0.1).state
    for (state, hint) in [
      (sgd, "SGD"), (optimizer([2]).state, "[1]"), (optimizer([2, 4]).state, "[4]"),
      (missing, "1.meanSquare"),
    ] {
      let error = #expect(throws: StateMismatch.self) { try target.load(state) }
      #expect(error?.description.contains(hint) == true, "\(error?.description ?? "") lacks \(hint)")
    }
    for (tensor, old) in zip(target.state.tensors, before) { expectIdentical(tensor.tensor, to: old) }
  }
}
