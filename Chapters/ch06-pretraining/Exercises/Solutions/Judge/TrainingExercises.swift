import Exercises
import Foundation
import NeuralNetworks
import Tensors

var trainingLoopExercise: Attempt {
  Exercise(
    "training loop", \.train, in: "TrainingLoop.swift", section: "5.2",
    minutes: 10,
    hints: [
      "Two loops: epochs, and in each of them the batches.",
      "Clear, compute, backward, step: the order matters.",
      "Keep `batchLoss.item`; call `model.train()` before the batches.",
    ],
    explanation: """
      Gradients add up until they are cleared, which some use to make a \
      large batch of several small ones. `train()` turns dropout on; the \
      evaluation in between turns it off.
      """,
    trials: [(1, 1), (3, 1), (2, 3)].map { batches, epochs in
      Trial("\(batches) batches, \(epochs) epochs") {
        try trained($0, batches: batches, epochs: epochs)
      }
    },
    mistakes: [
      Mistake("The gradients are never cleared, so they add up.") {
        $0.train = loop { optimizer, loss in
          let value = try loss()
          value.backward()
          optimizer.step()
          return value.item
        }
      },
      Mistake("It clears the gradients between backward and step.") {
        $0.train = loop { optimizer, loss in
          let value = try loss()
          value.backward()
          optimizer.zeroGradients()
          optimizer.step()
          return value.item
        }
      },
      Mistake("It steps before backward: with the gradients of before.") {
        $0.train = loop { optimizer, loss in
          let value = try loss()
          optimizer.step()
          optimizer.zeroGradients()
          value.backward()
          return value.item
        }
      },
      Mistake("The model is left in evaluation: train() is missing.") {
        $0.train = { _, batches, optimizer, epochs, loss in
          try (0..<epochs).flatMap { _ in
            try batches.map { batch in
              try optimizer.step { try loss(batch) }
            }
          }
        }
      },
      Mistake("It stops after the first epoch.") {
        let right = loop { try $0.step(minimizing: $1) }
        $0.train = { try right($0, $1, $2, min($3, 1), $4) }
      },
      Mistake("Each batch is repeated before the next one comes.") {
        let right = loop { try $0.step(minimizing: $1) }
        $0.train = { model, batches, optimizer, epochs, loss in
          let repeated = batches.flatMap {
            Array(repeating: $0, count: epochs)
          }
          return try right(model, repeated, optimizer, 1, loss)
        }
      },
    ])
}

/// A training loop whose step is `step`.
private func loop(
  _ step: @escaping (Optimizer, () throws -> T) throws -> Float
) -> PretrainingWork.Train {
  { model, batches, optimizer, epochs, loss in
    try (0..<epochs).flatMap { _ in
      model.train()
      return try batches.map { batch in
        try step(optimizer) { try loss(batch) }
      }
    }
  }
}

/// Trains a model that predicts each token from the one before it.
private func trained(
  _ work: PretrainingWork, batches count: Int, epochs: Int
) throws -> [Answer] {
  manualSeed(123)
  let model = Embedding(count: 5, width: 5)
  model.eval()
  let optimizer = SGD(model.parameters, learningRate: 0.5)
  let batches: [PretrainingWork.Batch] = (0..<count).map { index in
    let scores = random([6, 5], seed: UInt64(index + 1))
    let ids = scores.max(along: -1).indices
    return (ids[..<5], ids[1...])
  }
  var modes: [Int] = []
  let losses = try work.train(model, batches, optimizer, epochs) { batch in
    modes.append(model.isTraining ? 1 : 0)
    return model(batch.inputs).crossEntropy(targets: batch.targets)
  }
  return [
    .init("losses", losses), .init("in training mode", modes),
    .init("weights", model.parameters[0].value),
  ]
}

var adamWExercise: Attempt {
  Exercise(
    "AdamW", \.adamW, in: "AdamW.swift", section: "5.2", minutes: 20,
    hints: [
      "Two memories: a running mean of g, and one of g squared.",
      "Both start at zero and are too small at first: divide by 1 − βᵗ.",
      "The decay multiplies p and never meets m, v or the root.",
    ],
    explanation: """
      Dividing by the root of v gives every number steps of about the same \
      size. In Adam, decay added to the gradient would be divided by it \
      too; AdamW keeps it apart. This project's version makes the step in \
      one pass over the memory.
      """,
    trials: [
      Trial("one step, no decay") {
        try optimized($0, steps: 1, decay: 0, size: 1)
      },
      Trial("four steps with decay") {
        try optimized($0, steps: 4, decay: 0.1, size: 1)
      },
      Trial("gradients as small as ε") {
        try optimized($0, steps: 3, decay: 0, size: 1e-8)
      },
    ],
    mistakes: MistakenAdamW.Fault.allCases.map { fault in
      Mistake(fault.rawValue) {
        $0.adamW = { MistakenAdamW(fault, $0, $1, $2) }
      }
    }, tolerance: AnswerTolerance(absolute: 1e-6, relative: 1e-5))
}

/// A module with one parameter.
final class Single: Module {
  @Parameter var value: Tensor<Float>

  init(_ value: Tensor<Float>) { self.value = value }
}

/// The parameter after each step with random gradients of a size.
private func optimized(
  _ work: PretrainingWork, steps: Int, decay: Double, size: Float
) throws -> [Answer] {
  let module = Single(random([2, 3]))
  let optimizer = try work.adamW(module.parameters, 0.1, decay)
  return (1...steps).map { step in
    let gradient = random([2, 3], seed: UInt64(step + 1)) * size
    optimizer.zeroGradients()
    (module.value * gradient).sum().backward()
    optimizer.step()
    return Answer("parameter after step \(step)", module.value.detached())
  }
}

/// AdamW with one fault.
private final class MistakenAdamW: Optimizer {
  enum Fault: String, CaseIterable {
    case uncorrected = "The means are not corrected for starting at zero."
    case decayInGradient =
      "The decay is added to the gradient: that is Adam."
    case noDecay = "The weight decay is missing."
    case noRoot = "It divides by v instead of its root."
    case epsilonInside = "ε is added under the root, not after it."
    case lateStep = "The step is counted from 0 at the correction."
    case forgets = "The means are not kept from step to step."
    case unscaledDecay =
      "The decay is not multiplied by the learning rate."
    case uphill = "It adds the step instead of subtracting it."
  }

  private let fault: Fault

  init(
    _ fault: Fault, _ parameters: [Parameter], _ rate: Double,
    _ decay: Double
  ) {
    self.fault = fault
    super.init(groups: [
      ParameterGroup(parameters, learningRate: rate, weightDecay: decay)
    ])
  }

  override var slots: [String] { ["mean", "meanSquare"] }

  override func update(
    _ parameter: T, gradient: T, memory: Memory, group: ParameterGroup
  ) {
    let decay = fault == .noDecay ? 0 : Float(group.weightDecay)
    let rate = Float(group.learningRate)
    let isInside = fault == .decayInGradient
    let g = isInside ? gradient + parameter * decay : gradient
    let mean = memory["mean"] * 0.9 + g * 0.1
    let square = memory["meanSquare"] * 0.999 + g * g * 0.001
    if fault != .forgets {
      memory["mean"].copy(from: mean)
      memory["meanSquare"].copy(from: square)
    }
    let shrink = fault == .unscaledDecay ? decay : rate * decay
    let kept = isInside ? parameter : parameter * (1 - shrink)
    let change = change(mean, square, step: memory.step) * rate
    parameter.copy(from: fault == .uphill ? kept + change : kept - change)
  }

  /// The step before the learning rate.
  private func change(_ mean: T, _ square: T, step: Int) -> T {
    let t = Double(fault == .lateStep ? step - 1 : step)
    let isCorrected = fault != .uncorrected
    let m = isCorrected ? mean / Float(1 - pow(0.9, t)) : mean
    let v = isCorrected ? square / Float(1 - pow(0.999, t)) : square
    switch fault {
    case .noRoot: return m / (v + 1e-8)
    case .epsilonInside: return m / (v + 1e-8).sqrt()
    default: return m / (v.sqrt() + 1e-8)
    }
  }
}
