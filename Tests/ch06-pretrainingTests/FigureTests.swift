import Architecture
import Notebooks
import TestSupport
import Testing

@testable import ch06_pretraining

@Suite("The figure of the training loop")
struct FigureTests {
  @Test("the steps stand in the order of the code, with the sizes of the run")
  func loop() throws {
    let figure = loopFigure(.gpt124M, batchSize: 2, steps: 9, parameterCount: 162_419_712)
    let text = figure.text(width: 80, isColored: false)
    expectFigure(
      text: text, svg: figure.svg(),
      showing: ["2 texts of 1024 ids", "[2, 1024, 50257]", "about 10.82", "162419712 gradients", "an epoch"])
    let order = ["zeroGradients", "model", "cross entropy", "backward", "optimizer.step"]
    let places = try order.map { try #require(text.firstRange(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }
}
