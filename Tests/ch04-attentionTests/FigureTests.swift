import Notebooks
import Tensors
import TestSupport
import Testing

@testable import ch04_attention

@Suite("The figures of masks and heads")
struct FigureTests {
  @Test("the mask puts −∞ above the diagonal, and zeros into the weights")
  func mask() {
    let scores = Tensor<Float>.zeros([4, 4])
    let figure = maskFigure(scores, scale: 1, ["Your", "journey", "starts", "with"])
    let text = figure.text(width: 80, isColored: false)
    expectFigure(
      text: text.replacing("▶", with: "│"), svg: figure.svg(),
      showing: ["journey", "−∞", "1.00", "0.33", "softmax"])
    #expect(text.matches(of: /−∞/).count == 6)
    #expect(text.matches(of: /0\.25/).count == 16 + 4)
  }

  @Test("every head has a weight for every word", arguments: [1, 2, 4])
  func heads(count: Int) {
    let weights = Tensor<Float>.ones([count, 3]) / 4 + Tensor([0, 0.5, 0])
    let figure = headsFigure(weights, from: "sun", to: ["shiny", "bright", "sun"])
    let text = figure.text(width: 80, isColored: false)
    expectFigure(
      text: text, svg: figure.svg(), showing: ["query of “sun”", "head \(count)", "bright", "z\(count)"])
    #expect(text.matches(of: /0\.75/).count == count)
    #expect(figure.description.contains("head 1 at bright"))
  }
}
