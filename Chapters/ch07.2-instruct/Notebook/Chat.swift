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
  if examples.isEmpty {
    notebook.prose("It answers none of its test tasks as expected.")
  } else {
    notebook.prose(
      "It answers tasks like those it was trained on. These test tasks it gets right; change their words:"
    )
  }
  for example in examples { notebook.print("  " + example.line) }
  while let line = readLine(), !line.allSatisfy(\.isWhitespace) {
    notebook.show(">", line)
    notebook.print(assistant.response(to: Instruction(line: line)))
  }
}
