import Exercises
import NeuralNetworks
import Tensors

/// The exercises of chapter 7.0, in the book's order.
public var loraCourse: Course<LowRankAdaptationWork> {
  Course(
    "ch07.0-lora", lesson: .lesson, solutions: .solutions,
    exercises: [
      parameterCountExercise, factorExercise, loraLayerExercise,
      linearWithLoRAExercise, insertExercise, mergingExercise,
      eightBitsExercise,
    ])
}

private typealias T = Tensor<Float>
private typealias Layers = [(inputs: Int, outputs: Int)]

/// Random numbers, always the same ones for a seed.
func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

/// The linear layers of GPT-2 with a head for two classes.
private var gpt2Layers: Layers {
  let block: Layers = [
    (768, 768), (768, 768), (768, 768), (768, 768), (768, 3072),
    (3072, 768),
  ]
  let blocks: [Layers] = Array(repeating: block, count: 12)
  return Array(blocks.joined()) + [(768, 2)]
}

private var parameterCountExercise: Exercise<LowRankAdaptationWork> {
  let others: [(layers: Layers, rank: Int)] = [
    ([(4, 3)], 2), ([(5, 2), (1, 1)], 3), ([], 4),
  ]
  return Exercise(
    "parameter count", \.parameterCount, in: "ParameterCount.swift",
    section: "E.1", minutes: 3,
    hints: [
      "A has inputs · rank numbers. How many has B?",
      "Each layer adds rank · (inputs + outputs).",
      "`layers.reduce(0) { sum, layer in … }`, or a loop.",
    ],
    explanation: """
      A weight grows with inputs times outputs, LoRA with their sum: the \
      wider the model, the more it saves. Beside GPT-2's 124 million \
      parameters, the book trains 2.7 million.
      """,
    trials: [
      Trial(
        book: "every linear layer of GPT-2, rank 16",
        prints: [.init("parameters", 2_666_528)], decimals: 0
      ) { [.init("parameters", try $0.parameterCount(gpt2Layers, 16))] }
    ]
      + others.map { layers, rank in
        Trial("\(layers.count) small layers, rank \(rank)") {
          [.init("parameters", try $0.parameterCount(layers, rank))]
        }
      },
    mistakes: [
      Mistake("It counts the whole weights: inputs times outputs.") {
        $0.parameterCount = count { layer, _ in layer.inputs * layer.outputs
        }
      },
      Mistake("It counts A alone; B is missing.") {
        $0.parameterCount = count { layer, rank in layer.inputs * rank }
      },
      Mistake("It multiplies all three: A and B are counted as one block.")
      {
        $0.parameterCount = count { layer, rank in
          layer.inputs * rank * layer.outputs
        }
      },
      Mistake("It counts the frozen weights too.") {
        $0.parameterCount = count { layer, rank in
          rank * (layer.inputs + layer.outputs)
            + layer.inputs * layer.outputs
        }
      },
      Mistake("It counts a bias for each layer: LoRA has none.") {
        $0.parameterCount = count { layer, rank in
          rank * (layer.inputs + layer.outputs) + layer.outputs
        }
      },
    ])
}

/// Adds up what each layer has.
private func count(
  _ ofLayer: @escaping ((inputs: Int, outputs: Int), Int) -> Int
) -> (Layers, Int) throws -> Int {
  { layers, rank in layers.map { ofLayer($0, rank) }.reduce(0, +) }
}

private var factorExercise: Exercise<LowRankAdaptationWork> {
  let pairs: [(rank: Int, alpha: Int)] = [
    (16, 16), (16, 8), (4, 16), (3, 8), (8, 1),
  ]
  return Exercise(
    "scaling", \.factor, in: "Scaling.swift", section: "E.4", minutes: 2,
    hints: [
      "Twice the rank, half the factor.",
      "Both are whole numbers, but the factor need not be one.",
      "`Double(alpha) / Double(rank)`.",
    ],
    explanation: """
      The more columns A has, the larger x A B becomes; dividing by the \
      rank keeps its size, so that one learning rate serves all ranks. \
      With the book's rank 16 and alpha 16, the printed version scales by \
      16 and this one by 1.
      """,
    trials: pairs.map { rank, alpha in
      Trial("rank \(rank), alpha \(alpha)") {
        [.init("factor", try $0.factor(rank, alpha))]
      }
    },
    mistakes: [
      Mistake(
        "It is alpha alone, as in the printed book: divide by the rank."
      ) { $0.factor = { _, alpha in Double(alpha) } },
      Mistake("It divides the rank by alpha.") {
        $0.factor = { rank, alpha in Double(rank) / Double(alpha) }
      },
      Mistake("Whole numbers are divided, which drops the fraction.") {
        $0.factor = { rank, alpha in Double(alpha / rank) }
      },
      Mistake("It divides by √rank: that is another method, rsLoRA.") {
        $0.factor = { rank, alpha in
          Double(alpha) / Double(rank).squareRoot()
        }
      },
      Mistake("Alpha has no effect.") {
        $0.factor = { rank, _ in 1 / Double(rank) }
      },
    ])
}

private var mergingExercise: Exercise<LowRankAdaptationWork> {
  let cases: [(outputs: Int, inputs: Int, rank: Int, factor: Float)] = [
    (5, 6, 2, 2), (3, 3, 1, 0.5), (1, 2, 4, 4), (4, 1, 1, 1),
  ]
  return Exercise(
    "merging", \.mergedWeight, in: "Merging.swift", section: "E.1",
    minutes: 4,
    hints: [
      "A B is [inputs, outputs]; the weight is [outputs, inputs].",
      "Scale A B, transpose it, and add it to the weight.",
      "`weight + (a.matmul(b) * factor).transposed()`.",
    ],
    explanation: """
      After merging, the layer is a plain one again and costs nothing \
      extra. Before it, one frozen model can serve many tasks, each with \
      its own small A and B. You decide when to merge.
      """,
    trials: cases.map { outputs, inputs, rank, factor in
      Trial("\(inputs) inputs, \(outputs) outputs, rank \(rank)") { work in
        let merged = try work.mergedWeight(
          random([outputs, inputs]), random([inputs, rank], seed: 2),
          random([rank, outputs], seed: 3), factor)
        return [.init("weight", merged)]
      }
    },
    mistakes: [
      Mistake("A B is reshaped to the weight's shape, not transposed.") {
        $0.mergedWeight = { weight, a, b, factor in
          weight + (a.matmul(b) * factor).reshaped(to: weight.shape)
        }
      },
      Mistake("The factor is missing.", section: "E.4") {
        $0.mergedWeight = { weight, a, b, _ in
          weight + a.matmul(b).transposed()
        }
      },
      Mistake("The factor scales the weight too, not the change alone.") {
        $0.mergedWeight = { weight, a, b, factor in
          (weight + a.matmul(b).transposed()) * factor
        }
      },
      Mistake("It returns the change alone: the weight is missing.") {
        $0.mergedWeight = { _, a, b, factor in
          (a.matmul(b) * factor).transposed()
        }
      },
      Mistake("It subtracts the change, which undoes a merge.") {
        $0.mergedWeight = { weight, a, b, factor in
          weight - (a.matmul(b) * factor).transposed()
        }
      },
    ])
}
