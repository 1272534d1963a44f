import Foundation
import Tensors

/// What ``trainClassifier(with:print:)`` cannot do without.
public let classifierPieces = [
  "sigmoid", "cross entropy", "unit gradients", "backward of a product",
  "backward walk", "linear layer", "accuracy",
]

/// Trains the book's network of section A.7 number by number, so that every
/// gradient comes from the pieces in `work`.
///
/// Prints the losses beside the book's, and returns whether they agree and
/// all examples are classified correctly at the end.
public func trainClassifier(
  with work: ConceptsWork, print: (String) -> Void
) throws -> Bool {
  let run = ToyRun()
  var network = ScalarNetwork(run.model.parameters.map(\.value), work)
  print(
    """
    The book's network has 2, 30, 20 and 2 units, \(network.count) parameters.
    Each of them is a number in your backward walk. For two classes, softmax
    is the sigmoid of the difference of the logits.
    """)
  let distance = try network.distance(from: run)
  print(
    "    first gradients   \(short(distance)) at most from the library's")

  let printed = [0.75, 0.65, 0.44, 0.13, 0.03, 0.00]
  var isAsPrinted = true
  for epoch in 0..<3 {
    let steps = [2 * epoch, 2 * epoch + 1]
    let losses = try steps.map {
      try network.train(on: run.batches[$0], rate: 0.5)
    }
    let book = steps.map { decimals(printed[$0], 2) }
    isAsPrinted = isAsPrinted && losses.map { decimals($0, 2) } == book
    let yours = losses.map { decimals($0, 4) }.joined(separator: "  ")
    print(
      "    epoch \(epoch + 1)   loss \(yours)   in the book "
        + book.joined(separator: "  "))
  }
  let training = try network.accuracy(on: ToyRun.training)
  let test = try network.accuracy(on: ToyRun.test)
  print("    accuracy   in training \(percent(training))")
  print("               in the test \(percent(test))")
  return isAsPrinted && training == 1 && test == 1 && distance < 1e-5
}

private func decimals(_ number: Double, _ count: Int) -> String {
  String(format: "%.\(count)f", number)
}

private func short(_ number: Double) -> String {
  String(format: "%.0e", number)
}

private func percent(_ share: Double) -> String {
  String(format: "%.0f %%", 100 * share)
}

/// The network of section A.5 with plain numbers for weights.
private struct ScalarNetwork {
  /// Weights and biases, layer by layer, each row by row.
  private var parameters: [[Double]]
  private let shapes: [[Int]]
  private let work: ConceptsWork

  init(_ tensors: [Tensor<Float>], _ work: ConceptsWork) {
    parameters = tensors.map { $0.scalars.map(Double.init) }
    shapes = tensors.map(\.shape)
    self.work = work
  }

  var count: Int { parameters.reduce(0) { $0 + $1.count } }

  /// Does one step of training, and returns the loss.
  mutating func train(
    on batch: (features: Tensor<Float>, labels: Tensor<Int>), rate: Double
  ) throws -> Double {
    let (loss, gradients) = try gradients(on: batch)
    var next = 0
    for tensor in parameters.indices {
      for index in parameters[tensor].indices {
        parameters[tensor][index] -= rate * gradients[next]
        next += 1
      }
    }
    return loss
  }

  /// The loss of a batch, and the gradient of each parameter in order.
  private func gradients(
    on batch: (features: Tensor<Float>, labels: Tensor<Int>)
  ) throws -> (loss: Double, gradients: [Double]) {
    let record = Record(work)
    let weights = parameters.map { $0.map { record.number($0) } }
    let share = 1 / Double(batch.labels.count)
    let losses = try (0..<batch.labels.count).map { example in
      let features = batch.features[example].scalars
      let inputs = features.map { record.number(Double($0)) }
      let logits = try logits(inputs, weights, record)
      let difference = record.sum(of: [(logits[1], 1), (logits[0], -1)])
      let label = Double(batch.labels[example].item)
      return (try record.loss(difference, label: label), share)
    }
    let mean = record.sum(of: losses)
    let all = try work.gradients(record.computation)
    return (record.values[mean], Array(all.prefix(count)))
  }

  private func logits(
    _ inputs: [Int], _ weights: [[Int]], _ record: Record
  ) throws -> [Int] {
    var x = inputs
    for layer in stride(from: 0, to: weights.count, by: 2) {
      if layer > 0 { x = x.map { record.relu($0) } }
      let (weight, biases) = (weights[layer], weights[layer + 1])
      x = try biases.indices.map { output in
        let row = weight[output * x.count..<(output + 1) * x.count]
        let products = try zip(row, x).map { try record.product($0, $1) }
        return record.sum(of: (products + [biases[output]]).map { ($0, 1) })
      }
    }
    return x
  }

  /// The largest distance from the gradients that the library computes.
  func distance(from run: ToyRun) throws -> Double {
    let batch = run.batches[0]
    run.model.zeroGradients()
    run.model(batch.features).crossEntropy(targets: batch.labels).backward()
    let library = run.model.parameters.flatMap { $0.gradient!.scalars }
    let yours = try gradients(on: batch).gradients
    return zip(library, yours).map { abs(Double($0) - $1) }.max() ?? 0
  }

  /// The accuracy, with the logits of the layer in `work`.
  func accuracy(
    on examples: (features: Tensor<Float>, labels: Tensor<Int>)
  ) throws -> Double {
    let tensors = zip(parameters, shapes).map { numbers, shape in
      Tensor(scalars: numbers.map { Float($0) }, shape: shape)
    }
    var x = examples.features
    for layer in stride(from: 0, to: tensors.count, by: 2) {
      if layer > 0 { x = x.relu() }
      x = try work.linear(x, tensors[layer], tensors[layer + 1])
    }
    return try work.accuracy(x, examples.labels)
  }
}

/// A computation that is written down as it goes on.
private final class Record {
  private(set) var values: [Double] = []
  private(set) var computation: ConceptsWork.Computation = []
  private let work: ConceptsWork

  init(_ work: ConceptsWork) { self.work = work }

  /// Writes down a number, and returns its position.
  func number(
    _ value: Double, from inputs: [(position: Int, slope: Double)] = []
  ) -> Int {
    values.append(value)
    computation.append(inputs)
    return values.count - 1
  }

  func product(_ a: Int, _ b: Int) throws -> Int {
    let slopes = try work.backwardOfProduct(values[a], values[b], 1)
    return number(
      values[a] * values[b], from: [(a, slopes.a), (b, slopes.b)])
  }

  /// The sum of numbers, each times a constant.
  func sum(of terms: [(position: Int, slope: Double)]) -> Int {
    number(
      terms.reduce(0) { $0 + values[$1.position] * $1.slope }, from: terms)
  }

  func relu(_ x: Int) -> Int {
    number(max(values[x], 0), from: [(x, values[x] > 0 ? 1 : 0)])
  }

  /// The loss of a sigmoid's input. Its slope is that of a unit's bias.
  func loss(_ x: Int, label: Double) throws -> Int {
    let prediction = try work.sigmoid(values[x])
    let slope = try work.unitGradients(values[x], label, 1, 0).bias
    return number(
      try work.crossEntropy(prediction, label), from: [(x, slope)])
  }
}
