import Testing

@testable import Tensors

/// A mistake that stops the program, and what its message must contain.
private struct Mistake: Sendable {
  let name: String
  let message: [String]
  let make: @Sendable () -> Void

  init(_ name: String, says message: String..., make: @escaping @Sendable () -> Void) {
    (self.name, self.message, self.make) = (name, message, make)
  }
}

private let mistakes = [
  Mistake("addition", says: "add", "[2, 3]", "[4]") { _ = zeros(2, 3) + zeros(4) },
  Mistake("matrix product", says: "matmul", "[2, 3]", "[4, 5]") { _ = zeros(2, 3).matmul(zeros(4, 5)) },
  Mistake("batches of a product", says: "matmul", "[2]", "[3]") {
    _ = zeros(2, 3, 4).matmul(zeros(3, 4, 5))
  },
  Mistake("linear", says: "linear", "[2, 3]", "[5, 4]") { _ = zeros(2, 3).linear(weight: zeros(5, 4)) },
  Mistake("reshape", says: "reshaped", "[2, 3]", "[4, -1]") { _ = zeros(2, 3).reshaped(to: [4, -1]) },
  Mistake("view of scattered memory", says: "viewed", "[3, 2]", "[6]") {
    _ = zeros(2, 3).transposed().viewed(as: [6])
  },
  Mistake("concatenation", says: "concatenated", "[2, 3]", "[2, 4]") {
    _ = concatenated([zeros(2, 3), zeros(2, 4)], along: 0)
  },
  Mistake("attention", says: "attention", "[1, 2, 3, 4]", "[1, 2, 3, 5]") {
    _ = zeros(1, 2, 3, 4).attention(keys: zeros(1, 2, 3, 5), values: zeros(1, 2, 3, 5))
  },
  Mistake("cross-entropy", says: "crossEntropy", "[2, 3]", "[4]") {
    _ = zeros(2, 3).crossEntropy(targets: Tensor<Int>.zeros([4]))
  },
  Mistake("class out of range", says: "crossEntropy", "3", "3 classes") {
    _ = zeros(1, 3).crossEntropy(targets: Tensor([3]))
  },
  Mistake("range without a step", says: "arange: a step of zero") {
    _ = Tensor<Float>.arange(0, 1, step: 0)
  },
  Mistake("range without an end", says: "arange: no vector reaches from 0.0 to inf") {
    _ = Tensor<Float>.arange(0, .infinity)
  },
  Mistake("position out of range", says: "subscript", "position 2", "[2, 3]") { _ = zeros(2, 3)[2] },
  Mistake("id out of range", says: "embedding", "id 5", "5 entries") {
    _ = zeros(5, 2).embedding(Tensor([5]))
  },
  Mistake("axis out of range", says: "softmax", "axis 2", "2 axes") { _ = zeros(2, 3).softmax(along: 2) },
  Mistake("stretching a new axis of unknown size", says: "expanded", "[3]", "[-1, 3]") {
    _ = zeros(3).expanded(to: [-1, 3])
  },
  Mistake("not-a-number as a whole number", says: "to:", "nan") {
    _ = Tensor<Float>([1, .nan]).to(Int.self)
  },
  Mistake("infinity as a whole number", says: "to:", "-inf") { _ = Tensor<Float>(-.infinity).to(Int.self) },
  Mistake("too large for a whole number", says: "to:", "1.0000000150474662e+30") {
    _ = Tensor<Float>(1e30).to(Int.self)
  },
  Mistake("an axis that one number lacks", says: "TrapTests.swift", "max", "axis 1", "0 axes") {
    _ = Tensor<Float>(3).max(along: 1)
  },
  Mistake("cutting up one number", says: "split", "axis 0", "0 axes") {
    _ = Tensor<Float>(3).split(size: 1, along: 0)
  },
  Mistake("the two largest of one number", says: "topk: 2") { _ = Tensor<Float>(3).topk(2) },
  Mistake("several elements as one number", says: "item", "[2, 3]") { _ = zeros(2, 3).item },
  Mistake("backward of several elements", says: "backward", "[2, 3]") {
    zeros(2, 3).requiringGradient().backward()
  },
  Mistake("a seed of another shape", says: "backward", "[3, 2]", "[2, 3]") {
    zeros(2, 3).requiringGradient().backward(gradient: zeros(3, 2))
  },
  Mistake("backward of a constant", says: "backward", "requires a gradient") {
    zeros(2, 3).sum().backward()
  },
  Mistake("a second walk", says: "backward", "retainingGraph") {
    let y = (zeros(2).requiringGradient() * 2).sum()
    y.backward()
    y.backward()
  },
  Mistake("a walk into a graph that another released", says: "backward", "retainingGraph") {
    let shared = zeros(2).requiringGradient() * 2
    shared.sum().backward()
    (shared * shared).sum().backward()
  },
  Mistake(
    "a factor that changed after it was used", says: "TrapTests.swift", "backward", "multiply",
    "changed in place"
  ) {
    let w = Tensor<Float>([1, 2]).requiringGradient()
    let y = (w * w).sum()
    w.multiply(by: 0)
    y.backward()
  },
  Mistake("a weight that changed before backward", says: "backward", "linear", "changed in place") {
    let (x, weight) = (zeros(2, 3).requiringGradient(), zeros(4, 3).requiringGradient())
    let y = x.linear(weight: weight).sum()
    noGrad { weight.detached()[0, 0] = Tensor<Float>(1) }
    y.backward()
  },
  Mistake("a result that changed before backward", says: "backward", "softmax", "changed in place") {
    let x = zeros(2, 3).requiringGradient()
    let y = x.softmax(along: -1)
    y.detached().fill(with: 0)
    _ = gradients(of: y.sum(), withRespectTo: [x])
  },
  Mistake("addition to a recorded result", says: "TrapTests.swift", "add", "recorded result of multiply") {
    (zeros(2).requiringGradient() * 2).add(zeros(2))
  },
  Mistake("multiplication of a recorded result", says: "multiply(by:)", "recorded result of slice") {
    zeros(2, 3).requiringGradient()[0].multiply(by: 2)
  },
  Mistake("overwriting of a recorded result", says: "copy(from:)", "recorded result of transpose") {
    zeros(2, 3).requiringGradient().transposed().copy(from: zeros(3, 2))
  },
  Mistake("filling of a recorded result", says: "fill", "recorded result of relu") {
    zeros(2, 3).requiringGradient().relu().fill(with: 1)
  },
  Mistake("assignment within a graph", says: "subscript", "replacing") {
    let y = zeros(2, 3).requiringGradient() * 2
    y[0] = zeros(3)
  },
]

private func zeros(_ shape: Int...) -> Tensor<Float> { .zeros(shape) }

@Suite("Mistakes stop the program with a message")
struct TrapTests {
  @Test("The message names the operation and the shapes", arguments: mistakes.map(\.name))
  func stops(name: String) async throws {
    let mistake = try #require(mistakes.first { $0.name == name })
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [name] in
      mistakes.first { $0.name == name }?.make()
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    let message = output.split(separator: "\n").first { $0.contains("Fatal error") } ?? ""
    for part in mistake.message {
      #expect(message.contains(part), "“\(message)” does not say “\(part)”")
    }
  }
}
