import EmbeddingsTopics
import Foundation
import Tensors
import TestSupport
import Testing

@Suite("Topic sinusoidal: absolute positions")
struct SinusoidalTests {
  @Test("Numbers are sines and cosines of the paper's angles")
  func formula() {
    let table = sinusoidalPositions(tokens: 3, width: 4)
    let slow = 2 / pow(10_000, 0.5)
    let expected = [sin(2.0), cos(2.0), sin(slow), cos(slow)]
    expectClose(table[0], to: Tensor([0, 1, 0, 1]))
    expectClose(table[2], to: Tensor(expected.map { Float($0) }))
    #expect(sinusoidalPositions(tokens: 0, width: 2).shape == [0, 2])
  }

  @Test("One matrix moves all positions on", arguments: [0, 1, 17], [2, 6, 64])
  func shift(distance: Int, width: Int) {
    let table = sinusoidalPositions(tokens: 60, width: width)
    let matrix = sinusoidalShift(by: distance, width: width)
    let moved = table[0..<60 - distance].matmul(matrix.transposed())
    expectClose(moved, to: table[distance...], absolute: 1e-5)
  }

  @Test("Products depend on the distance only")
  func products() {
    let table = sinusoidalPositions(tokens: 40, width: 16)
    let products = table.matmul(table.transposed())
    expectClose(products[10..., 10...], to: products[0..<30, 0..<30], absolute: 1e-5)
  }

  @Test("An odd width is a programming error")
  func programmingError() async {
    let odd = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = sinusoidalPositions(tokens: 3, width: 5)
    }
    expectMessage("need an even width, not 5", of: odd)
  }
}
