import Corpora
import InstructionTuning
import Notebooks

/// Draws the pieces of a text in a prompt style: marks, task, response.
func templateFigure(_ entry: Instruction, _ style: PromptStyle) -> Diagram {
  let text = style.text(of: entry)
  let prompt = style.prompt(for: entry)
  let task = [entry.instruction, entry.input].filter { !$0.isEmpty }
  var figure = Diagram(
    "The \(style.rawValue) template",
    """
    One text of \(text.count) characters in four pieces: a mark for the \
    task, the task (\(task.joined(separator: " "))), a mark for the \
    response, and the response (\(entry.output)). A user sends the first \
    two; the model writes the last.
    """)
  let opening =
    prompt.firstRange(of: entry.instruction)
    .map { String(prompt[..<$0.lowerBound]) } ?? ""
  let pieces: [(name: String, text: String, tone: Diagram.Tone)] = [
    ("mark", opening, .plain),
    ("task", task.joined(separator: "\n"), .first),
    ("mark", style.responseHeading, .plain),
    ("response", entry.output, .second),
  ]
  var row = 0
  for piece in pieces {
    let box = figure.box(
      piece.text.lines(of: 36), column: 10, row: row, width: 40,
      tone: piece.tone)
    figure.text(piece.name, column: 0, row: row + 1)
    row = box.endRow
  }
  return figure
}

extension String {
  /// The text in lines of at most `width` characters, at most six lines.
  fileprivate func lines(of width: Int) -> String {
    let lines = split(separator: "\n").flatMap { $0.filled(to: width) }
    let shown = lines.count > 6 ? lines.prefix(5) + ["…"] : lines[...]
    return shown.joined(separator: "\n")
  }
}

extension Substring {
  /// The words in lines; a word that is too long is cut.
  fileprivate func filled(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(whereSeparator: \.isWhitespace) {
      let word = word.count > width ? word.prefix(width - 1) + "…" : word
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
