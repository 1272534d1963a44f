import Embeddings
import Tensors
import TestSupport
import Testing

@Suite("Relative positions")
struct RelativePositionsTests {
  @Test("Offsets run from row to column and are clipped to the maximum")
  func offsets() {
    expectEqual(
      relativeOffsets(tokens: 4),
      to: Tensor([[0, 1, 2, 3], [-1, 0, 1, 2], [-2, -1, 0, 1], [-3, -2, -1, 0]]))
    expectEqual(
      relativeOffsets(tokens: 4, maximum: 2),
      to: Tensor([[0, 1, 2, 2], [-1, 0, 1, 2], [-2, -1, 0, 1], [-2, -2, -1, 0]]))
    expectEqual(relativeOffsets(tokens: 1), to: Tensor([[0]]))
  }

  @Test("Tokens that move together keep their offsets", arguments: 1...5)
  func shiftedOffsets(shift: Int) {
    let offsets = relativeOffsets(tokens: 9, maximum: 3)
    let length = 9 - shift
    expectEqual(offsets[shift..., shift...], to: offsets[0..<length, 0..<length])
  }

  @Test("Tokens that move together keep their biases", arguments: 1...5)
  func shiftedBias(shift: Int) {
    let bias = RelativePositionBias(maximum: 4, generator: RandomGenerator(seed: 2))(tokens: 9)
    let length = 9 - shift
    expectClose(bias[shift..., shift...], to: bias[0..<length, 0..<length], absolute: 0, relative: 0)
  }

  @Test("A bias is the table's number for the offset, which differs by direction")
  func values() {
    let relative = RelativePositionBias(maximum: 2, generator: RandomGenerator(seed: 2))
    let table = relative.table.weight.scalars  // offsets −2 to 2
    let bias = relative(tokens: 4)
    #expect(bias.shape == [4, 4])
    #expect(bias[0].scalars == [table[2], table[3], table[4], table[4]])
    #expect(bias[3].scalars == [table[0], table[0], table[1], table[2]])
    #expect(Set(table).count == 5)
  }

  @Test("A longer text has the biases of a shorter one, and more")
  func length() {
    let relative = RelativePositionBias(maximum: 3, generator: RandomGenerator(seed: 2))
    expectClose(relative(tokens: 8)[0..<5, 0..<5], to: relative(tokens: 5), absolute: 0, relative: 0)
  }

  @Test("Each number receives a gradient for each pair of tokens at its offset")
  func gradients() throws {
    let relative = RelativePositionBias(maximum: 2, generator: RandomGenerator(seed: 2))
    #expect(relative.namedParameters.map(\.name) == ["table.weight"])
    #expect(relative.parameterCount == 5)
    relative(tokens: 4).sum().backward()
    #expect(try #require(relative.table.weight.gradient).scalars == [3, 3, 4, 3, 3])
  }

  @Test("No tokens and a maximum of 0 are programming errors")
  func programmingErrors() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = relativeOffsets(tokens: 0)
    }
    expectMessage("offsets between 0 tokens", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RelativePositionBias(maximum: 0)
    }
    expectMessage("maximum 0 < 1", of: second)
  }
}
