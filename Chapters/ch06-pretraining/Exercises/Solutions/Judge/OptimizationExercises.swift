import Exercises
import Foundation
import NeuralNetworks
import Tensors

var projectionExercise: Attempt {
  Exercise(
    "split c_attn", \.splitProjection, in: "SplitProjection.swift",
    section: "5.5", minutes: 5,
    hints: [
      "The three parts lie side by side, so cut along the columns.",
      "`split(size:along:)` cuts a tensor into equal parts.",
      "x · W and `Linear` differ by a transpose of each part.",
    ],
    explanation: """
      OpenAI computed all three projections in one product. The book's \
      class has three layers, so loading has to cut; a wrong order or a \
      missing transpose fits in shape and gives nonsense.
      """,
    trials: [1, 2, 4].map { width in
      Trial("width \(width)") { work in
        let weight = random([width, 3 * width])
        let parts = try work.splitProjection(weight)
        return parts.enumerated().map { .init("matrix \($0)", $1) }
      }
    },
    mistakes: [
      Mistake("The transpose is missing.") {
        $0.splitProjection = { weight in
          weight.split(size: weight.shape[0], along: 1)
        }
      },
      Mistake("The order is not query, key, value.") {
        $0.splitProjection = { weight in
          weight.split(size: weight.shape[0], along: 1).reversed()
            .map { $0.transposed() }
        }
      },
      Mistake("It takes every third column instead of neighbours.") {
        $0.splitProjection = { weight in
          let width = weight.shape[0]
          let parts = weight.reshaped(to: [width, width, 3])
          return (0..<3).map { part in
            parts[0..., 0..., part].transposed()
          }
        }
      },
    ])
}

var rateExercise: Attempt {
  Exercise(
    "learning rate", \.learningRate, in: "LearningRate.swift",
    section: "D.2", minutes: 8,
    hints: [
      "Two cases: before the step `warmUp`, and from it on.",
      "In the second, progress goes from 0 to 1 over the remaining steps.",
      "(1 + cos(π · progress)) / 2 goes from 1 to 0.",
    ],
    explanation: """
      At first the means of AdamW are poor, so steps should be small. At \
      the end, small steps let the weights settle.
      """,
    trials: [(2, 6, 0.0, 1.0, 0.1), (27, 135, 1e-4, 1e-2, 1e-5)].map {
      warmUp, total, initial, peak, lowest in
      Trial("\(warmUp) of \(total) steps to warm up") { work in
        let rates = try (0...total).map {
          try work.learningRate($0, warmUp, total, initial, peak, lowest)
        }
        return [.init("rates", rates)]
      }
    },
    mistakes: [
      Mistake("The warm-up is one step ahead.") {
        $0.learningRate = rate(rise: { Double($0 + 1) / Double($1) })
      },
      Mistake("The decay counts its progress from the first step of all.") {
        $0.learningRate = rate(
          progress: { step, _, total in Double(step) / Double(total) })
      },
      Mistake("It goes through a whole wave: up again at the end.") {
        $0.learningRate = rate(wave: { (1 + cos(2 * .pi * $0)) / 2 })
      },
      Mistake("It falls along a straight line, not along a cosine.") {
        $0.learningRate = rate(wave: { 1 - $0 })
      },
      Mistake("The warm-up starts at 0 instead of the initial rate.") {
        let right = rate()
        $0.learningRate = { step, warmUp, total, initial, peak, lowest in
          try right(
            step, warmUp, total, step < warmUp ? 0 : initial, peak, lowest)
        }
      },
      Mistake("The lowest rate is 0: it falls too far.") {
        let right = rate()
        $0.learningRate = { step, warmUp, total, initial, peak, _ in
          try right(step, warmUp, total, initial, peak, 0)
        }
      },
    ], tolerance: AnswerTolerance(absolute: 1e-9, relative: 1e-6))
}

/// A schedule with other parts than the right ones.
private func rate(
  progress: @escaping (_ step: Int, _ warmUp: Int, _ total: Int) -> Double =
    { Double($0 - $1) / Double($2 - $1) },
  wave: @escaping (Double) -> Double = { (1 + cos(.pi * $0)) / 2 },
  rise: @escaping (_ step: Int, _ warmUp: Int) -> Double =
    { Double($0) / Double($1) }
) -> PretrainingWork.Rate {
  { step, warmUp, total, initial, peak, lowest in
    if step < warmUp {
      return initial + rise(step, warmUp) * (peak - initial)
    }
    return lowest + (peak - lowest) * wave(progress(step, warmUp, total))
  }
}

var clippingExercise: Attempt {
  Exercise(
    "clip gradients", \.clipped, in: "ClipGradients.swift", section: "D.3",
    minutes: 6,
    hints: [
      "One norm for all gradients together.",
      "The root of the sum of all squares; `item` gives the number.",
      "Scale by maximum / norm, but only if the norm is larger.",
    ],
    explanation: """
      One factor for all keeps the direction of the step. Clipping each \
      gradient by itself would turn it.
      """,
    trials: [
      Trial(
        book: "a matrix of norm 5",
        prints: [.init("gradient", T([[0.2, 0.4], [0.4, 0.8]]))],
        decimals: 1
      ) {
        let all = try $0.clipped([T([[1, 2], [2, 4]])], 1)
        return all.map { .init("gradient", $0) }
      }
    ]
      + [(2, 1.0), (3, 0.5), (2, 100.0)].map { count, maximum in
        Trial("\(count) gradients, at most \(maximum)") { work in
          let all = (1...count).map { random([$0, 3], seed: UInt64($0)) }
          return try work.clipped(all, Float(maximum)).map {
            .init("gradient", $0)
          }
        }
      },
    mistakes: [
      Mistake("Each gradient is clipped by its own norm.") {
        $0.clipped = { all, maximum in
          all.map { scaled([$0], by: norm([$0]), maximum)[0] }
        }
      },
      Mistake("Small gradients are scaled up: check the norm first.") {
        $0.clipped = { all, maximum in
          all.map { $0 * (maximum / norm(all)) }
        }
      },
      Mistake("It cuts off single numbers instead of scaling all.") {
        $0.clipped = { all, maximum in
          all.map { $0.clamped(-maximum, maximum) }
        }
      },
      Mistake("The root is missing in the norm.") {
        $0.clipped = { all, maximum in
          scaled(all, by: norm(all) * norm(all), maximum)
        }
      },
      Mistake("It adds up the norms of the gradients, not the squares.") {
        $0.clipped = { all, maximum in
          let sum = all.map { norm([$0]) }.reduce(0, +)
          return scaled(all, by: sum, maximum)
        }
      },
    ], tolerance: AnswerTolerance(absolute: 1e-5, relative: 1e-5))
}

private func norm(_ gradients: [T]) -> Float {
  gradients.map { ($0 * $0).sum().item }.reduce(0, +).squareRoot()
}

private func scaled(_ all: [T], by norm: Float, _ maximum: Float) -> [T] {
  norm > maximum ? all.map { $0 * (maximum / norm) } : all
}
