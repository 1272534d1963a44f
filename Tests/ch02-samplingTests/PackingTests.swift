import Architecture
import Sampling
import SamplingTopics
import Tensors
import TestSupport
import Testing

/// Texts of random ids, `lengths` of them as inputs and one more each as the last target.
private func randomTexts(_ lengths: [Int], vocabulary: Int, seed: UInt64) -> [[Int]] {
  let generator = RandomGenerator(seed: seed)
  return lengths.map { length in
    (0...length).map { _ in Int(generator.nextUInt32()) % vocabulary }
  }
}

/// The summed loss of one text, read by the model as it is.
private func loneLoss(_ model: GPTModel, _ text: [Int]) -> Tensor<Float> {
  model(Tensor([Array(text.dropLast())]))[0]
    .crossEntropy(targets: Tensor(Array(text.dropFirst())), reduction: .sum)
}

@Suite("Topics documents, packing and padding")
struct PackingTests {
  @Test(
    "A packed text has the logits and gradients that it has alone",
    arguments: [[1], [5, 5], [3, 1, 4, 1, 5], [8, 2, 6, 7, 1, 1, 3]], [1, 2])
  func alone(lengths: [Int], layers: Int) {
    let length = 8
    let texts = randomTexts(lengths, vocabulary: 11, seed: UInt64(layers))
    let model = tinyGPT(vocabulary: 11, context: length, layers: layers, seed: 3)
    let rows = TokenRows(texts, rows: packed(lengths: lengths, into: length), length: length)
    let together = model(rows)
    var sum = Tensor<Float>(0)
    for (number, text) in texts.enumerated() {
      let (row, places) = rows.place(of: number)
      let alone = model(Tensor([Array(text.dropLast())]))[0]
      expectClose(together[row, places], to: alone, absolute: 1e-5, relative: 1e-5)
      sum = sum + loneLoss(model, text)
    }
    expectClose(
      gradient(of: model.totalLoss(on: rows), by: model), to: gradient(of: sum, by: model), absolute: 1e-4,
      relative: 1e-4)
  }

  @Test(
    "Padding on either side leaves logits and loss as they are", arguments: [TokenRows.Side.left, .right])
  func padding(side: TokenRows.Side) {
    let texts = randomTexts([1, 7, 4], vocabulary: 9, seed: 5)
    let model = tinyGPT(vocabulary: 9, context: 9, layers: 2, seed: 1)
    let rows = TokenRows(texts, rows: [[0], [1], [2]], length: 9, side: side)
    let together = model(rows)
    for (number, text) in texts.enumerated() {
      let (row, places) = rows.place(of: number)
      #expect(places == (side == .left ? 9 - text.count + 1..<9 : 0..<text.count - 1))
      expectClose(
        together[row, places], to: model(Tensor([Array(text.dropLast())]))[0], absolute: 1e-5, relative: 1e-5)
    }
    let losses = texts.map { loneLoss(model, $0).item }
    expectClose(
      Double(model.totalLoss(on: rows).item), to: Double(losses.reduce(0, +)), absolute: 0, relative: 1e-5)
    #expect(rows.paddingCount == 3 * 9 - 12)
  }

  @Test("The mask hides other texts, padding and the future, and no token from itself")
  func mask() {
    let rows = TokenRows([[1, 2, 3], [4, 5]], rows: [[0, 1]], length: 4)
    #expect(rows.texts.scalars == [0, 0, 1, -1])
    #expect(rows.positions.scalars == [0, 1, 0, 0])
    #expect(rows.ids.scalars == [1, 2, 4, 0])
    #expect(rows.targets.scalars == [2, 3, 5, -100])
    let visible =
      [[true, false, false, false], [true, true, false, false]]
      + [[false, false, true, false], [false, false, false, true]]
    #expect(rows.hidden[0].logicalNot().scalars == visible.flatMap { $0 })
  }

  @Test("A stream starts a text after each end, and nothing in a text depends on another")
  func stream() {
    let ids = [3, 4, 0, 5, 0, 6, 7, 8, 0]
    let rows = TokenRows(stream: ids, endOfText: 0)
    #expect(rows.texts.scalars == [0, 0, 0, 1, 1, 2, 2, 2, 2])
    #expect(rows.positions.scalars == [0, 1, 2, 0, 1, 0, 1, 2, 3])
    #expect(rows.targets.scalars == [4, 0, 5, 0, 6, 7, 8, 0, -100])
    let model = tinyGPT(vocabulary: 9, context: 9, seed: 1)
    var exchanged = ids
    exchanged[3] = 1
    let other = TokenRows(stream: exchanged, endOfText: 0)
    let change = (model(rows) - model(other))[0].detached().abs().max(along: -1).values.scalars
    #expect(change[..<3].allSatisfy { $0 == 0 } && change[5...].allSatisfy { $0 == 0 } && change[3] > 0)
  }

  @Test("Packing keeps every text once, no row is too long, and few rows are used")
  func firstFit() {
    let generator = RandomGenerator(seed: 7)
    for count in [0, 1, 2, 50] {
      let lengths = (0..<count).map { _ in Int(generator.nextUInt32() % 16) + 1 }
      let rows = packed(lengths: lengths, into: 16)
      #expect(rows.flatMap { $0 }.sorted() == Array(0..<count))
      #expect(rows.allSatisfy { row in row.reduce(0) { $0 + lengths[$1] } <= 16 })
      let least = Double(lengths.reduce(0, +)) / 16  // no packing needs fewer
      #expect(Double(rows.count) <= 11 / 9 * least.rounded(.up) + 1)
    }
    #expect(packed(lengths: [4, 9, 7, 7, 3], into: 10) == [[1], [2, 4], [3], [0]])
  }

  @Test("A text that does not fit stops the program with its length")
  func tooLong() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = packed(lengths: [3, 17], into: 16)
    }
    expectMessage("the lengths [3, 17] are not all from 1 to 16", of: result)
  }
}
