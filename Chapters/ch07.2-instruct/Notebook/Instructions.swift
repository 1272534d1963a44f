import Corpora
import InstructionTuning
import Notebooks

/// Section 7.2: the data.
func showInstructions(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "7.2 Tasks with responses",
    """
    A pretrained model continues texts. To make it answer, it is trained on, with texts of another kind: \
    tasks, each with the response one would like to get. The book has 1,100 of them; so has the stand-in.
    """)
  let entries = material.entries
  if entries.count >= 1000 {
    notebook.show("entry 50", describe(entries[50]))
    notebook.show("entry 999", describe(entries[999]))
  } else {
    notebook.show("first entry", describe(entries[0]))
  }
  if material.isBookData {
    notebook.compare("entries", entries.count, book: 1100)
    notebook.compare("response 50", entries[50].output, book: "The correct spelling is 'Occasion.'")
    notebook.compare("response 999", entries[999].output, book: "An antonym of 'complicated' is 'simple'.")
  } else {
    notebook.show("entries", entries.count)
  }
}

private func describe(_ entry: Instruction) -> String {
  let input = entry.input.isEmpty ? "" : "\ninput:       \(entry.input)"
  return "instruction: \(entry.instruction)\(input)\noutput:      \(entry.output)"
}

/// Section 7.2 and exercise 7.1: how an entry becomes a text.
func showStyles(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "7.2 Alpaca's style",
    """
    A model sees one text, so headings mark what is task and what is response. This is the style of \
    Stanford's Alpaca, and the book's. Without an input, the heading for it is left out.
    """)
  let withInput = material.entries.first { !$0.input.isEmpty } ?? material.entries[0]
  let withoutInput = material.entries.first { $0.input.isEmpty } ?? material.entries[0]
  notebook.show("with an input", PromptStyle.alpaca.text(of: withInput))
  notebook.show("without", PromptStyle.alpaca.text(of: withoutInput))

  notebook.cell(
    "7.2 Exercise 7.1: Phi-3's style",
    """
    Chat models mark who speaks with short tags; the style of Phi-3 is one of many chat templates. Shorter \
    texts train faster, which is why the small model is trained in it; GPT-2 gets the book's style. \
    (--style chooses.)
    """)
  notebook.show("with an input", PromptStyle.phi3.text(of: withInput))
  for style in PromptStyle.allCases {
    let count = material.entries.reduce(0) {
      $0 + material.tokenizer.encodeOrdinary(style.text(of: $1)).count
    }
    notebook.print("\(style.rawValue): \(count / material.entries.count) tokens an entry on average")
  }
  notebook.show("style of this run", material.style.rawValue)
}

/// Section 7.2: three parts; and the bonus on near duplicates.
func splitAndCompare(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "7.2 Three parts",
    """
    The first 85 % to train on, the next 10 % to test with at the very end, the rest to watch the training \
    by (validation).
    """)
  let split = material.split
  let counts = [split.training.count, split.validation.count, split.test.count]
  if material.entries.count == 1100 {
    notebook.compare("training, validation, test", counts, book: [935, 55, 110])
  } else {
    notebook.show("training, validation, test", counts)
  }

  notebook.cell(
    "7.2 Bonus: near duplicates",
    """
    Entries that say nearly the same teach little, and one in the test set whose twin was trained on proves \
    nothing: the notes warn of it. Here two entries are close if their runs of three characters point in \
    nearly the same direction, weighed by how rare a run is.
    """)
  let entries = Array(material.entries.prefix(1100))
  let pairs = nearDuplicates(among: entries.map { "\($0.instruction) \($0.input)" })
  let test = split.training.count..<split.training.count + split.test.count
  let leaked = Set(pairs.filter { $0.first < test.lowerBound && test.contains($0.second) }.map(\.second))
  notebook.show("pairs closer than 0.9", pairs.count)
  notebook.show("test entries with a twin in the training part", leaked.count)
  for pair in pairs.filter({ $0.similarity < 0.995 }).prefix(3) {
    notebook.print("\(rounded(pair.similarity)):", entries[pair.first].instruction, entries[pair.first].input)
    notebook.print("     and:", entries[pair.second].instruction, entries[pair.second].input)
  }
}
