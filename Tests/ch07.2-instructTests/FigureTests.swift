import Corpora
import InstructionTuning
import Notebooks
import Tensors
import TestSupport
import Testing

@testable import ch07_2_instruct

@Suite("The figures of the template and of a batch")
struct FigureTests {
  @Test("a template has four pieces, however long they are", arguments: PromptStyle.allCases)
  func template(style: PromptStyle) {
    let long = String(repeating: "word ", count: 200) + String(repeating: "x", count: 90)
    let entry = Instruction(instruction: long, input: "<text> & more", output: "An answer.")
    let figure = templateFigure(entry, style)
    expectFigure(
      text: figure.text(width: 80, isColored: false), svg: figure.svg(),
      showing: ["task", "response", style.responseHeading, "An answer.", "…"])
  }

  @Test("a batch has all inputs and targets")
  func batch() {
    let examples = [[0, 1, 2, 3, 4], [5, 6], [7, 8, 9]].map { TokenizedInstruction(ids: $0) }
    let batch = collate(examples, padding: 50256)
    let figure = collateFigure(inputs: batch.inputs, targets: batch.targets, padding: 50256)
    let text = figure.text(width: 80, isColored: false)
    expectFigure(
      text: text + "│", svg: figure.svg(), showing: ["text 3", "50256", "-100", "5 of 15 targets"])
    #expect(text.matches(of: /-100/).count == 5 + 1)
  }
}
