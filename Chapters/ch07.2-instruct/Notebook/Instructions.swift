import Corpora
import InstructionTuning
import Notebooks

/// Section 7.2: the data.
func showInstructions(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.2 Tasks with responses",
    """
    A pretrained model continues texts. To make it answer, we train it \
    further on tasks with the desired responses. The book has 1,100 of \
    them, and so does the stand-in.
    """)
  let entries = data.entries
  if entries.count >= 1000 {
    notebook.show("entry 50", describe(entries[50]))
    notebook.show("entry 999", describe(entries[999]))
  } else {
    notebook.show("first entry", describe(entries[0]))
  }
  if data.isBookData {
    notebook.compare("entries", entries.count, book: 1100)
    notebook.compare(
      "response 50", entries[50].output,
      book: "The correct spelling is 'Occasion.'")
    notebook.compare(
      "response 999", entries[999].output,
      book: "An antonym of 'complicated' is 'simple'.")
  } else {
    notebook.show("entries", entries.count)
  }
}

private func describe(_ entry: Instruction) -> String {
  let input = entry.input.isEmpty ? "" : "\ninput:       \(entry.input)"
  return
    "instruction: \(entry.instruction)\(input)\noutput:      \(entry.output)"
}

/// Section 7.2 and exercise 7.1: how an entry becomes a text.
func showStyles(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.2 The Alpaca style",
    """
    The model sees a single text, in which headings mark the task and the \
    response. This style comes from Stanford's Alpaca; the book uses it \
    too. The input heading is omitted if there is no input.
    """)
  let withInput =
    data.entries.first { !$0.input.isEmpty } ?? data.entries[0]
  let withoutInput =
    data.entries.first { $0.input.isEmpty } ?? data.entries[0]
  notebook.show("with an input", PromptStyle.alpaca.text(of: withInput))
  notebook.show("without", PromptStyle.alpaca.text(of: withoutInput))

  notebook.cell(
    "7.2 Exercise 7.1: the Phi-3 style",
    """
    Chat models mark the speaker with short tags; Phi-3's style is one of \
    many chat templates. Shorter texts train faster, so the small model \
    uses it; GPT-2 uses the book's style. (Choose with --style.)
    """)
  notebook.show("with an input", PromptStyle.phi3.text(of: withInput))
  for style in PromptStyle.allCases {
    let count = data.entries.reduce(0) {
      $0 + data.tokenizer.encodeOrdinary(style.text(of: $1)).count
    }
    notebook.print(
      "\(style.rawValue): \(count / data.entries.count) tokens per entry on average"
    )
  }
  notebook.show("style of this run", data.style.rawValue)
}

/// Section 7.2: the split, and the bonus on near duplicates.
func splitAndCompare(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.2 Training, validation and test",
    """
    The first 85 % are for training, the next 10 % for the final test, and \
    the rest for validation during training.
    """)
  let split = data.split
  let counts = [
    split.training.count, split.validation.count, split.test.count,
  ]
  if data.entries.count == 1100 {
    notebook.compare(
      "training, validation, test", counts, book: [935, 55, 110])
  } else {
    notebook.show("training, validation, test", counts)
  }

  notebook.cell(
    "7.2 Bonus: near duplicates",
    """
    Near duplicates teach little, and a test entry with a twin in the \
    training set proves nothing; the notes warn of this. Here, the \
    similarity of two entries is the cosine between their vectors of \
    character trigrams, weighted by rarity.
    """)
  let entries = Array(data.entries.prefix(1100))
  let pairs = nearDuplicates(
    among: entries.map { "\($0.instruction) \($0.input)" })
  let test = split.training.count..<split.training.count + split.test.count
  let leaked = Set(
    pairs.filter { $0.first < test.lowerBound && test.contains($0.second) }
      .map(\.second))
  notebook.show("pairs with a similarity above 0.9", pairs.count)
  notebook.show(
    "test entries with a twin in the training part", leaked.count)
  for pair in pairs.filter({ $0.similarity < 0.995 }).prefix(3) {
    notebook.print(
      "\(pair.similarity.decimals(2)):", entries[pair.first].instruction,
      entries[pair.first].input)
    notebook.print(
      "     and:", entries[pair.second].instruction,
      entries[pair.second].input)
  }
}
