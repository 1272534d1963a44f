import Exercises
import Foundation
import Tensors

var batchesExercise: Exercise<SamplingWork> {
  Exercise(
    "batches", \.batches, in: "Batches.swift", section: "2.6", minutes: 12,
    hints: [
      "List the starts of the windows first; then cut the list in batches.",
      "`Tensor([[1, 2], [3, 4]])` makes a batch from rows.",
      "What is left at the end is a batch only if dropsLast is false.",
    ],
    explanation: """
      A batch of another shape at the end would make its few windows count \
      more in the loss, so the book drops it in training. Exercise 2.2 of \
      the book tries other lengths and strides.
      """,
    trials: printedBatches
      + [
        (9, 2, 2, 2, false), (9, 2, 2, 2, true), (8, 2, 3, 1, true),
        (12, 3, 2, 3, false), (7, 4, 2, 1, false), (5, 1, 4, 1, true),
        (4, 2, 4, 1, false),
      ].map { count, batchSize, length, stride, dropsLast in
        Trial(
          "\(count) ids, batches of \(batchSize), length \(length), "
            + "stride \(stride)" + (dropsLast ? ", dropping the last" : "")
        ) {
          rows(
            try $0.batches(
              Array(0..<count), batchSize, length, stride, dropsLast))
        }
      },
    mistakes: mistakenBatches)
}

/// Inputs and targets of all batches, batch by batch.
private func rows(_ batches: [SamplingWork.Batch]) -> [Answer] {
  func text(_ ids: Tensor<Int>) -> String { "\(ids.shape) \(ids.scalars)" }
  return [
    Answer("inputs", batches.map { text($0.inputs) }),
    Answer("targets", batches.map { text($0.targets) }),
  ]
}

/// The book's batches of eight, and its exercise 2.2.
private var printedBatches: [Trial<SamplingWork>] {
  let inputs = Tensor([
    [40, 367, 2885, 1464], [1807, 3619, 402, 271],
    [10899, 2138, 257, 7026], [15632, 438, 2016, 257],
    [922, 5891, 1576, 438], [568, 340, 373, 645], [1049, 5975, 284, 502],
    [284, 3285, 326, 11],
  ])
  let targets = Tensor([
    [367, 2885, 1464, 1807], [3619, 402, 271, 10899],
    [2138, 257, 7026, 15632], [438, 2016, 257, 922],
    [5891, 1576, 438, 568], [340, 373, 645, 1049], [5975, 284, 502, 284],
    [3285, 326, 11, 287],
  ])
  let pairs = Tensor([
    [40, 367], [2885, 1464], [1807, 3619], [402, 271],
  ])
  let eights = Tensor([
    [40, 367, 2885, 1464, 1807, 3619, 402, 271],
    [2885, 1464, 1807, 3619, 402, 271, 10899, 2138],
    [1807, 3619, 402, 271, 10899, 2138, 257, 7026],
    [402, 271, 10899, 2138, 257, 7026, 15632, 438],
  ])
  func first(
    _ work: SamplingWork, _ size: Int, _ length: Int, _ stride: Int
  ) throws -> SamplingWork.Batch {
    let all = try work.batches(storyIDs, size, length, stride, true)
    return all.first ?? (.zeros([0]), .zeros([0]))
  }
  return [
    Trial(
      book: "eight windows of four",
      prints: [Answer("inputs", inputs), Answer("targets", targets)]
    ) {
      let batch = try first($0, 8, 4, 4)
      return [
        Answer("inputs", batch.inputs), Answer("targets", batch.targets),
      ]
    },
    Trial(
      book: "exercise 2.2, length 2 and stride 2",
      prints: [Answer("inputs", pairs)]
    ) { [Answer("inputs", try first($0, 4, 2, 2).inputs)] },
    Trial(
      book: "exercise 2.2, length 8 and stride 2",
      prints: [Answer("inputs", eights)]
    ) { [Answer("inputs", try first($0, 4, 8, 2).inputs)] },
  ]
}

private var mistakenBatches: [Mistake<SamplingWork>] {
  /// Changes what goes into the right function.
  func batches(
    _ name: String,
    _ change:
      @escaping (
        _ size: Int, _ length: Int, _ stride: Int, _ dropsLast: Bool
      ) -> (Int, Int, Int, Bool)
  ) -> Mistake<SamplingWork> {
    Mistake(name) { work in
      let right = work.batches
      work.batches = { ids, a, b, c, d in
        let (size, length, stride, dropsLast) = change(a, b, c, d)
        return try right(ids, size, length, stride, dropsLast)
      }
    }
  }
  return [
    batches("dropsLast is ignored: the small last batch is still there.") {
      size, length, stride, _ in (size, length, stride, false)
    },
    batches("The last batch is always dropped if it is not full.") {
      size, length, stride, _ in (size, length, stride, true)
    },
    batches("The stride is not used: each window starts after the last.") {
      ($0, $1, $1, $3)
    },
    batches("The stride is not used: it is always 1.") {
      ($0, $1, 1, $3)
    },
    batches("Length and stride have changed places.") {
      ($0, $2, $1, $3)
    },
    Mistake("The targets are the inputs, not one id further on.") { work in
      let right = work.batches
      work.batches = {
        try right($0, $1, $2, $3, $4).map { ($0.inputs, $0.inputs) }
      }
    },
    Mistake("A row has every n-th window: rows should follow each other.") {
      work in
      let right = work.batches
      work.batches = { ids, size, length, stride, dropsLast in
        let all = try right(ids, 1, length, stride, false)
        let count = try right(ids, size, length, stride, dropsLast).count
        return (0..<count).map { batch in
          let chosen = Swift.stride(from: batch, to: all.count, by: count)
            .prefix(size)
          return (
            concatenated(chosen.map { all[$0].inputs }, along: 0),
            concatenated(chosen.map { all[$0].targets }, along: 0)
          )
        }
      }
    },
  ]
}

var orderExercise: Exercise<SamplingWork> {
  Exercise(
    "shuffled order", \.shuffledOrder, in: "ShuffledOrder.swift",
    section: "2.6", minutes: 6,
    hints: [
      "Begin with 0, 1, 2 … and exchange two places at a time.",
      "At place i, n − i places are left: i + random(n − i) is one of them.",
      "`order.swapAt(place, place + random(count - place))`",
    ],
    explanation: """
      Every order is equally likely, because each place chooses among all \
      numbers that are not placed yet. Choosing among all places every \
      time looks as random, but some orders come up more often.
      """,
    trials: [
      Trial(
        book: "the last batch of the bonus notebook",
        prints: [Answer("its windows", [220, 28])]
      ) {
        let generator = RandomGenerator(seed: 123)
        _ = generator.nextInt63()  // the loader draws once before the seed
        let seed = UInt64(generator.nextInt63())
        let order = try shuffled($0, 250, seed: seed)
        return [Answer("its windows", Array(order.suffix(2)))]
      }
    ]
      + [(6, 1), (10, 2), (2, 3), (1, 4), (0, 5)].map { count, seed in
        Trial("\(count) numbers") {
          [Answer("order", try shuffled($0, count, seed: UInt64(seed)))]
        }
      },
    mistakes: [
      order(
        "It draws among all places each time: some orders get likelier."
      ) { order, place, random in
        order.swapAt(place, random(order.count))
      },
      order("It draws from the front: add the place to the number drawn.") {
        order, place, random in
        order.swapAt(place, random(order.count - place))
      },
      order("No number can stay where it is: the place itself counts too.")
      {
        order, place, random in
        order.swapAt(place, place + 1 + random(order.count - place - 1))
      },
      order("It overwrites one number instead of exchanging two.") {
        order, place, random in
        order[place] = order[place + random(order.count - place)]
      },
      Mistake("Nothing is shuffled.") {
        $0.shuffledOrder = { count, _ in Array(0..<count) }
      },
    ], avoiding: [".shuffled(": "shuffled() is what you are to write."])
}

private func shuffled(
  _ work: SamplingWork, _ count: Int, seed: UInt64
) throws -> [Int] {
  let generator = RandomGenerator(seed: seed)
  return try work.shuffledOrder(count) { below in
    Int(generator.nextUInt32()) % max(below, 1)
  }
}

/// A mistake: something else happens at each place but the last.
private func order(
  _ name: String,
  _ change: @escaping (inout [Int], _ place: Int, (Int) -> Int) -> Void
) -> Mistake<SamplingWork> {
  Mistake(name) {
    $0.shuffledOrder = { count, random in
      var order = Array(0..<count)
      for place in order.indices.dropLast() {
        change(&order, place, random)
      }
      return order
    }
  }
}

var mixtureExercise: Exercise<SamplingWork> {
  Exercise(
    "mixture weights", \.mixtureWeights, in: "MixtureWeights.swift",
    section: "2.6", minutes: 4,
    hints: [
      "Each size gets the power α; then all are divided by the same number.",
      "`import Foundation` and `pow(size, alpha)`.",
      "Divide by the sum of the powers, not of the sizes.",
    ],
    explanation: """
      A smaller α favours small corpora: the model sees the same few books \
      more often than their share of the text. With the sizes' shares for \
      w, the result is the same: a common factor cancels.
      """,
    trials: [
      ([1.0, 4], 0.5), ([500_000, 2_500_000, 40_000, 160_000], 0.7),
      ([3, 1, 2], 1), ([3, 1, 2], 0), ([7], 0.3), ([], 0.5),
    ].map { sizes, alpha in
      Trial("sizes \(sizes.map { Int($0) }), α = \(alpha)") {
        [Answer("weights", try $0.mixtureWeights(sizes, alpha))]
      }
    },
    mistakes: [
      Mistake("α is not used: these are the shares.") {
        $0.mixtureWeights = { sizes, _ in
          sizes.map { $0 / sizes.reduce(0, +) }
        }
      },
      Mistake("It divides by the sum of the sizes, not of the powers.") {
        $0.mixtureWeights = { sizes, alpha in
          sizes.map { pow($0, alpha) / sizes.reduce(0, +) }
        }
      },
      Mistake("The shares get the power, but no longer sum to 1.") {
        $0.mixtureWeights = { sizes, alpha in
          sizes.map { pow($0 / sizes.reduce(0, +), alpha) }
        }
      },
      Mistake("It multiplies by α: a common factor cancels.") {
        $0.mixtureWeights = { sizes, alpha in
          let products = sizes.map { $0 * alpha }
          return products.map { $0 / products.reduce(0, +) }
        }
      },
      Mistake("The power is 1/α: it makes large corpora larger.") {
        $0.mixtureWeights = { sizes, alpha in
          let powers = sizes.map { pow($0, 1 / alpha) }
          return powers.map { $0 / powers.reduce(0, +) }
        }
      },
      Mistake("It has α to the power of the size: the other way round.") {
        $0.mixtureWeights = { sizes, alpha in
          let powers = sizes.map { pow(alpha, $0) }
          return powers.map { $0 / powers.reduce(0, +) }
        }
      },
    ])
}
