import Exercises
import NeuralNetworks
import Tensors

/// The exercises of chapter 3, in the book's order.
public var embeddingsCourse: Course<EmbeddingsWork> {
  Course(
    "ch03-embeddings", lesson: .lesson, solutions: .solutions,
    exercises: [
      lookupExercise, productExercise, gradientExercise, positionExercise,
      inputExercise, offsetExercise,
    ])
}

private typealias T = Tensor<Float>
private typealias Attempt = Exercise<EmbeddingsWork>

/// Random numbers, always the same ones for a seed.
func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

/// Random ids, always the same ones for a seed.
func randomIDs(
  _ shape: [Int], below count: Int, seed: UInt64 = 2
) -> Tensor<Int> {
  .randint(0, count, shape, generator: RandomGenerator(seed: seed))
}

private var lookupExercise: Attempt {
  Exercise(
    "embedding lookup", \.lookUp, in: "EmbeddingLookup.swift",
    section: "2.7", minutes: 5,
    hints: [
      "Id 3 is row 3, which is the fourth: ids count from 0.",
      "Take rows for all ids in one go: `selected(along: 0, indices:)`.",
      "It takes a vector of ids: `flattened()`, then back with `reshaped`.",
    ],
    explanation: """
      An id is only a label; the row is what the network computes with. \
      The lesson's operation copies the rows in one loop, and its gradient \
      touches only the rows that were looked up.
      """,
    trials: [
      Trial(
        book: "the ids 2, 3, 5 and 1",
        prints: [
          Answer(
            "vectors",
            T([
              [1.2753, -0.2010, -0.1606], [-0.4015, 0.9666, -1.1481],
              [-2.8400, -0.7849, -1.4096], [0.9178, 1.5810, 1.3010],
            ]))
        ]
      ) {
        manualSeed(123)
        let table = Embedding(count: 6, width: 3).weight.detached()
        let ids = Tensor([2, 3, 5, 1])
        return [Answer("vectors", try $0.lookUp(ids, table))]
      }
    ]
      + [([1], 3, 2), ([2, 3], 4, 5), ([4, 4], 4, 4), ([0], 2, 3)].map {
        shape, entries, width in
        Trial("ids \(shape), a table [\(entries), \(width)]") { work in
          let ids = randomIDs(shape, below: entries)
          return try answers(
            "vectors", gradientsOf: ["the table": random([entries, width])]
          ) { try work.lookUp(ids, $0[0]) }
        }
      },
    mistakes: [
      Mistake("It counts the rows from 1, so each id gets the one before.")
      {
        $0.lookUp = { ids, table in
          let last = table.shape[0] - 1
          let rows = ids.scalars.map { $0 == 0 ? last : $0 - 1 }
          return table.embedding(Tensor(scalars: rows, shape: ids.shape))
        }
      },
      Mistake(
        "It returns the rows sorted by id; keep the order of the ids."
      ) {
        $0.lookUp = { ids, table in
          let rows = ids.scalars.sorted()
          return table.embedding(Tensor(scalars: rows, shape: ids.shape))
        }
      },
      Mistake("The shape of the ids is lost: a batch stays a batch.") {
        $0.lookUp = { ids, table in table.embedding(ids.flattened()) }
      },
      Mistake("No gradient reaches the table: its numbers were copied out.")
      {
        $0.lookUp = { ids, table in table.detached().embedding(ids) }
      },
    ],
    avoiding: [
      ".embedding(": "embedding is what you are to write.",
      "Embedding(": "Embedding is what you are to write.",
    ])
}

private var productExercise: Attempt {
  Exercise(
    "one-hot product", \.oneHotProduct, in: "OneHotProduct.swift",
    section: "2.7", minutes: 6,
    hints: [
      "Compare each id with 0, 1, 2 …: true where they are equal.",
      "`ids.unsqueezed(at: 1) .== .arange(…)` broadcasts to a matrix.",
      "`.to(Float.self)` makes ones and zeros, `matmul` the product.",
    ],
    explanation: """
      The single 1 of a row picks one row of the table, and all the zeros \
      are wasted work. With 50,257 entries that is 50,256 needless \
      multiplications per number; a lookup does none at all.
      """,
    trials: [
      Trial(
        book: "the ids 2, 3 and 1",
        prints: [
          Answer(
            "one-hot", T([[0, 0, 1, 0], [0, 0, 0, 1], [0, 1, 0, 0]])),
          Answer(
            "product",
            T([
              [0.6957, -1.8061, -1.1589, 0.3255, -0.6315],
              [-2.8400, -0.7849, -1.4096, -0.4076, 0.7953],
              [1.3010, 1.2753, -0.2010, -0.1606, -0.4015],
            ])),
        ]
      ) {
        manualSeed(123)
        let table = Embedding(count: 4, width: 5).weight.detached()
        return try multiplied($0, Tensor([2, 3, 1]), table)
      }
    ]
      + [(1, 1, 2), (2, 5, 3), (6, 3, 3)].map { tokens, entries, width in
        Trial("\(tokens) ids, a table [\(entries), \(width)]") { work in
          let ids = randomIDs([tokens], below: entries)
          let table = random([entries, width])
          let gradients = try answers(
            "product", gradientsOf: ["the table": table]
          ) { try work.oneHotProduct(ids, $0[0]).product }
          return try multiplied(work, ids, table) + gradients
        }
      },
    mistakes: [
      Mistake("The 1 is one place too far right: ids count from 0.") {
        $0.oneHotProduct = oneHot { ids, entries in
          (ids + 1).oneHot(classes: entries + 1)[0..., 0..<entries]
        }
      },
      Mistake("It is 1 for all ids up to this one, not for this one alone.")
      {
        $0.oneHotProduct = oneHot { ids, entries in
          let all = Tensor<Int>.arange(entries)
          return (all .<= ids.unsqueezed(at: 1)).to(Int.self)
        }
      },
      Mistake("It is 1 everywhere but at the id: the other way round.") {
        $0.oneHotProduct = oneHot { ids, entries in
          Tensor(1) - ids.oneHot(classes: entries)
        }
      },
      Mistake("It has the id at its place, not 1.") {
        $0.oneHotProduct = oneHot { ids, entries in
          ids.oneHot(classes: entries) * ids.unsqueezed(at: 1)
        }
      },
    ],
    avoiding: [
      ".embedding(": "It looks up; the point is the product.",
      ".selected(": "It looks up; the point is the product.",
    ])
}

private func multiplied(
  _ work: EmbeddingsWork, _ ids: Tensor<Int>, _ table: T
) throws -> [Answer] {
  let (oneHot, product) = try work.oneHotProduct(ids, table)
  return [Answer("one-hot", oneHot), Answer("product", product)]
}

/// The product with other rows than the right ones.
private func oneHot(
  _ rows: @escaping (Tensor<Int>, Int) -> Tensor<Int>
) -> (Tensor<Int>, T) -> EmbeddingsWork.Product {
  { ids, table in
    let oneHot = rows(ids, table.shape[0]).to(Float.self)
    return (oneHot, oneHot.matmul(table))
  }
}

private var gradientExercise: Attempt {
  Exercise(
    "backward of the lookup", \.lookupGradient, in: "LookupGradient.swift",
    section: "2.7", minutes: 8,
    hints: [
      "Start with zeros for the whole table; most rows keep them.",
      "Walk along the ids: the row of each gets something added.",
      "`result[id] = result[id] + gradient[position]`",
    ],
    explanation: """
      A number that is used twice acts on the loss in two ways, and their \
      slopes add up. So frequent tokens get large gradients, and a token \
      that is not in the batch gets none: it learns nothing in this step.
      """,
    trials: [
      Trial("the ids 2, 3 and 2, a gradient of ones") {
        let gradient = try $0.lookupGradient(
          .ones([3, 3]), Tensor([2, 3, 2]), 6)
        return [Answer("gradient of the table", gradient)]
      }
    ]
      + [(1, 2, 3), (5, 3, 2), (8, 4, 4), (0, 2, 2)].map {
        tokens, entries, width in
        Trial("\(tokens) ids, a table [\(entries), \(width)]") {
          let ids = randomIDs([tokens], below: entries)
          let gradient = try $0.lookupGradient(
            random([tokens, width]), ids, entries)
          return [Answer("gradient of the table", gradient)]
        }
      },
    mistakes: mistakenGradients,
    avoiding: [".backward(": "backward is what you are to write."])
}

private var mistakenGradients: [Mistake<EmbeddingsWork>] {
  /// A gradient in which a row changes in another way than by addition.
  func gradient(
    _ change: @escaping (_ row: T, _ new: T, _ count: Int) -> T
  ) -> (T, Tensor<Int>, Int) -> T {
    { gradient, ids, entries in
      let result = T.zeros([entries, gradient.shape[1]])
      let all = ids.scalars
      for (position, id) in all.enumerated() {
        let count = all.count { $0 == id }
        result[id] = change(result[id], gradient[position], count)
      }
      return result
    }
  }
  return [
    Mistake("The last one wins: gradients of equal ids must add up.") {
      $0.lookupGradient = gradient { _, new, _ in new }
    },
    Mistake("Equal ids get the mean of their gradients, not the sum.") {
      $0.lookupGradient = gradient { row, new, count in
        row + new / Float(count)
      }
    },
    Mistake("Only the first of several equal ids counts.") {
      $0.lookupGradient = { gradient, ids, entries in
        let result = T.zeros([entries, gradient.shape[1]])
        for (position, id) in ids.scalars.enumerated().reversed() {
          result[id] = gradient[position]
        }
        return result
      }
    },
    Mistake("Id 0 gets nothing; it is an id like any other.") {
      let right = gradient { row, new, _ in row + new }
      $0.lookupGradient = { gradient, ids, entries in
        let result = right(gradient, ids, entries)
        result[0] = T(0)
        return result
      }
    },
    Mistake("The gradient goes to row `position`, not to row `id`.") {
      $0.lookupGradient = { gradient, _, entries in
        let result = T.zeros([entries, gradient.shape[1]])
        for row in 0..<min(entries, gradient.shape[0]) {
          result[row] = gradient[row]
        }
        return result
      }
    },
  ]
}
