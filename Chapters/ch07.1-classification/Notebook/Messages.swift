import Classification
import Corpora
import Foundation
import Notebooks

/// Sections 6.1 and 6.2: the messages, balanced and split.
func prepareMessages(_ notebook: Notebook, _ data: ClassificationData)
  throws -> MessageSplit
{
  notebook.cell(
    "6.1 Two kinds of fine-tuning",
    """
    A pretrained model can be fine-tuned to follow instructions, the topic \
    of the next chapter, or to classify texts. A classifier is easier to \
    train and to evaluate, but it can do nothing else: this one labels \
    every text "spam" or "ham", the name for wanted messages.
    """)

  notebook.cell("6.2 The messages", "Each message has a label.")
  let messages = data.messages.content
  for message in messages.prefix(5) {
    notebook.print("\(message.label)\t\(message.text.shortened)")
  }
  let counts = Message.Label.allCases.map(messages.count(of:))
  notebook.compare("ham and spam", counts, book: [4825, 747])

  notebook.cell(
    "6.2 Balancing the classes",
    """
    Always answering ham would be right 86 % of the time. So we keep only \
    as many ham messages as there are spam messages, drawn with pandas' \
    random numbers. On the balanced set, always answering ham scores 50 %.
    """)
  let set = balanced(messages, seed: data.seed)
  notebook.compare(
    "balanced ham and spam", Message.Label.allCases.map(set.count(of:)),
    book: [747, 747])

  notebook.cell(
    "6.2 Labels as numbers",
    "Cross entropy needs class numbers instead of names.")
  for label in Message.Label.allCases {
    notebook.print(label, "→", label.classNumber)
  }

  notebook.cell(
    "6.2 Training, validation and test",
    """
    70 % of the messages are for training, 10 % for validation, and 20 % \
    for the final test. The shuffle follows pandas too, so with the same \
    messages the parts match the book's row for row.
    """)
  let split = MessageSplit(set, seed: data.seed)
  notebook.compare(
    "sizes", [split.training, split.validation, split.test].map(\.count),
    book: [1045, 149, 300])
  try writeTables(notebook, split)
  return split
}

/// Section 6.2: the parts as files.
private func writeTables(_ notebook: Notebook, _ split: MessageSplit) throws
{
  notebook.cell(
    "6.2 The parts as CSV files",
    "Each part is saved with a header and with 0 for ham and 1 for spam, so that other programs can read it."
  )
  try notebook.withTemporaryFolder { folder in
    try split.write(to: folder)
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.path
    ).sorted() {
      let path = folder.appending(path: name).path
      let rows = try DelimitedText.csv.rows(
        of: String(contentsOfFile: path, encoding: .utf8), from: path)
      notebook.print(
        "\(name): \(rows[0].joined(separator: ", ")) and \(rows.count - 1) rows"
      )
    }
  }
}
