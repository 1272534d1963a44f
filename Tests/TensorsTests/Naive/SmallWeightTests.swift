import Foundation
import Tensors
import Testing

/// What is small beside the rest of its row still counts: each weight is compared with its own size.
@Suite("Small weights")
struct SmallWeightTests {
  static let widths = [2, 15, 16, 17, 40]

  /// Logits from 0 down to −87, where the weights are near the smallest normal float.
  private func logits(_ width: Int) -> [Float] {
    (0..<width).map { -87 * Float($0) / Float(width - 1) }
  }

  private func weights(_ logits: [Float]) -> [Double] {
    let exponentials = logits.map { exp(Double($0)) }
    let total = exponentials.reduce(0, +)
    return exponentials.map { $0 / total }
  }

  /// Allows 1e-6 of each number.
  private func expect(
    _ yours: [Float], equals exact: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(yours.count == exact.count, sourceLocation: sourceLocation)
    for (x, y) in zip(yours, exact) {
      #expect(abs(Double(x) - y) <= 1e-6 * abs(y), "\(x) is not \(y)", sourceLocation: sourceLocation)
    }
  }

  @Test("Softmax keeps the digits of weights down to 1e-38, and so does its gradient", arguments: widths)
  func softmax(width: Int) throws {
    let row = logits(width)
    let (x, exact) = (Tensor(row).requiringGradient(), weights(row))
    let y = x.softmax(along: 0)
    expect(y.scalars, equals: exact)
    // Through the first weight alone: y₀ (1 − y₀) for itself, −y₀ yᵢ for the others.
    y[0].backward()
    let slopes = try #require(x.gradient).scalars
    expect(Array(slopes.dropFirst()), equals: exact.dropFirst().map { -exact[0] * $0 })
  }

  @Test("Attention adds every value by its weight, however small", arguments: widths)
  func attention(width: Int) {
    let row = logits(width)
    // One query of size one, so that keys are scores; the identity as values shows the weights.
    let query = Tensor<Float>.ones([1, 1, 1, 1])
    let keys = Tensor(scalars: row, shape: [1, 1, width, 1])
    let values = Tensor<Float>.eye(width).reshaped(to: [1, 1, width, width])
    expect(query.attention(keys: keys, values: values, scale: 1).scalars, equals: weights(row))
  }

  @Test("The gradient of cross-entropy at unlikely classes is their probability", arguments: widths)
  func crossEntropy(width: Int) throws {
    let row = logits(width)
    let x = Tensor(scalars: row, shape: [1, width]).requiringGradient()
    x.crossEntropy(targets: Tensor([0])).backward()
    let slopes = try #require(x.gradient).scalars
    for (slope, exact) in zip(slopes, weights(row)).dropFirst() {
      // Logits are shifted by ln Σ eˣ before the exponential, which rounds them by up to 4e-6.
      #expect(abs(Double(slope) - exact) <= 8e-6 * exact, "\(slope) is not \(exact)")
    }
  }
}
