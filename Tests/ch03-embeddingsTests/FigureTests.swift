import Corpora
import Notebooks
import Sampling
import Tensors
import TestSupport
import Testing

@testable import ch03_embeddings

@Suite("The figure of token plus position")
struct FigureTests {
  @Test("every token has its vector, its position's, and their sum")
  func sum() throws {
    let story = try TokenizedStory(in: DataLocation(option: nil))
    let token = Tensor<Float>([[1.5, 2, 3, 4], [0.25, 6, 7, 8]])
    let position = Tensor<Float>([[0.5, 0, 0, 0], [10, 0, 0, 0]])
    let ids = Tensor(Array(story.ids[..<2]))
    let figure = sumFigure(of: ids, in: story, token: token, position: position, sum: token + position)
    expectFigure(
      text: figure.text(width: 80, isColored: false), svg: figure.svg(),
      showing: ["token", "position", "input", "1.50", "10.00", "10.25", "⋮"])
  }
}
