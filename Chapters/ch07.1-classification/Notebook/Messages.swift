import Classification
import Corpora
import Files
import Foundation
import Notebooks

/// Sections 6.1 and 6.2: the messages, balanced and split.
func prepareMessages(_ notebook: Notebook, _ data: ClassificationData)
  throws -> MessageSplit
{
  notebook.cell(
    "6.1 Two kinds of fine-tuning",
    """
    A pretrained model can be fine-tuned to follow instructions \
    (ch07.2-instruct, book 7) or to classify texts. A classifier is easier \
    to train and to evaluate, but it can do nothing else: this one labels \
    every text "spam" or "ham", the name for wanted messages.
    """)

  notebook.cell(
    "6.2 The messages",
    """
    Each message has a label. The book's download_and_unzip_spam_data is \
    llm-training fetch here; Corpus.messages reads the collection, or this \
    project's messages in its place.
    """)
  let messages = data.messages.content
  var table = Table(["label", "message"])
  for message in messages.prefix(5) {
    table.append([message.label.rawValue, message.text.shortened])
  }
  notebook.show("first of \(messages.count)", table)
  let counts = Message.Label.allCases.map(messages.count(of:))
  notebook.compare("ham and spam", counts, book: [4825, 747])

  notebook.cell(
    "6.2 Balancing the classes",
    """
    Always answering ham would be right 86 % of the time. So we keep only \
    as many ham messages as there are spam messages, drawn with pandas' \
    random numbers. On the balanced set, always answering ham scores 50 %.
    """)
  notebook.source(of: "balanced")
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
  notebook.source(of: "MessageSplit.init")
  let split = MessageSplit(set, seed: data.seed)
  let parts = [split.training, split.validation, split.test]
  notebook.compare("sizes", parts.map(\.count), book: [1045, 149, 300])

  try writeTables(notebook, split)
  return split
}

/// Section 6.2: the parts as files.
private func writeTables(_ notebook: Notebook, _ split: MessageSplit) throws
{
  notebook.cell(
    "6.2 The parts as CSV files",
    """
    Each part is saved with a header and with 0 for ham and 1 for spam, so \
    that other programs can read it.
    """)
  try notebook.withTemporaryFolder { folder in
    try split.write(to: folder)
    for name in ["train", "validation", "test"] {
      let path = folder.appending(path: name + ".csv").path
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let rows = try DelimitedText.csv.rows(of: text, from: path)
      notebook.show("\(name).csv", "\(rows[0]) and \(rows.count - 1) rows")
    }
  }
}
