import Architecture
import Corpora
import Exercises
import NeuralNetworks
import Tensors

private typealias T = Tensor<Float>
typealias Attempt = Exercise<ClassificationWork>

var headExercise: Attempt {
  Exercise(
    "classifier head", \.makeClassifier, in: "ClassifierHead.swift",
    section: "6.5", minutes: 6,
    hints: [
      "Modules have `freeze()` and `unfreeze()`; their order matters.",
      "Freeze the model first. A new layer is not frozen.",
      "Then unfreeze `model.finalNorm` and `model.blocks.last?`.",
    ],
    explanation: """
      The body knows the language already; the end adapts to the task. \
      Exercise 6.2 trains everything: a little better in the book, and \
      much slower.
      """,
    trials: [(1, 2), (2, 2), (3, 5)].map { blocks, classes in
      Trial("number of blocks: \(blocks), classes: \(classes)") {
        try classifier($0, blocks, classes)
      }
    },
    mistakes: Fault.allCases.map { fault in
      Mistake(fault.rawValue) { $0.makeClassifier = fault.apply }
    })
}

/// What a model's classifier trains, and its head.
private func classifier(
  _ work: ClassificationWork, _ blocks: Int, _ classes: Int
) throws -> [Answer] {
  manualSeed(1)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: 7, contextLength: 4, embeddingWidth: 4, headCount: 2,
      layerCount: blocks, dropout: 0))
  manualSeed(123)
  try work.makeClassifier(model, classes)
  let trained = model.namedParameters.filter { !$0.parameter.isFrozen }
  let logits = noGrad { model(Tensor([[1, 2, 3]])) }
  let parts: [String] = trained.map { name, _ in
    let part = name.split(separator: ".").prefix(2)
    return part.first == "blocks"
      ? part.joined(separator: ".") : String(part.first ?? "")
  }
  var distinct: [String] = []
  for part in parts where !distinct.contains(part) { distinct.append(part) }
  return [
    .init("shape of the logits", logits.shape),
    .init("trained parts", distinct),
    .init("trained parameters", trained.map(\.parameter.value.count)),
    .init("parameters of the head", model.outputHead.parameterCount),
  ]
}

/// What people do wrong when they make a classifier.
private enum Fault: String, CaseIterable {
  case nothingFrozen =
    "The body is not frozen: that is exercise 6.2, the whole model."
  case headFrozen = "It freezes after the head is new, and so the head too."
  case normFrozen = "The final norm stays frozen."
  case blockFrozen = "The last block stays frozen."
  case firstBlock = "The first block is trained, not the last."
  case oldHead = "The head still scores every token, not the classes."
  case noBias = "The head has no bias: that was right for tokens."

  func apply(_ model: GPTModel, _ classes: Int) {
    if self != .nothingFrozen, self != .headFrozen { model.freeze() }
    if self != .oldHead {
      model.outputHead = Linear(
        inputSize: model.configuration.embeddingWidth, outputSize: classes,
        hasBias: self != .noBias)
    } else {
      model.outputHead.unfreeze()
    }
    if self == .headFrozen { model.freeze() }
    if self != .normFrozen { model.finalNorm.unfreeze() }
    if self == .firstBlock {
      model.blocks.first?.unfreeze()
    } else if self != .blockFrozen {
      model.blocks.last?.unfreeze()
    }
  }
}

var lastTokenExercise: Attempt {
  Exercise(
    "last token", \.lastTokenLogits, in: "LastToken.swift", section: "6.6",
    minutes: 2,
    hints: [
      "The axis of tokens is the middle one.",
      "An index of −1 counts from the end.",
      "`logits[0..., -1]`.",
    ],
    explanation: """
      With a causal mask, only the last token sees the whole text. \
      Exercise 6.3 reads the first, which sees nothing but itself, and the \
      accuracy drops to that of guessing and a little more.
      """,
    trials: [
      Trial(
        book: "\"Do you have time\"",
        prints: [.init("logits", T([[-3.5983, 3.9902]]))]
      ) {
        let all = T([
          [
            [-1.5854, 0.9904], [-3.7235, 7.4548], [-2.2661, 6.6049],
            [-3.5983, 3.9902],
          ]
        ])
        return [.init("logits", try $0.lastTokenLogits(all))]
      }
    ]
      + [[1, 1, 2], [3, 4, 2], [2, 3, 5]].map { shape in
        Trial("logits \(shape)") { work in
          try answers("logits", gradientsOf: ["all": random(shape)]) {
            try work.lastTokenLogits($0[0])
          }
        }
      },
    mistakes: [
      Mistake(
        "It reads the first token, which has seen nothing: exercise 6.3."
      ) { $0.lastTokenLogits = { $0[0..., 0] } },
      Mistake("It averages over the tokens.") {
        $0.lastTokenLogits = { $0.mean(along: 1) }
      },
      Mistake("It takes the last class of every token, not the last token.")
      {
        $0.lastTokenLogits = { $0[.ellipsis, -1] }
      },
      Mistake("It takes the last text of the batch, not the last tokens.") {
        $0.lastTokenLogits = { $0[-1] }
      },
      Mistake("The axis of tokens is still there: index it, do not slice.")
      {
        $0.lastTokenLogits = { logits in
          logits[0..., (logits.shape[1] - 1)...]
        }
      },
    ])
}

private typealias Batches = [ClassificationWork.Batch]

/// Batches of these sizes with random logits and classes.
private func batches(_ sizes: [Int], classes: Int = 2) -> Batches {
  sizes.enumerated().map { index, size in
    let generator = RandomGenerator(seed: UInt64(index + 3))
    return (
      logits: T.randn([size, classes], generator: generator),
      classes: Tensor<Int>.randint(0, classes, [size], generator: generator)
    )
  }
}

var accuracyExercise: Attempt {
  let cases: [(sizes: [Int], classes: Int, count: Int?)] = [
    ([4], 2, nil), ([8, 8, 3], 2, nil), ([8, 8, 3, 5], 3, 2),
    ([2, 7], 2, 9),
  ]
  return Exercise(
    "accuracy", \.accuracy, in: "Accuracy.swift", section: "6.6",
    minutes: 6,
    hints: [
      "The predicted class is where the largest logit is: `argmax`.",
      "Count right answers and texts over all batches; divide at the end.",
      "`batches.prefix(count ?? batches.count)` never takes too many.",
    ],
    explanation: """
      Softmax is not needed: it does not change which logit is the \
      largest. The book counts right answers and examples, too, so that a \
      small last batch weighs no more than it should.
      """,
    trials: cases.map { sizes, classes, count in
      let measured = count.map { "the first \($0)" } ?? "all"
      return Trial("batches of \(sizes), \(measured) measured") { work in
        let batches = batches(sizes, classes: classes)
        return [.init("accuracy", try work.accuracy(batches, count))]
      }
    } + [
      Trial("everything right") {
        let batch = (
          logits: T([[2, 1], [0, 3]]), classes: Tensor([0, 1])
        )
        return [.init("accuracy", try $0.accuracy([batch], nil))]
      }
    ],
    mistakes: [
      Mistake(
        "It averages the batches' shares: a small batch weighs too much."
      ) {
        $0.accuracy = { batches, count in
          let measured = batches.prefix(count ?? batches.count)
          let shares = measured.map {
            Double(right($0)) / Double($0.classes.count)
          }
          return shares.reduce(0, +) / Double(shares.count)
        }
      },
      Mistake("It takes every batch to be as large as the first.") {
        $0.accuracy = share { measured in
          measured.count * (measured.first?.classes.count ?? 0)
        }
      },
      Mistake("It divides by the number of batches, not of texts.") {
        $0.accuracy = share(total: \.count)
      },
      Mistake("It counts the wrong answers.") {
        $0.accuracy = { batches, count in
          let measured = batches.prefix(count ?? batches.count)
          let total = texts(measured)
          let wrong = total - measured.map(right).reduce(0, +)
          return Double(wrong) / Double(total)
        }
      },
      Mistake("The number of batches is ignored: it measures all.") {
        let right = share(total: texts)
        $0.accuracy = { batches, _ in try right(batches, nil) }
      },
      Mistake("It is in percent, not from 0 to 1.") {
        let right = share(total: texts)
        $0.accuracy = { try 100 * right($0, $1) }
      },
    ])
}

private func right(_ batch: ClassificationWork.Batch) -> Int {
  let predicted = batch.logits.argmax(along: -1).scalars
  return zip(predicted, batch.classes.scalars).count { $0 == $1 }
}

private func texts(_ batches: ArraySlice<ClassificationWork.Batch>) -> Int {
  batches.map(\.classes.count).reduce(0, +)
}

/// Right answers divided by something.
private func share(
  total: @escaping (ArraySlice<ClassificationWork.Batch>) -> Int
) -> (Batches, Int?) throws -> Double {
  { batches, count in
    let measured = batches.prefix(count ?? batches.count)
    let sum = measured.map(right).reduce(0, +)
    return Double(sum) / Double(total(measured))
  }
}

var classLossExercise: Attempt {
  Exercise(
    "class loss", \.classLoss, in: "ClassLoss.swift", section: "6.6",
    minutes: 4,
    hints: [
      "The same token as for the accuracy decides.",
      "Cross entropy takes logits, no probabilities.",
      "`logits[0..., -1].crossEntropy(targets: classes)`.",
    ],
    explanation: """
      Accuracy is what we want, but it moves in jumps and has no gradient. \
      Cross entropy falls smoothly when the right class gains. Only the \
      last tokens get a gradient from the head; attention passes it on.
      """,
    trials: [[1, 1, 2], [4, 3, 2], [3, 5, 4]].map { shape in
      Trial("logits \(shape)") { work in
        let classes = Tensor<Int>.randint(
          0, shape[2], [shape[0]], generator: RandomGenerator(seed: 3))
        return try answers("loss", gradientsOf: ["logits": random(shape)]) {
          try work.classLoss($0[0], classes)
        }
      }
    },
    mistakes: [
      Mistake("It reads the first token, which has seen nothing.") {
        $0.classLoss = { $0[0..., 0].crossEntropy(targets: $1) }
      },
      Mistake("All tokens answer for the class, not the last alone.") {
        $0.classLoss = { logits, classes in
          let tokens = logits.unbound(along: 1).map {
            $0.crossEntropy(targets: classes)
          }
          return stacked(tokens).mean()
        }
      },
      Mistake("Softmax comes first, but cross entropy has its own.") {
        $0.classLoss = { logits, classes in
          logits[0..., -1].softmax(along: -1).crossEntropy(targets: classes)
        }
      },
      Mistake("It adds up the batch instead of averaging.") {
        $0.classLoss = { logits, classes in
          logits[0..., -1].crossEntropy(targets: classes, reduction: .sum)
        }
      },
      Mistake("The logits are averaged over the tokens.") {
        $0.classLoss = { $0.mean(along: 1).crossEntropy(targets: $1) }
      },
    ])
}

var classifyExercise: Attempt {
  let cases: [(ids: [Int], length: Int, context: Int)] = [
    ([5, 6], 4, 8), ([1, 2, 3, 4, 5, 6], 4, 8), ([2, 7, 1], 6, 4),
    ([3, 1, 4, 1, 5, 2, 6], 9, 5), ([6, 6, 1], 3, 8),
  ]
  return Exercise(
    "classify", \.classify, in: "Classifying.swift", section: "6.8",
    minutes: 8,
    hints: [
      "The length to use is the smaller one of two.",
      "A batch of one: `Tensor([row])`. Its last token: `logits[0, -1]`.",
      "`noGrad { model(…) }`, then compare the two `scalars`.",
    ],
    explanation: """
      A classifier learns from padded rows, so it is used with them too. \
      The book's version has a pitfall here: with a length above the \
      context, or without one, the model stops with an error.
      """,
    trials: cases.map { ids, length, context in
      Trial("ids \(ids), length \(length), context \(context)") { work in
        var given = Tensor<Int>([Int]())
        let label = try work.classify(ids, length, context, 9) {
          given = $0
          return scores($0)
        }
        return [
          .init("ids for the model", given),
          .init("label", label.rawValue),
        ]
      }
    },
    mistakes: [
      Mistake("The text is not padded, unlike those in training.") {
        $0.classify = label { ids, length in
          Array(ids.prefix(max(length, 1)))
        }
      },
      Mistake("It pads to the context length, not to that of training.") {
        let right = label(row)
        $0.classify = { ids, _, context, padding, model in
          try right(ids, context, context, padding, model)
        }
      },
      Mistake("The row may be longer than the context.") {
        let right = label(row)
        $0.classify = { ids, length, _, padding, model in
          try right(ids, length, length, padding, model)
        }
      },
      Mistake("It reads the first token.", section: "6.6") {
        $0.classify = label(at: 0, row)
      },
      Mistake("Ham and spam have changed places: class 1 is spam.") {
        $0.classify = label(spamClass: 0, row)
      },
    ],
    remarks: [
      Remark { work in
        var isRecording = false
        _ = try work.classify([1, 2], 4, 8, 9) {
          isRecording = (T([1]).requiringGradient() * 2).requiresGradient
          return scores($0)
        }
        return isRecording
          ? "It records a graph that nobody needs: noGrad { … }."
          : nil
      }
    ])
}

/// Scores that depend on all ids up to a token: `[batch, tokens, 2]`.
private func scores(_ ids: Tensor<Int>) -> T {
  let tokens = ids.shape[ids.rank - 1]
  let table = random([10, 2], seed: 5)
  var sums: [Float] = [0, 0]
  let scores = ids.scalars.enumerated().flatMap { place, id -> [Float] in
    if place % max(tokens, 1) == 0 { sums = [0, 0] }
    for side in 0...1 {
      sums[side] = table[id % 10, side].item - 0.7 * sums[side]
    }
    return sums
  }
  return T(scalars: scores, shape: ids.shape + [2])
}

private func row(_ ids: [Int], _ length: Int) -> [Int] {
  ids.prefix(length)
    + Array(repeating: 9, count: max(length - ids.count, 0))
}

/// Classification with another row, token or class for spam.
private func label(
  at token: Int = -1, spamClass: Int = 1,
  _ row: @escaping ([Int], Int) -> [Int]
) -> ClassificationWork.Classify {
  { ids, length, context, _, model in
    let ids = row(ids, min(length, context))
    guard !ids.isEmpty else { return .ham }
    let logits = noGrad { model(Tensor([ids])) }[0, token].scalars
    return logits[spamClass] > logits[1 - spamClass] ? .spam : .ham
  }
}
