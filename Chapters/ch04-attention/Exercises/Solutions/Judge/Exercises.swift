import Exercises
import NeuralNetworks
import Tensors

/// The exercises of chapter 4, in the book's order.
public var selfAttentionCourse: Course<SelfAttentionWork> {
  Course(
    "ch04-attention", lesson: .lesson, solutions: .solutions,
    exercises: [
      dotProductExercise, softmaxExercise, simplifiedAttentionExercise,
      selfAttentionExercise, causalMaskExercise, causalWeightsExercise,
      dropoutExercise, splitHeadsExercise, multiHeadAttentionExercise,
    ])
}

private typealias T = Tensor<Float>
private typealias Attempt = Exercise<SelfAttentionWork>

private var dotProductExercise: Attempt {
  Exercise(
    "dot product", \.dotProduct, in: "DotProduct.swift", section: "3.3.1",
    minutes: 2,
    hints: [
      "How alike two vectors are is a single number, so something is summed.",
      "Walk along both vectors at once: `zip(a, b)`.",
      "Add up `x * y` over all pairs, starting from 0.",
    ],
    explanation: """
      The book uses it to measure how much two words have to do with each \
      other. A matrix product is nothing but many dot products; OpenBLAS \
      computes several of them at a time with vector instructions.
      """,
    trials: [
      Trial(
        book: "“inputs” and “journey”", prints: [Answer("score", 0.9544)]
      ) { [.init("score", Double(try $0.dotProduct(words[0], words[1])))] }
    ]
      + [0, 1, 5].map { size in
        Trial("\(size) numbers") {
          let (a, b) = (random([size], seed: 1), random([size], seed: 2))
          return [
            .init("score", Double(try $0.dotProduct(a.scalars, b.scalars)))
          ]
        }
      },
    mistakes: [
      Mistake("It adds the numbers up and multiplies the two sums.") {
        $0.dotProduct = { $0.reduce(0, +) * $1.reduce(0, +) }
      },
      Mistake("It adds up the numbers instead of their products.") {
        $0.dotProduct = { zip($0, $1).reduce(0) { $0 + $1.0 + $1.1 } }
      },
      Mistake("It stops one number before the end.") {
        $0.dotProduct = {
          zip($0, $1).dropLast().reduce(0) { $0 + $1.0 * $1.1 }
        }
      },
    ])
}

private var softmaxExercise: Attempt {
  Exercise(
    "softmax", \.softmax, in: "Softmax.swift", section: "3.3.1", minutes: 8,
    hints: [
      "Every row has its own sum; the weights of a row add up to one.",
      "`sum(along: -1, keepingDimensions: true)` divides row by row.",
      "Subtract each row's largest score before exp: the quotient stays.",
    ],
    explanation: """
      exp makes every score positive and stretches the differences. The \
      book's `softmax_naive` overflows beyond 88; PyTorch subtracts the \
      largest score first, which cancels in the quotient.
      """,
    trials: [
      Trial(
        book: "the scores of “journey”",
        prints: [
          .init(
            "weights", [0.1385, 0.2379, 0.2333, 0.1240, 0.1082, 0.1581])
        ]
      ) {
        let scores = T([0.9544, 1.4950, 1.4754, 0.8434, 0.7070, 1.0865])
        return [.init("weights", try $0.softmax(scores))]
      }
    ]
      + [[3, 4], [4, 3], [2, 3, 5]].map { shape in
        Trial("scores \(shape)") { work in
          try answers("weights", gradientsOf: ["scores": random(shape)]) {
            try work.softmax($0[0])
          }
        }
      } + [
        Trial("scores of 1000") {
          [.init("weights", try $0.softmax(random([2, 4]) * 1000))]
        }
      ],
    mistakes: [
      Mistake("It normalizes along the first axis, not the last.") {
        $0.softmax = { $0.softmax(along: 0) }
      },
      Mistake("It divides by the sum of everything, not of each row.") {
        $0.softmax = {
          $0.flattened().softmax(along: 0).reshaped(to: $0.shape)
        }
      },
      Mistake("exp of a large score overflows: inf / inf is not a number.")
      {
        $0.softmax = {
          $0.exp() / $0.exp().sum(along: -1, keepingDimensions: true)
        }
      },
      Mistake("It divides the scores by their sum: exp is missing.") {
        $0.softmax = { $0 / $0.sum(along: -1, keepingDimensions: true) }
      },
    ],
    avoiding: [".softmax(": "softmax(along:) is what you are to write."])
}

private var simplifiedAttentionExercise: Attempt {
  Exercise(
    "simplified attention", \.simplifiedAttention,
    in: "SimplifiedAttention.swift", section: "3.3.2", minutes: 5,
    hints: [
      "Three steps: scores, weights, weighted sums.",
      "All dot products at once are a matrix times its own transpose.",
      "`softmax(along: -1)` of the scores, times the vectors.",
    ],
    explanation: """
      The book writes this with loops first. As matrix products, the same \
      takes two calls, and a thousand times less time for long texts.
      """,
    trials: [
      Trial(
        book: "the six words",
        prints: [
          .init(
            "contexts",
            T([
              [0.4421, 0.5931, 0.5790], [0.4419, 0.6515, 0.5683],
              [0.4431, 0.6496, 0.5671], [0.4304, 0.6298, 0.5510],
              [0.4671, 0.5910, 0.5266], [0.4177, 0.6503, 0.5645],
            ]))
        ]
      ) { [.init("contexts", try $0.simplifiedAttention(T(words)))] }
    ]
      + [[5, 2], [1, 3], [4, 4]].map { shape in
        Trial("inputs \(shape)") { work in
          try answers("contexts", gradientsOf: ["inputs": random(shape)]) {
            try work.simplifiedAttention($0[0])
          }
        }
      },
    mistakes: [
      Mistake("The softmax is missing: scores are no weights.") {
        $0.simplifiedAttention = {
          $0.matmul($0.transposed()).matmul($0)
        }
      },
      Mistake("The softmax goes along the first axis: columns, not rows.") {
        $0.simplifiedAttention = {
          $0.matmul($0.transposed()).softmax(along: 0).matmul($0)
        }
      },
      Mistake(
        "It divides by √width, which comes only in 3.4.", section: "3.3"
      ) {
        $0.simplifiedAttention = {
          let scale = Float($0.shape[1]).squareRoot()
          let scores = $0.matmul($0.transposed()) / scale
          return scores.softmax(along: -1).matmul($0)
        }
      },
    ])
}

private var selfAttentionExercise: Attempt {
  Exercise(
    "self-attention", \.selfAttention, in: "SelfAttention.swift",
    section: "3.4", minutes: 8,
    hints: [
      "Every token is asked, offers and gives: three products with x.",
      "Scores compare queries with keys: `queries.matmul(keys.transposed())`.",
      "Divide by the root of the keys' width, softmax, times the values.",
    ],
    explanation: """
      A dot product of wide vectors is large, and softmax of large scores \
      lets hardly any gradient through; so the root of the width. The \
      book's exercise 3.1 shows the same with `Linear` layers, whose \
      weights are stored transposed.
      """,
    trials: [
      Trial(
        book: "the six words with seed 123",
        prints: [
          .init(
            "contexts",
            T([
              [0.2996, 0.8053], [0.3061, 0.8210], [0.3058, 0.8203],
              [0.2948, 0.7939], [0.2927, 0.7891], [0.2990, 0.8040],
            ]))
        ]
      ) {
        let generator = RandomGenerator(seed: 123)
        let m = (0..<3).map { _ in T.rand([3, 2], generator: generator) }
        return [
          .init(
            "contexts", try $0.selfAttention(T(words), m[0], m[1], m[2]))
        ]
      }
    ]
      + [(4, 3, 3), (5, 4, 2)].map { tokens, inputs, outputs in
        Trial("\(tokens) tokens, \(inputs) inputs, \(outputs) outputs") {
          work in
          try answers(
            "contexts",
            gradientsOf: [
              "inputs": random([tokens, inputs]),
              "the query matrix": random([inputs, outputs], seed: 2),
              "the key matrix": random([inputs, outputs], seed: 3),
              "the value matrix": random([inputs, outputs], seed: 4),
            ]
          ) { try work.selfAttention($0[0], $0[1], $0[2], $0[3]) }
        }
      },
    mistakes: [
      Mistake("The scores are not scaled.", section: "3.4.1") {
        $0.selfAttention = attention { scores, _ in
          scores.softmax(along: -1)
        }
      },
      Mistake("It divides by the width, not by its root.", section: "3.4.1")
      {
        $0.selfAttention = attention { scores, width in
          (scores / width).softmax(along: -1)
        }
      },
      Mistake("It scales after softmax, not before.", section: "3.4.1") {
        $0.selfAttention = attention { scores, width in
          scores.softmax(along: -1) / width.squareRoot()
        }
      },
      Mistake("The softmax goes along the queries, not the keys.") {
        $0.selfAttention = attention { scores, width in
          (scores / width.squareRoot()).softmax(along: 0)
        }
      },
      Mistake("Queries and keys have changed places.", section: "3.4.1") {
        let right = attention { scores, width in
          (scores / width.squareRoot()).softmax(along: -1)
        }
        $0.selfAttention = { try right($0, $2, $1, $3) }
      },
    ])
}

/// Self-attention with other weights than the right ones.
private func attention(
  weights: @escaping (_ scores: T, _ width: Float) -> T
) -> (T, T, T, T) throws -> T {
  { x, query, key, value in
    let keys = x.matmul(key)
    let scores = x.matmul(query).matmul(keys.transposed())
    return weights(scores, Float(keys.shape[1])).matmul(x.matmul(value))
  }
}
