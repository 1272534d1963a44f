import Foundation
import Notebooks
import Sampling

/// Draws a text in its tokens and, below it, the first windows: the input
/// of each under its tokens, the target one token further on.
func windowFigure(
  over tokens: [String], length: Int, stride: Int
) -> Diagram {
  let words = tokens.map { $0.trimmingCharacters(in: .whitespaces) }
  let windows = SlidingWindows(over: words, length: length, stride: stride)
  let shown = min(windows.count, 3)
  var figure = Diagram(
    "Windows of \(length) tokens, \(stride) further on each time",
    "A text of \(words.count) tokens, and below it \(shown) windows. "
      + (0..<shown).map { index in
        let (input, target) = windows[index]
        return
          "Input \(index + 1): \(input.joined(separator: " ")); target: "
          + target.joined(separator: " ") + "."
      }.joined(separator: " "))
  let labelWidth = 9
  figure.text("text", column: 0, row: 1)
  let boxes = figure.tokens(words, column: labelWidth, row: 0)
  for index in 0..<shown {
    let row = 4 + index * 7
    let (input, target) = windows[index]
    let start = index * stride
    figure.text("input \(index + 1)", column: 0, row: row + 1)
    figure.tokens(
      input, column: boxes[start].column, row: row, tone: .first)
    figure.text("target \(index + 1)", column: 0, row: row + 4)
    figure.tokens(
      target, column: boxes[start + 1].column, row: row + 3, tone: .second)
  }
  return figure
}
