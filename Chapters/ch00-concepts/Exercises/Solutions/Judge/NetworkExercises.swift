import Concepts
import Exercises
import NeuralNetworks
import Tensors

private typealias T = Tensor<Float>

var linearExercise: Exercise<ConceptsWork> {
  let sizes: [(Int, Int, Int)] = [(2, 2, 2), (1, 3, 4), (4, 5, 1)]
  return Exercise(
    "linear layer", \.linear, in: "LinearLayer.swift", section: "A.5",
    minutes: 4,
    hints: [
      "The matrix product wants `[inputs, outputs]` on its right side.",
      "`transposed()` exchanges rows and columns; nothing is copied.",
      "The bias of shape `[outputs]` is added to every row by itself.",
    ],
    explanation: """
      With the outputs first, each row of the weight matrix belongs to one \
      output. The book's exercise 3.1 trips over this: a matrix of its \
      own and the weight of a Linear layer are each other's transposes.
      """,
    trials: [
      Trial(
        book: "three layers with seed 123",
        prints: [.init("logits", T([[-0.1262, 0.1080, -0.1792]]))]
      ) { [.init("logits", try threeLayers($0))] }
    ]
      + sizes.map { batch, inputs, outputs in
        Trial("a batch of \(batch), \(inputs) inputs, \(outputs) outputs") {
          work in
          try answers(
            "outputs",
            gradientsOf: [
              "x": random([batch, inputs]),
              "the weight": random([outputs, inputs], seed: 2),
              "the bias": random([outputs], seed: 3),
            ]
          ) { try work.linear($0[0], $0[1], $0[2]) }
        }
      },
    mistakes: [
      Mistake("The bias is missing.") {
        $0.linear = { x, weight, _ in x.matmul(weight.transposed()) }
      },
      Mistake("Reshaping the weight mixes its rows: transpose it.") {
        $0.linear = { x, weight, bias in
          let shape = [weight.shape[1], weight.shape[0]]
          return x.matmul(weight.reshaped(to: shape)) + bias
        }
      },
      Mistake("The bias is taken away, not added.") {
        $0.linear = { x, weight, bias in
          x.matmul(weight.transposed()) - bias
        }
      },
      Mistake("The activation is not part of a linear layer.") {
        $0.linear = { x, weight, bias in
          (x.matmul(weight.transposed()) + bias).relu()
        }
      },
    ],
    avoiding: [
      "Linear(": "Linear is what you are to write.",
      ".linear(": "Write linear(weight:bias:) with a matrix product.",
    ])
}

/// The logits of the book's network for its random input.
private func threeLayers(_ work: ConceptsWork) throws -> T {
  let network = NeuralNetwork(
    inputSize: 50, outputSize: 3, generator: RandomGenerator(seed: 123))
  var x = T.rand([1, 50], generator: RandomGenerator(seed: 123))
  let parameters = network.parameters.map(\.value)
  for layer in 0..<3 {
    if layer > 0 { x = x.relu() }
    x = try work.linear(x, parameters[2 * layer], parameters[2 * layer + 1])
  }
  return x
}

var parameterCountExercise: Exercise<ConceptsWork> {
  Exercise(
    "parameter count", \.parameterCount, in: "ParameterCount.swift",
    section: "A.5", minutes: 3,
    hints: [
      "Three sizes are two layers: look at neighbours.",
      "A layer from 3 to 2 has 3 · 2 weights and 2 biases.",
      "`zip(sizes, sizes.dropFirst())` are the layers.",
    ],
    explanation: """
      The book's exercise A.3 finds 752 for its toy network. Widths count \
      almost squared, depths do not: that is where the sizes of language \
      models come from.
      """,
    trials: [
      Trial(
        book: "2, 30, 20, 2", prints: [.init("parameters", 752)],
        decimals: 0
      ) { [.init("parameters", try $0.parameterCount([2, 30, 20, 2]))] },
      Trial(
        book: "50, 30, 20, 3", prints: [.init("parameters", 2213)],
        decimals: 0
      ) { [.init("parameters", try $0.parameterCount([50, 30, 20, 3]))] },
    ]
      + [[3, 2], [1, 1], [7], [4, 4, 4, 4, 4]].map { (sizes: [Int]) in
        Trial("\(sizes)") {
          [.init("parameters", try $0.parameterCount(sizes))]
        }
      },
    mistakes: [
      Mistake("The biases are missing.") {
        $0.parameterCount = {
          total($0) { inputs, outputs in inputs * outputs }
        }
      },
      Mistake("A bias belongs to each output, not to each input.") {
        $0.parameterCount = {
          total($0) { inputs, outputs in inputs * outputs + inputs }
        }
      },
      Mistake("A layer has a bias for every output, not only one.") {
        $0.parameterCount = {
          total($0) { inputs, outputs in inputs * outputs + 1 }
        }
      },
      Mistake("It counts the units, not what connects them.") {
        $0.parameterCount = { $0.reduce(0, +) }
      },
    ])
}

private func total(
  _ sizes: [Int], _ parameters: (Int, Int) -> Int
) -> Int {
  zip(sizes, sizes.dropFirst()).reduce(0) { $0 + parameters($1.0, $1.1) }
}

var accuracyExercise: Exercise<ConceptsWork> {
  Exercise(
    "accuracy", \.accuracy, in: "Accuracy.swift", section: "A.7",
    minutes: 5,
    hints: [
      "First the predictions: a class for each row of logits.",
      "`argmax(along: 1)`, then count where it equals the label.",
      "Convert to Double before you divide.",
    ],
    explanation: """
      Softmax is not needed: it does not change which logit is largest. \
      Training cannot use the accuracy as its loss, because its slope is 0 \
      almost everywhere.
      """,
    trials: accuracyTrials,
    mistakes: [
      Mistake("Whole numbers divide without a rest: 3 / 4 is 0.") {
        $0.accuracy = { Double(rightCount($0, $1) / $1.count) }
      },
      Mistake("It counts the right ones and does not divide.") {
        $0.accuracy = { Double(rightCount($0, $1)) }
      },
      Mistake("It divides by the number of logits, not of examples.") {
        $0.accuracy = { Double(rightCount($0, $1)) / Double($0.count) }
      },
      Mistake("It is the share of wrong answers.") {
        $0.accuracy = { 1 - Double(rightCount($0, $1)) / Double($1.count) }
      },
      Mistake("It takes the smallest logit: argmin for argmax.") {
        $0.accuracy = { Double(rightCount(-$0, $1)) / Double($1.count) }
      },
      Mistake("A share goes from 0 to 1, not to 100.") {
        $0.accuracy = {
          100 * Double(rightCount($0, $1)) / Double($1.count)
        }
      },
    ])
}

/// The book's trial is not the first: where all are right, many mistakes
/// look the same.
private var accuracyTrials: [Trial<ConceptsWork>] {
  func trial(_ batch: Int, _ classes: Int) -> Trial<ConceptsWork> {
    Trial("\(batch) examples, \(classes) classes") {
      let logits = random([batch, classes], seed: 5)
      let labels = Tensor.randint(
        0, classes, [batch], generator: RandomGenerator(seed: 6))
      return [.init("accuracy", try $0.accuracy(logits, labels))]
    }
  }
  let book = Trial<ConceptsWork>(
    book: "the logits after training", prints: [.init("accuracy", 1.0)],
    decimals: 1
  ) {
    let logits = T([
      [2.8569, -4.1618], [2.5382, -3.7548], [2.0944, -3.1820],
      [-1.4814, 1.4816], [-1.7176, 1.7342],
    ])
    let labels = Tensor([0, 0, 0, 1, 1])
    return [.init("accuracy", try $0.accuracy(logits, labels))]
  }
  return [trial(6, 3), trial(20, 2), book, trial(4, 4), trial(1, 2)]
}

private func rightCount(_ logits: T, _ labels: Tensor<Int>) -> Int {
  let predictions = logits.argmax(along: 1)
  return zip(predictions.scalars, labels.scalars).count(where: ==)
}

var trainingStepExercise: Exercise<ConceptsWork> {
  Exercise(
    "training step", \.trainingStep, in: "TrainingStep.swift",
    section: "A.7", minutes: 5,
    hints: [
      "Logits, loss, clear, backward, step, in this order.",
      "`zeroGradients()` before `loss.backward()`, `step()` after it.",
      "Return the loss from before the step: `loss.item`.",
    ],
    explanation: """
      Every training in the book repeats these five lines, up to the \
      largest model. What is forgotten most often is to clear: backward() \
      adds to the gradients, and there is no error message.
      """,
    trials: [
      Trial(
        book: "six steps on the toy data",
        prints: [0.75, 0.65, 0.44, 0.13, 0.03, 0.00].enumerated().map {
          .init("loss \($0.offset + 1)", $0.element)
        }, decimals: 2
      ) { work in
        let run = ToyRun()
        let batches = run.batches
        return try batches.enumerated().map { index, batch in
          let loss = try work.trainingStep(
            run.model, run.optimizer, batch.features, batch.labels)
          return .init("loss \(index + 1)", Double(loss))
        }
      }
    ]
      + [1, 3].map { (steps: Int) in
        Trial("\(steps) steps on random data") { work in
          try trained(work, steps: steps)
        }
      },
    mistakes: [
      Mistake("Gradients are not cleared: each step adds to the last's.") {
        $0.trainingStep = { model, optimizer, features, labels in
          let loss = model(features).crossEntropy(targets: labels)
          loss.backward()
          optimizer.step()
          return loss.item
        }
      },
      Mistake("Nothing changes: step() is missing or finds no gradients.") {
        $0.trainingStep = { model, optimizer, features, labels in
          let loss = model(features).crossEntropy(targets: labels)
          loss.backward()
          optimizer.zeroGradients()
          optimizer.step()
          return loss.item
        }
      },
      Mistake("crossEntropy takes logits; softmax before it is twice.") {
        $0.trainingStep = { model, optimizer, features, labels in
          let shares = model(features).softmax(along: 1)
          let loss = shares.crossEntropy(targets: labels)
          optimizer.zeroGradients()
          loss.backward()
          optimizer.step()
          return loss.item
        }
      },
      Mistake("It returns the loss after the step, not before.") {
        $0.trainingStep = { model, optimizer, features, labels in
          optimizer.zeroGradients()
          model(features).crossEntropy(targets: labels).backward()
          optimizer.step()
          return model(features).crossEntropy(targets: labels).item
        }
      },
    ])
}

/// The losses of some steps, and the parameters after them.
private func trained(
  _ work: ConceptsWork, steps: Int
) throws -> [Answer] {
  let model = NeuralNetwork(
    inputSize: 3, outputSize: 4, generator: RandomGenerator(seed: 8))
  let optimizer = SGD(model.parameters, learningRate: 0.3)
  let losses: [Answer] = try (1...steps).map { step in
    let labels = Tensor.randint(
      0, 4, [5], generator: RandomGenerator(seed: UInt64(step)))
    let features = random([5, 3], seed: UInt64(step))
    let loss = try work.trainingStep(model, optimizer, features, labels)
    return .init("loss \(step)", Double(loss))
  }
  let parameters = model.namedParameters.map {
    Answer("\($0.name) after \(steps) steps", $0.parameter.value)
  }
  return losses + parameters
}
