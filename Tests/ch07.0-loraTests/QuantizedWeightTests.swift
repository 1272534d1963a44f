import LowRankAdaptation
import Tensors
import TestSupport
import Testing

@Suite("Quantized weights")
struct QuantizedWeightTests {
  @Test("No number is off by more than half the distance between levels", arguments: 2...8)
  func error(_ bits: Int) {
    manualSeed(4)
    let weight = Tensor<Float>.randn([7, 9]) * Tensor<Float>.linspace(0.01, 5, count: 7).unsqueezed(at: 1)
    let quantized = QuantizedWeight(weight, bits: bits)
    let halves = (Tensor(quantized.scales) * 0.5001).unsqueezed(at: 1)  // [7, 1]
    #expect(((quantized.dequantized() - weight).abs() - halves).max().item <= 0)
    #expect(quantized.levels.allSatisfy { abs(Int($0)) <= (1 << (bits - 1)) - 1 })
  }

  @Test("Numbers on a level, and rows of zeros, are exact")
  func exact() {
    let weight = Tensor([[-7.0, 3, 0, 7], [0, 0, 0, 0], [0.5, -3.5, 1, 2]])
    expectClose(QuantizedWeight(weight, bits: 4).dequantized(), to: weight)
    #expect(QuantizedWeight(weight, bits: 4).levels[..<4] == [-7, 3, 0, 7])
  }

  @Test("Levels need their bits, scales four bytes a row")
  func size() {
    #expect(QuantizedWeight(.zeros([3, 5]), bits: 4).byteCount == 8 + 12)
    #expect(QuantizedWeight(.zeros([3, 5]), bits: 8).byteCount == 15 + 12)
  }

  @Test("Other shapes and widths trap")
  func traps() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = QuantizedWeight(.zeros([3]), bits: 8)
    }
    expectMessage("[3] is not [outputs, inputs]", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = QuantizedWeight(.zeros([3, 3]), bits: 9)
    }
    expectMessage("9 bits, not 2 to 8", of: second)
  }
}
