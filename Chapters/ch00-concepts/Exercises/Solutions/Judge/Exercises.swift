import Concepts
import Exercises
import Foundation
import Tensors

/// The exercises of chapter 0, in the order of the book's appendix A.
public var conceptsCourse: Course<ConceptsWork> {
  Course(
    "ch00-concepts", lesson: .lesson, solutions: .solutions,
    exercises: [
      matrixProductExercise, sigmoidExercise, crossEntropyExercise,
      slopeExercise, unitGradientsExercise, productExercise, walkExercise,
      linearExercise, parameterCountExercise, accuracyExercise,
      trainingStepExercise,
    ])
}

private typealias Attempt = Exercise<ConceptsWork>
private typealias Matrix = [[Float]]

/// Random numbers, always the same ones for a seed.
func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

/// The rows of a random matrix.
private func randomRows(_ shape: [Int], seed: UInt64 = 1) -> Matrix {
  let matrix = random(shape, seed: seed)
  return (0..<shape[0]).map { matrix[$0].scalars }
}

/// A matrix as an answer, even if its rows are not equally long.
private func answer(_ label: String, _ rows: Matrix) -> [Answer] {
  let lengths = rows.map(\.count)
  guard let columns = lengths.first, Set(lengths).count == 1 else {
    return [.init(label, "rows of \(lengths) numbers")]
  }
  let scalars = rows.flatMap { $0 }
  return [
    .init(label, Tensor(scalars: scalars, shape: [rows.count, columns]))
  ]
}

// MARK: A.2.3

private var matrixProductExercise: Attempt {
  Exercise(
    "matrix product", \.matrixProduct, in: "MatrixProduct.swift",
    section: "A.2.3", minutes: 6,
    hints: [
      "Every number of the result is a sum of its own.",
      "Three loops: rows of a, columns of b, and along both at once.",
      "Innermost: `sum += a[i][k] * b[k][j]`; begin each sum with 0.",
    ],
    explanation: """
      Nearly all the time of a language model goes into this. The book's \
      exercise A.4 times it: the library's product is the same sum, done \
      on several numbers at once and in an order that suits the memory.
      """,
    trials: matrixTrials,
    mistakes: [
      Mistake("Rows meet rows: the second factor needs its columns.") {
        $0.matrixProduct = { a, b in
          a.map { row in b.map { dot(row, $0) } }
        }
      },
      Mistake("It multiplies number by number at the same place.") {
        $0.matrixProduct = { a, b in
          zip(a, b).map { rows in zip(rows.0, rows.1).map { $0 * $1 } }
        }
      },
      Mistake("Rows and columns of the result have changed places.") {
        $0.matrixProduct = { a, b in
          columns(of: b).map { column in a.map { dot($0, column) } }
        }
      },
      Mistake("It keeps only the last product of each sum: = for +=.") {
        $0.matrixProduct = { a, b in
          a.map { row in
            columns(of: b).map { row.last! * $0.last! }
          }
        }
      },
      Mistake("The sum does not begin with 0 again in each column.") {
        $0.matrixProduct = { a, b in
          a.map { row in
            var sum: Float = 0
            return columns(of: b).map { column in
              sum += dot(row, column)
              return sum
            }
          }
        }
      },
    ], avoiding: [".matmul(": "The loops are what you are to write."])
}

private var matrixTrials: [Trial<ConceptsWork>] {
  let first: Matrix = [[1, 2, 3], [4, 5, 6]]
  let shapes: [([Int], [Int])] = [
    ([2, 2], [2, 2]), ([3, 4], [4, 2]), ([1, 5], [5, 1]),
    ([2, 1], [1, 3]),
  ]
  let printed = Answer("product", Tensor([[14.0, 32.0], [32.0, 77.0]]))
  return [
    Trial(book: "[2, 3] times [3, 2]", prints: [printed], decimals: 0) {
      answer("product", try $0.matrixProduct(first, columns(of: first)))
    }
  ]
    + shapes.map { left, right in
      Trial("\(left) times \(right)") {
        let (a, b) = (randomRows(left), randomRows(right, seed: 2))
        return answer("product", try $0.matrixProduct(a, b))
      }
    }
}

private func dot(_ a: [Float], _ b: [Float]) -> Float {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

private func columns(of matrix: Matrix) -> Matrix {
  matrix[0].indices.map { j in matrix.map { $0[j] } }
}

// MARK: A.3

private var sigmoidExercise: Attempt {
  let inputs: [(String, [Double])] = [
    ("numbers from −3 to 3", [-3, -1.5, -0.25, 0.5, 1, 3]), ("0", [0]),
    ("the book's 2.42", [2.42]),
    ("numbers as large as 1000", [-1000, -100, 100, 1000]),
  ]
  return Exercise(
    "sigmoid", \.sigmoid, in: "Sigmoid.swift", section: "A.3", minutes: 2,
    hints: [
      "A very negative number should give almost 0, a large one almost 1.",
      "`exp(-x)` is the part with the power of e.",
      "The sum in the denominator needs parentheses.",
    ],
    explanation: """
      The book's first network ends with it, so that its output is the \
      probability of class 1. exp(−x) may become infinite: 1 / inf is 0, \
      which is right. Softmax does the same for more classes than two.
      """,
    trials: inputs.map { name, numbers in
      Trial(name) { work in
        [.init("probabilities", try numbers.map { try work.sigmoid($0) })]
      }
    },
    mistakes: [
      Mistake("The sign of the exponent is missing: it falls, not rises.") {
        $0.sigmoid = { 1 / (1 + exp($0)) }
      },
      Mistake("Parentheses are missing: 1 / 1 + e⁻ˣ is 1 + e⁻ˣ.") {
        $0.sigmoid = { 1 + exp(-$0) }
      },
      Mistake("eˣ / (1 + eˣ) overflows: inf / inf is not a number.") {
        $0.sigmoid = { exp($0) / (1 + exp($0)) }
      },
      Mistake("This is tanh, which goes from −1 to 1.") {
        $0.sigmoid = { tanh($0) }
      },
    ], avoiding: [".sigmoid(": "The library's sigmoid is no answer here."])
}

private var crossEntropyExercise: Attempt {
  let inputs: [(Double, Double)] = [
    (0.5, 1), (0.9, 1), (0.1, 1), (0.5, 0), (0.8, 0), (0.05, 0),
  ]
  return Exercise(
    "cross entropy", \.crossEntropy, in: "CrossEntropy.swift",
    section: "A.3", minutes: 4,
    hints: [
      "Which probability did the prediction give to the right label?",
      "For the label 0 it is 1 − prediction.",
      "`-log(…)` of that; Foundation's log is the natural one.",
    ],
    explanation: """
      The book's formula −(y ln a + (1 − y) ln(1 − a)) says both cases at \
      once: one of its factors is 0. Chapter 5 of the book trains with the \
      same loss, over all tokens of the vocabulary instead of two labels.
      """,
    trials: [
      Trial(
        book: "w = 2.2, x = 1.1, label 1", prints: [.init("loss", 0.0852)]
      ) {
        let prediction = LogisticUnit(weight: 2.2, bias: 0).output(1.1)
        return [.init("loss", try $0.crossEntropy(prediction, 1))]
      }
    ]
      + inputs.map { prediction, target in
        Trial("the prediction \(prediction) and the label \(Int(target))") {
          [.init("loss", try $0.crossEntropy(prediction, target))]
        }
      },
    mistakes: [
      Mistake("The minus is missing: better predictions must cost less.") {
        $0.crossEntropy = { log(likelihood($0, $1)) }
      },
      Mistake("log10 and log2 are other logarithms: ln is log.") {
        $0.crossEntropy = { -log10(likelihood($0, $1)) }
      },
      Mistake("For the label 0 it costs nothing: half is missing.") {
        $0.crossEntropy = { -$1 * log($0) }
      },
      Mistake("The labels have changed places.") {
        $0.crossEntropy = { -log(likelihood($0, 1 - $1)) }
      },
      Mistake("This is the squared error, another loss.") {
        $0.crossEntropy = { ($0 - $1) * ($0 - $1) }
      },
    ],
    remarks: [
      Remark { work in
        let losses = [
          try work.crossEntropy(1, 1), try work.crossEntropy(0, 0),
        ]
        guard losses.contains(where: \.isNaN) else { return nil }
        return """
          A prediction of exactly 1 gives 0 · ln 0, which is not a number; \
          leave out the term that does not count.
          """
      }
    ],
    avoiding: [
      "binaryCrossEntropy": "The formula is what you are to write."
    ])
}

/// The probability that a prediction gives to the target.
private func likelihood(_ prediction: Double, _ target: Double) -> Double {
  target == 1 ? prediction : 1 - prediction
}
