import InstructionTuning
import Notebooks

/// Section 7.2: the data.
func showInstructions(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.2 Tasks with responses",
    """
    A pretrained model continues texts. To make it answer, we train it \
    further on tasks with the desired responses. The book downloads 1,100 \
    of them with download_and_load_file; here, llm-training fetch \
    downloads the file, and Corpus.instructions reads it, or as many tasks \
    of this project's own.
    """)
  let entries = data.entries
  let examples = entries.count > 999 ? [50, 999] : [0]
  for index in examples {
    let entry = entries[index]
    notebook.show([
      "entry": "\(index)", "instruction": entry.instruction,
      "input": entry.input, "output": entry.output,
    ])
  }
  notebook.show("entries", entries.count)
  if data.isBookData {
    notebook.compare(
      "response 50", entries[50].output,
      book: "The correct spelling is 'Occasion.'")
    notebook.compare(
      "response 999", entries[999].output,
      book: "An antonym of 'complicated' is 'simple'.")
  }
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
  notebook.source(of: "PromptStyle.prompt")
  let withInput = data.entries.first { !$0.input.isEmpty }
  let withoutInput = data.entries.first { $0.input.isEmpty }
  for entry in [withInput, withoutInput].compactMap(\.self) {
    notebook.show("text", PromptStyle.alpaca.text(of: entry))
  }

  notebook.cell(
    "7.2 Exercise 7.1: the Phi-3 style",
    """
    Chat models mark the speaker with short tags; Phi-3's style is one of \
    many chat templates. Shorter texts train faster, so the small model \
    uses it; GPT-2 uses the book's style. (Choose with --style.)
    """)
  notebook.ask("How many tokens does the shorter style save?")
  notebook.show("text", PromptStyle.phi3.text(of: data.entries[0]))
  notebook.plot(templateFigure(data.entries[0], .phi3))
  var table = Table(["style", "mean tokens"], numbers: ["mean tokens"])
  for style in PromptStyle.allCases {
    let lengths = data.entries.map {
      data.tokenizer.encodeOrdinary(style.text(of: $0)).count
    }
    let mean = lengths.reduce(0, +) / lengths.count
    table.append([style.rawValue, "\(mean)"])
  }
  notebook.show("tokens in an entry", table)
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
  notebook.source(of: "DataSplit")
  let split = DataSplit(data.entries)
  let parts = [split.training, split.validation, split.test]
  let sizes = parts.map(\.count)
  if data.entries.count == 1100 {
    notebook.compare(
      "training, validation, test", sizes, book: [935, 55, 110])
  } else {
    notebook.claim(
      "every entry is in one part: \(sizes)",
      sizes.reduce(0, +) == data.entries.count)
  }

  notebook.cell(
    "7.2 Bonus: near duplicates",
    """
    Near duplicates teach little, and a test entry with a twin in the \
    training set proves nothing. The notes (the web pages that these \
    programs are numbered after) warn of this. Here, the similarity of two \
    entries is the cosine between their vectors of character trigrams, \
    weighted by rarity.
    """)
  let entries = Array(data.entries.prefix(1100))
  let tasks = entries.map { "\($0.instruction) \($0.input)" }
  let pairs = nearDuplicates(among: tasks)
  let start = data.split.training.count
  let test = start..<start + data.split.test.count
  let twins = pairs.filter { $0.first < start && test.contains($0.second) }
  notebook.show("pairs with a similarity above 0.9", pairs.count)
  notebook.show("test entries with a twin", Set(twins.map(\.second)).count)
  for pair in pairs.filter({ $0.similarity < 0.995 }).prefix(3) {
    notebook.show([
      pair.similarity.decimals(2): tasks[pair.first],
      "and": tasks[pair.second],
    ])
  }
}
