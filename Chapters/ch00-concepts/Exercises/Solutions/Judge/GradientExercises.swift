import Concepts
import Exercises
import Foundation
import Tensors

private typealias Attempt = Exercise<ConceptsWork>
private typealias Computation = ConceptsWork.Computation

var slopeExercise: Exercise<ConceptsWork> {
  let functions: [(String, (Double) -> Double, Double, Double)] = [
    ("x² at 3", { $0 * $0 }, 3, 0.1), ("x³ at 2", { $0 * $0 * $0 }, 2, 0.5),
    ("exp at 1", { exp($0) }, 1, 0.25),
    ("5 − 2x at 7", { 5 - 2 * $0 }, 7, 2),
  ]
  return Exercise(
    "numerical slope", \.slope, in: "NumericalSlope.swift", section: "A.4",
    minutes: 3,
    hints: [
      "Call the function twice: a bit above x, and a bit below it.",
      "From below to above, the input has changed by twice the nudge.",
      "`(function(x + nudge) - function(x - nudge)) / (2 * nudge)`",
    ],
    explanation: """
      This needs two calls for every parameter, so nobody trains with it. \
      But it knows nothing of the chain rule, which makes it the best test \
      of gradients. Looking both ways cancels the error that comes from \
      the curve; with x² nothing is left of it.
      """,
    trials: [
      Trial(
        book: "the loss at w = 2.2, nudged by 0.001",
        prints: [.init("∂L/∂w", -0.0898)]
      ) {
        let loss = {
          LogisticUnit(weight: $0, bias: 0).loss(1.1, target: 1)
        }
        return [.init("∂L/∂w", try $0.slope(loss, 2.2, 0.001))]
      }
    ]
      + functions.map { name, function, x, nudge in
        Trial("\(name), nudged by \(nudge)") {
          [.init("slope", try $0.slope(function, x, nudge))]
        }
      },
    mistakes: [
      Mistake("It looks only upwards, from x to x + nudge.") {
        $0.slope = { ($0($1 + $2) - $0($1)) / $2 }
      },
      Mistake("Both nudges together change x by 2 · nudge, not by one.") {
        $0.slope = { ($0($1 + $2) - $0($1 - $2)) / $2 }
      },
      Mistake("It is not divided by the change of x.") {
        $0.slope = { $0($1 + $2) - $0($1 - $2) }
      },
      Mistake("Parentheses are missing: / 2 * nudge multiplies by nudge.") {
        $0.slope = { ($0($1 + $2) - $0($1 - $2)) / 2 * $2 }
      },
      Mistake("Below minus above: the sign is wrong.") {
        $0.slope = { ($0($1 - $2) - $0($1 + $2)) / (2 * $2) }
      },
    ],
    remarks: [
      Remark { work in
        var calls = 0
        let count = { (x: Double) -> Double in
          calls += 1
          return x
        }
        _ = try work.slope(count, 1, 0.1)
        guard calls > 2 else { return nil }
        return "It calls the function \(calls) times; two calls are enough."
      }
    ])
}

var unitGradientsExercise: Exercise<ConceptsWork> {
  let inputs: [(Double, Double, Double, Double)] = [
    (2, 1, 0, 0), (0.5, 0, -1, 0.3), (-1.5, 1, 0.7, -2), (3, 0, 0.4, 0.1),
  ]
  return Exercise(
    "unit gradients", \.unitGradients, in: "UnitGradients.swift",
    section: "A.4", minutes: 7,
    hints: [
      "Walk from the loss back: ∂L/∂a, times ∂a/∂z, times ∂z/∂w.",
      "In the product of the first two, a (1 − a) cancels.",
      "So the gradients are (a − y) · x and a − y.",
    ],
    explanation: """
      a − y is simply the error of the output: sigmoid and cross-entropy \
      were made for each other. Softmax and the cross-entropy of many \
      classes have the same gradient, which is why PyTorch has them in one \
      function.
      """,
    trials: [
      Trial(
        book: "x = 1.1, y = 1, w = 2.2, b = 0",
        prints: [.init("∂L/∂w", -0.0898), .init("∂L/∂b", -0.0817)]
      ) { try unitAnswers($0, (1.1, 1, 2.2, 0)) }
    ]
      + inputs.map { input in
        Trial(
          "x = \(input.0), y = \(input.1), w = \(input.2), b = \(input.3)"
        ) { try unitAnswers($0, input) }
      },
    mistakes: [
      Mistake("y − a instead of a − y: it leads uphill.") {
        $0.unitGradients = unit { a, _, y, x in ((y - a) * x, y - a) }
      },
      Mistake("∂z/∂w is missing: the weight's gradient needs the input.") {
        $0.unitGradients = unit { a, _, y, _ in (a - y, a - y) }
      },
      Mistake("∂a/∂z is missing: it stops at the slope of the loss.") {
        $0.unitGradients = unit { a, _, y, x in
          let slope = (a - y) / (a * (1 - a))
          return (slope * x, slope)
        }
      },
      Mistake("One a (1 − a) is left: the loss's slope cancels it.") {
        $0.unitGradients = unit { a, _, y, x in
          let slope = (a - y) * a * (1 - a)
          return (slope * x, slope)
        }
      },
      Mistake("The sigmoid is missing: it compares z with the label.") {
        $0.unitGradients = unit { _, z, y, x in ((z - y) * x, z - y) }
      },
    ],
    remarks: [
      Remark { work in
        let slopes = try work.unitGradients(40, 0, 1, 0)
        guard !slopes.bias.isFinite else { return nil }
        return """
          At z = 40, a rounds to 1 and 1 − a to 0, and dividing by it \
          gives no number. Cancel a (1 − a) on paper.
          """
      }
    ])
}

private func unitAnswers(
  _ work: ConceptsWork, _ input: (Double, Double, Double, Double)
) throws -> [Answer] {
  let slopes = try work.unitGradients(input.0, input.1, input.2, input.3)
  return [.init("∂L/∂w", slopes.weight), .init("∂L/∂b", slopes.bias)]
}

/// Gradients of a unit from a, z, y and x, in this order.
private func unit(
  _ gradients:
    @escaping (Double, Double, Double, Double) -> (
      Double, Double
    )
) -> (Double, Double, Double, Double) -> (weight: Double, bias: Double) {
  { x, y, weight, bias in
    let z = weight * x + bias
    let slopes = gradients(1 / (1 + exp(-z)), z, y, x)
    return (weight: slopes.0, bias: slopes.1)
  }
}

var productExercise: Exercise<ConceptsWork> {
  let inputs: [(Double, Double, Double)] = [
    (2, 3, 10), (2.2, 1.1, -0.0817), (-4, 0.5, 1), (0, 7, 2), (5, 6, 0),
  ]
  return Exercise(
    "backward of a product", \.backwardOfProduct,
    in: "BackwardOfAProduct.swift", section: "A.4", minutes: 3,
    hints: [
      "If a grows by 1, by how much does a · b grow?",
      "By b. And the loss grows by `gradient` times as much.",
      "So a gets gradient · b, and b gets gradient · a.",
    ],
    explanation: """
      An operation needs to know only two things to take part in \
      backward(): its own slopes, and the gradient that arrives. The \
      product must keep its factors for that; kept values are most of the \
      memory that training takes.
      """,
    trials: inputs.map { a, b, gradient in
      Trial("a = \(a), b = \(b), gradient = \(gradient)") {
        let slopes = try $0.backwardOfProduct(a, b, gradient)
        return [.init("of a", slopes.a), .init("of b", slopes.b)]
      }
    },
    mistakes: [
      Mistake("Each factor gets its own value; it needs the other's.") {
        $0.backwardOfProduct = { a, b, gradient in
          (a: gradient * a, b: gradient * b)
        }
      },
      Mistake("The gradient that arrives is missing: the chain breaks.") {
        $0.backwardOfProduct = { a, b, _ in (a: b, b: a) }
      },
      Mistake("It passes the gradient on unchanged, as a sum would.") {
        $0.backwardOfProduct = { _, _, gradient in
          (a: gradient, b: gradient)
        }
      },
      Mistake("It adds the gradient; slopes along a path are multiplied.") {
        $0.backwardOfProduct = { a, b, gradient in
          (a: b + gradient, b: a + gradient)
        }
      },
    ])
}

var walkExercise: Exercise<ConceptsWork> {
  Exercise(
    "backward walk", \.gradients, in: "BackwardWalk.swift", section: "A.4",
    minutes: 12,
    hints: [
      "Keep one gradient for each number: all 0, the result's 1.",
      "From the last number to the first, pass its gradient to its inputs.",
      "`gradients[position] += gradients[number] * slope`",
    ],
    explanation: """
      This is backward() in full; the lesson's Scalar and the project's \
      tensors do the same. In reverse order, a gradient is complete before \
      it is passed on, so each step is visited once, however many paths \
      there are.
      """,
    trials: walkTrials,
    mistakes: [
      Mistake("It sets gradients where it should add: = for +=.") {
        $0.gradients = walk(adding: false)
      },
      Mistake("The result's gradient is not set to 1: all stay 0.") {
        $0.gradients = walk(first: 0)
      },
      Mistake("It walks forwards: gradients are passed on unfinished.") {
        $0.gradients = walk(isReversed: false)
      },
      Mistake("It adds slopes without the gradient that arrives.") {
        $0.gradients = walk { _, slope in slope }
      },
      Mistake("It passes gradients on without the step's slope.") {
        $0.gradients = walk { gradient, _ in gradient }
      },
      Mistake("Every gradient begins with 1; only the result's does.") {
        $0.gradients = walk(others: 1)
      },
    ])
}

private var walkTrials: [Trial<ConceptsWork>] {
  let examples: [(String, Computation)] = [
    ("3 · 3, with 3 used twice", [[], [(0, 3), (0, 3)]]),
    ("a single number", [[]]),
    ("a chain of three steps", [[], [(0, 2)], [(1, -3)], [(2, 0.5)]]),
    ("a number that the result does not need", [[], [], [(0, 4)]]),
    (
      "two ways that meet again",
      [
        [], [(0, 2)], [(0, 5)], [(1, 3), (2, -1)], [(3, 2), (0, 1)],
      ]
    ),
  ]
  return [
    Trial(
      book: "the loss of section A.3",
      prints: [.init("of w", -0.0898), .init("of b", -0.0817)]
    ) {
      let all = try $0.gradients(bookComputation)
      guard all.count == bookComputation.count else {
        return [.init("gradients", all)]
      }
      return [.init("of w", all[0]), .init("of b", all[2])]
    }
  ]
    + examples.map { name, computation in
      Trial(name) { [.init("gradients", try $0.gradients(computation))] }
    }
    + [UInt64(1), 2].map { seed in
      Trial("twelve random steps, seed \(seed)") {
        let computation = randomComputation(seed: seed)
        return [.init("gradients", try $0.gradients(computation))]
      }
    }
}

/// w · x + b, its sigmoid a, ln a, and −ln a, with the book's numbers.
private var bookComputation: Computation {
  let (w, x) = (2.2, 1.1)
  let a = LogisticUnit(weight: w, bias: 0).output(x)
  return [
    [], [], [], [(0, x), (1, w)], [(3, 1), (2, 1)], [(4, a * (1 - a))],
    [(5, 1 / a)], [(6, -1)],
  ]
}

/// Three numbers, and twelve steps with two inputs each.
private func randomComputation(seed: UInt64) -> Computation {
  let slopes = random([12, 2], seed: seed)
  let choices = Tensor<Float>.rand(
    [12, 2], generator: RandomGenerator(seed: seed))
  let steps: Computation = (0..<12).map { step in
    (0..<2).map { input in
      let position = Int(choices[step, input].item * Float(3 + step))
      return (position, Double(slopes[step, input].item))
    }
  }
  return [[], [], []] + steps
}

/// The walk with a fault.
private func walk(
  adding: Bool = true, first: Double = 1, others: Double = 0,
  isReversed: Bool = true,
  passing: @escaping (Double, Double) -> Double = { $0 * $1 }
) -> (Computation) -> [Double] {
  { inputs in
    var gradients = [Double](repeating: others, count: inputs.count)
    gradients[inputs.count - 1] = first
    let order = Array(inputs.indices)
    for number in isReversed ? order.reversed() : order {
      for (position, slope) in inputs[number] {
        let passed = passing(gradients[number], slope)
        gradients[position] = (adding ? gradients[position] : 0) + passed
      }
    }
    return gradients
  }
}
