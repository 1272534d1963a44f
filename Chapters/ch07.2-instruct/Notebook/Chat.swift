import Architecture
import Corpora
import InstructionTuning
import Notebooks

/// Section 7.9: a chat, line by line.
func chat(_ notebook: Notebook, _ data: ChapterData, _ tuned: GPTModel) {
  notebook.cell(
    "7.9 Ask it yourself",
    """
    Every line is a separate task; the model does not remember earlier \
    ones. Add an input after a |. An empty line ends the chat.
    """)
  let assistant = data.assistant(tuned)
  let examples = assistant.strengths(among: data.split.test, count: 4)
  commentStrengths(notebook, examples.count)
  for example in examples { notebook.print("  " + example.line) }
  while let line = readLine(), !line.allSatisfy(\.isWhitespace) {
    notebook.show(">", line)
    notebook.print(assistant.response(to: Instruction(line: line)))
  }
}

private func commentStrengths(_ notebook: Notebook, _ count: Int) {
  notebook.prose(
    count == 0
      ? "It answers none of its test tasks as expected: expect nonsense."
      : "It can do what it was trained for, and little else. These test "
        + "tasks it gets right, and some others like them:")
}
