import Architecture
import Exercises
import LowRankAdaptation
import NeuralNetworks
import Tensors

private typealias T = Tensor<Float>

var insertExercise: Exercise<LowRankAdaptationWork> {
  Exercise(
    "LoRA in the model", \.insertLoRA, in: "LoRAInModel.swift",
    section: "E.4", minutes: 12,
    hints: [
      "Freeze first: what comes later is not frozen.",
      "In a block: `attention.query = try replacement(attention.query)`.",
      "`block.feedForward.layers.layers[0]` is `any Layer`: cast it.",
    ],
    explanation: """
      The book walks through all modules by recursion and replaces each \
      Linear that it meets. The order matters for the numbers alone: each \
      new A takes the next random numbers. The paper adapts only queries \
      and values, which trains fewer parameters.
      """,
    trials: [1, 2].map { blocks in
      Trial("a model, number of blocks: \(blocks)") {
        try inserted($0, blocks)
      }
    },
    mistakes: [
      Mistake("The model is not frozen: its weights are trained too.") {
        $0.insertLoRA = { try replaceLayers(in: $0, by: $1) }
      },
      Mistake("It freezes after replacing, and so the LoRA layers too.") {
        $0.insertLoRA = { model, replacement in
          try replaceLayers(in: model, by: replacement)
          model.freeze()
        }
      },
      Mistake("The output head is missing.") {
        $0.insertLoRA = insert(without: [.outputHead])
      },
      Mistake("The feed-forward networks are missing.") {
        $0.insertLoRA = insert(without: [.widening, .narrowing])
      },
      Mistake("The projection after the heads, output, is missing.") {
        $0.insertLoRA = insert(without: [.attentionOutput])
      },
      Mistake(
        "Only queries and values, as in the paper: the book takes all."
      ) {
        $0.insertLoRA = insert(without: [
          .key, .attentionOutput, .widening, .narrowing, .outputHead,
        ])
      },
      Mistake("Replacements are made, but not put into the model.") {
        $0.insertLoRA = { model, replacement in
          model.freeze()
          try replaceLayers(in: model) { linear in
            _ = try replacement(linear)
            return linear
          }
        }
      },
      Mistake("The output head comes first; in the book it is the last.") {
        $0.insertLoRA = { model, replacement in
          model.freeze()
          try replaceLayers(in: model, [.outputHead], by: replacement)
          let others = Set(LinearRole.allCases).subtracting([.outputHead])
          try replaceLayers(in: model, others, by: replacement)
        }
      },
    ])
}

/// Insertion that leaves out layers with some roles.
private func insert(
  without roles: Set<LinearRole>
) -> LowRankAdaptationWork.Insert {
  { model, replacement in
    model.freeze()
    let others = Set(LinearRole.allCases).subtracting(roles)
    try replaceLayers(in: model, others, by: replacement)
  }
}

/// Which layers were replaced, in which order, and what is trained then.
private func inserted(
  _ work: LowRankAdaptationWork, _ blocks: Int
) throws -> [Answer] {
  manualSeed(123)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: 7, contextLength: 4, embeddingWidth: 4, headCount: 2,
      layerCount: blocks, dropout: 0))
  let before = model.linearPlaces
  var order: [String] = []
  try work.insertLoRA(model) { linear in
    let place = before.first { $0.layer === linear }
    order.append(place?.name ?? "a layer that is not the model's")
    return LowRankAdaptation.LinearWithLoRA(linear, rank: 2, alpha: 2)
  }
  let replaced = model.linearPlaces.filter {
    $0.layer is LowRankAdaptation.LinearWithLoRA
  }
  return [
    .init("calls of replacement", order),
    .init("replaced", replaced.map(\.name)),
    .init("trainable parameters", model.trainableParameterCount),
  ]
}

extension LinearPlace {
  /// The place in words: "block 0 query".
  fileprivate var name: String {
    let part =
      switch role {
      case .attentionOutput: "output"
      case .widening: "layers[0]"
      case .narrowing: "layers[2]"
      default: role.rawValue
      }
    return block.map { "block \($0) \(part)" } ?? part
  }
}

var eightBitsExercise: Exercise<LowRankAdaptationWork> {
  let weights: [(name: String, weight: T)] = [
    ("the example", T([[0.5, -1, 0.1]])), ("random", random([3, 5])),
    ("a row of zeros", T([[0, 0], [1, -2], [0.25, 0.125]])),
    ("rows of different size", random([2, 4]) * T([[100], [0.01]])),
  ]
  return Exercise(
    "8 bits", \.roundedToEightBits, in: "EightBits.swift", section: "E.1",
    minutes: 10,
    hints: [
      "The scale of a row is its largest absolute number divided by 127.",
      "A level is the number divided by the scale, `rounded()`.",
      "Walk over `weight.unbound()`; a row of zeros takes the scale 1.",
    ],
    explanation: """
      A frozen weight is never updated, so it needs little precision: 8 \
      bits take a quarter of the memory, and QLoRA goes down to 4. A and B \
      stay floats, and learn to make up for what the rounding took.
      """,
    trials: weights.map { name, weight in
      Trial("\(name) \(weight.shape)") { work in
        let (levels, restored) = try work.roundedToEightBits(weight)
        return [.init("levels", levels), .init("restored", restored)]
      }
    },
    mistakes: [
      Mistake("One scale serves the whole weight, not each row its own.") {
        $0.roundedToEightBits = {
          rounded($0, scale: $0.abs().max() / 127)
        }
      },
      Mistake("Each column has a scale, not each row.") {
        $0.roundedToEightBits = {
          let largest = $0.abs().max(along: 0, keepingDimensions: true)
          return rounded($0, scale: largest.values / 127)
        }
      },
      Mistake("It cuts fractions off instead of rounding.") {
        $0.roundedToEightBits = {
          rounded($0, scale: rowScale($0)) { $0.rounded(.towardZero) }
        }
      },
      Mistake("The largest level is 128, which does not fit into 8 bits.") {
        $0.roundedToEightBits = {
          rounded($0, scale: rowScale($0, levels: 128))
        }
      },
      Mistake("The scale ignores negative numbers: take absolute values.") {
        $0.roundedToEightBits = {
          let largest = $0.max(along: 1, keepingDimensions: true).values
          return rounded($0, scale: largest / 127)
        }
      },
      Mistake("Restored numbers are levels, not yet times their scale.") {
        $0.roundedToEightBits = {
          let (levels, _) = rounded($0, scale: rowScale($0))
          return (levels, levels.to(Float.self))
        }
      },
    ])
}

/// The scale of each row: `[outputs, 1]`.
private func rowScale(_ weight: T, levels: Float = 127) -> T {
  weight.abs().max(along: 1, keepingDimensions: true).values / levels
}

/// Rounds to levels of a scale; a scale of 0 counts as 1.
private func rounded(
  _ weight: T, scale: T, by round: (Float) -> Float = { $0.rounded() }
) -> (levels: Tensor<Int>, restored: T) {
  let scales = T(
    scalars: scale.scalars.map { $0 == 0 ? 1 : $0 }, shape: scale.shape)
  let exact = weight / scales
  let levels = Tensor(
    scalars: exact.scalars.map { Int(round($0)) }, shape: weight.shape)
  return (levels, levels.to(Float.self) * scales)
}
