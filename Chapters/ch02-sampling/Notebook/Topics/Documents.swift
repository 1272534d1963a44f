import Notebooks
import Sampling
import SamplingTopics
import Tensors

/// Where one text ends and the next begins.
func documents(_ notebook: Notebook) {
  notebook.cell(
    "Documents: one stream, with a mark between texts",
    """
    A corpus is many texts. GPT-2 was trained on one long stream of them, \
    with <|endoftext|>, here ■, after each. Windows are laid over the \
    stream, so many of them hold the end of one text and the beginning of \
    another.
    """)
  let texts = SmallTexts.examples
  let stream = texts.ids.flatMap { $0 }
  let windows = SlidingWindows(over: stream, length: 8, stride: 8)
  for index in 0..<windows.count {
    let words = windows[index].input.map {
      $0 == SmallTexts.end ? "■" : texts.words[$0]
    }
    notebook.print(words.joined(separator: " "))
  }
  let again = stream.split(separator: SmallTexts.end).map(Array.init)
  notebook.claim(
    "cut at the marks, the stream gives back all texts, exactly",
    again == texts.ids.map { Array($0.dropLast()) })

  notebook.cell(
    "Documents: what one text sees of another",
    """
    Ordinary causal attention looks back across the mark. A second mask \
    hides every other text, and positions start again with each. To see \
    the difference, the first word of the stream is exchanged, and the \
    logits of the later texts are compared. The model is the GPT that ch05 \
    builds, untrained.
    """)
  notebook.ask("Which of the two readings notices the exchange?")
  notebook.source(of: "TokenRows.hidden", "GPTModel.logits")
  let model = tinyGPT(
    vocabulary: texts.words.count, context: stream.count, layers: 2,
    seed: notebook.seed(default: 123))
  var exchanged = stream
  exchanged[0] = texts.encode("snow")[0]
  let first = texts.ids[0].count  // the later texts begin here
  let across = largestDifference(
    model(Tensor([stream]))[0, first...],
    model(Tensor([exchanged]))[0, first...])
  let (rows, other) = (
    TokenRows(stream: stream, endOfText: SmallTexts.end),
    TokenRows(stream: exchanged, endOfText: SmallTexts.end)
  )
  let within = largestDifference(
    model(rows)[0, first...], model(other)[0, first...])
  notebook.show("largest change, causal mask only", across)
  notebook.show("largest change, other texts hidden", within)
  notebook.claim("with texts hidden from each other, exact", within == 0)
  notebook.claim("with the causal mask alone, a change", across > 0)
  notebook.answer(
    """
    Without the second mask a text is read in the light of the one before \
    it. GPT-2 was trained that way, and had to learn from ■ that the past \
    no longer matters. What this does not show is how much that costs a \
    trained model; the words, too, are cut between windows wherever the \
    count says, in the middle of a sentence.
    """)
}
