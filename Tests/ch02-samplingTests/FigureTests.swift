import Notebooks
import TestSupport
import Testing

@testable import ch02_sampling

@Suite("The figure of sliding windows")
struct FigureTests {
  private let words = ["I", "had", " always", "thought", "Jack", "rather"]

  @Test("the input stands under its words, the target one word further on", arguments: [1, 2])
  func windows(stride: Int) throws {
    let figure = windowFigure(over: words, length: 4, stride: stride)
    let text = figure.text(width: 80, isColored: false)
    expectFigure(text: text, svg: figure.svg(), showing: ["input 1", "target 1", "always"])
    let lines = text.split(separator: "\n")
    func column(of word: String, in label: String) throws -> Int {
      let line = try #require(lines.first { $0.hasPrefix(label) })
      let range = try #require(line.firstRange(of: word))
      return line.distance(from: line.startIndex, to: range.lowerBound)
    }
    #expect(try column(of: "had", in: "input 1") == column(of: "had", in: "text"))
    #expect(try column(of: "Jack", in: "target 1") == column(of: "Jack", in: "text"))
    #expect(text.contains("input 2") == (stride == 1))
    #expect(figure.description.contains("Input 1: I had always thought; target: had always thought Jack."))
  }
}
