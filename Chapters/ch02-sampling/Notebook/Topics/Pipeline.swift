import Notebooks
import Sampling
import SamplingTopics
import Tensors

/// The deck's chart of collecting data, from pages to batches.
func pipeline(_ notebook: Notebook, of story: TokenizedStory) {
  let (texts, records) = CollectionStage.run(
    CollectionStage.all, on: CollectedText.pages)

  notebook.cell(
    "Pipeline: from pages to texts (simulated)",
    """
    Collecting is a chain of steps, each of which may drop something. \
    Whoever trains on the result should be able to say what became of \
    every page. Nine invented pages go through the steps of the topics \
    html, quality, duplicates and personal data, and each step keeps a \
    record.
    """)
  notebook.source(of: "CollectionStage.all", "CollectionStage.run")
  notebook.show("\(CollectedText.pages.count) pages", ledger(records))
  notebook.print(texts.map(\.text).joined(separator: "\n\n"))
  let dropped = records.flatMap(\.dropped)
  let accounted = Set(texts.map(\.source) + dropped)
  notebook.claim(
    "every page is either in the result or in one record, exactly once",
    accounted == Set(CollectedText.pages.map(\.source))
      && texts.count + dropped.count == CollectedText.pages.count)
  notebook.claim(
    "what leaves a step enters the next",
    zip(records, records.dropFirst()).allSatisfy { $0.left == $1.entered })

  notebook.cell(
    "Pipeline: from texts to batches",
    """
    The texts become ids, each with the end of a text behind it, are \
    packed into rows, and two rows at a time make a batch. Nothing may be \
    lost on this way either: decoded, the rows must give the texts back.
    """)
  let tokenizer = story.tokenizer
  let end = endOfText(of: story)
  let ids = texts.map { tokenizer.encodeOrdinary($0.text) + [end] }
  let lengths = ids.map { $0.count - 1 }
  let length = 2 * (lengths.max() ?? 0)
  let layout = packed(lengths: lengths, into: length)
  let rows = TokenRows(ids, rows: layout, length: length, padding: end)
  let pairs = batchesInOrder(Array(layout.indices), size: 2)
  notebook.show("tokens of each text", lengths)
  notebook.show("texts of each row", layout)
  notebook.show("shape of all rows", rows.ids.shape)
  notebook.show("batches of rows", pairs)
  let decoded = texts.indices.map { text in
    let (row, places) = rows.place(of: text)
    return tokenizer.decode(rows.ids[row, places].scalars)
  }
  notebook.claim(
    "decoded, the rows give back every text, exactly",
    decoded == texts.map(\.text))
  notebook.remark(
    """
    What this does not show: billions of pages. There, near duplicates \
    are found by MinHash instead of by comparing all pairs, a model judges \
    the quality beside the rules, and every step runs on many machines.
    """)
}

private func ledger(_ records: [CollectionStage.Record]) -> Table {
  var table = Table(
    ["step", "in", "out", "characters", "dropped"],
    numbers: ["in", "out", "characters"])
  for record in records {
    table.append([
      record.stage, "\(record.entered)", "\(record.left)",
      "\(record.characters)", record.dropped.joined(separator: ", "),
    ])
  }
  return table
}

/// The id of the token that ends a text.
private func endOfText(of story: TokenizedStory) -> Int {
  (try? story.tokenizer.encode(
    "<|endoftext|>", allowedSpecial: ["<|endoftext|>"]
  ).first) ?? 0
}
