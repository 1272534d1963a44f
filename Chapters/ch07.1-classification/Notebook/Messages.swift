import Classification
import Corpora
import Foundation
import Notebooks

/// Sections 6.1 and 6.2: the messages, balanced and split.
func prepareMessages(_ notebook: Notebook, _ material: Material) throws -> MessageSplit {
  notebook.cell(
    "6.1 Two ways to fine-tune",
    """
    A pretrained model can be taught to follow instructions, which is the next chapter, or to sort texts \
    into classes. The latter is easier to train and to judge, and the result can do nothing else: this one will \
    answer every text with "spam" or "ham", the name for messages that are wanted.
    """)

  notebook.cell("6.2 The messages", "Every message comes with its label.")
  let messages = material.messages.messages
  for message in messages.prefix(5) { notebook.print("\(message.label)\t\(message.text.shortened)") }
  let counts = Message.Label.allCases.map(messages.count(of:))
  notebook.compare("ham and spam", counts, book: [4825, 747])

  notebook.cell(
    "6.2 As many of the one as of the other",
    """
    Who always answers "ham" is right six times out of seven. So most of the ham is left out: as many messages \
    as there are spam messages are drawn, by the random numbers that pandas draws.
    """)
  let set = balanced(messages, seed: material.seed)
  notebook.compare(
    "balanced ham and spam", Message.Label.allCases.map(set.count(of:)), book: [747, 747])

  notebook.cell(
    "6.2 Labels as numbers",
    "For the cross entropy, a label has to be the number of a class.")
  for label in Message.Label.allCases { notebook.print(label, "→", label.classNumber) }

  notebook.cell(
    "6.2 Three parts",
    """
    Seven tenths are for learning, one tenth is for watching the learning, and two tenths are put away for the \
    last judgement. The shuffle is pandas' too, so with the same messages the parts are the book's, row for row.
    """)
  let split = MessageSplit(set, seed: material.seed)
  notebook.compare(
    "sizes", [split.training, split.validation, split.test].map(\.count), book: [1045, 149, 300])
  try writeTables(notebook, split)
  return split
}

/// Section 6.2: the parts as files.
private func writeTables(_ notebook: Notebook, _ split: MessageSplit) throws {
  notebook.cell(
    "6.2 The parts as files",
    """
    Other programs can read the parts from three CSV files. They have a header and 0 or 1 \
    for ham or spam.
    """)
  try withTemporaryFolder { folder in
    try split.write(to: folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let path = folder.appending(path: name).path
      let rows = try DelimitedText.csv.rows(of: String(contentsOfFile: path, encoding: .utf8), from: path)
      notebook.print("\(name): \(rows[0].joined(separator: ", ")) and \(rows.count - 1) rows")
    }
  }
}
