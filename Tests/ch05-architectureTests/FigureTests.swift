import Architecture
import Notebooks
import TestSupport
import Testing

@testable import ch05_architecture

@Suite("The figure of a transformer block")
struct FigureTests {
  @Test("the parts stand in their order, with the sizes of the configuration")
  func block() throws {
    let figure = blockFigure(.gpt124M)
    let text = figure.text(width: 80, isColored: false)
    let parts = ["LayerNorm", "12 heads of 64", "Dropout 0.1", "shortcut", "768 → 3072 → 768"]
    expectFigure(text: text, svg: figure.svg(), showing: parts)
    let order = ["x  [", "LayerNorm", "MultiHeadAttention", "Dropout", "+ shortcut", "FeedForward"]
    let places = try order.map { try #require(text.firstRange(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }
}
