import Architecture
import Corpora
import InstructionTuning
import Notebooks

/// Section 7.9: a conversation, line by line.
func chat(_ notebook: Notebook, _ material: Material, _ tuned: GPTModel) {
  notebook.cell(
    "7.9 Ask it yourself",
    """
    Every line is a task of its own; the model has no memory of those before. What belongs to the task may \
    follow behind a | as its input. An empty line ends.
    """)
  let assistant = material.assistant(tuned)
  while let line = readLine(), !line.allSatisfy(\.isWhitespace) {
    notebook.show(">", line)
    notebook.print(assistant.response(to: Instruction(line: line)))
  }
}
