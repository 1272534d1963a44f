import Notebooks
import Sampling

/// Section 2.6: what a model learns to predict.
func nextTokens(_ notebook: Notebook, in story: TokenizedStory) {
  notebook.cell(
    "2.6 A story as token ids",
    """
    A language model learns by continuing text. So first we need a text: a \
    short story, turned into ids by the byte-pair encoding of the previous \
    chapter.
    """)
  notebook.print(story.notices.joined(separator: "\n"))
  notebook.show("tokens", story.ids.count)
  notebook.show(
    "the first ten",
    story.ids.prefix(10).map { story.tokenizer.decode([$0]) })
  notebook.compare("tokens", [story.ids.count], book: [5145], on: story)

  notebook.cell(
    "2.6 The target is the input, one token further on",
    """
    Take four ids from the story as the input x. The four ids that start \
    one position later are the target y. Nobody has to label anything: the \
    text itself contains the answers.
    """)
  let sample = Array(story.ids[50...])
  let contextLength = 4
  let x = Array(sample[0..<contextLength])
  let y = Array(sample[1..<contextLength + 1])
  notebook.show("x", x)
  notebook.show("y", y)
  notebook.compare("x", x, book: [290, 4920, 2241, 287], on: story)
  notebook.compare("y", y, book: [4920, 2241, 287, 257], on: story)

  notebook.cell(
    "2.6 One window asks four questions",
    """
    At each position the model sees everything up to that point and \
    predicts the next id. So a window of four tokens asks four questions, \
    with one, two, three and four tokens of context.
    """)
  for end in 1...contextLength {
    notebook.print(Array(sample[..<end]), "→", sample[end])
  }
  let answers = Array(sample[1...contextLength])
  notebook.compare(
    "answers", answers, book: [4920, 2241, 287, 257], on: story)

  notebook.cell(
    "2.6 The same questions as text", "Decoded, they are easier to read.")
  for end in 1...contextLength {
    let context = story.tokenizer.decode(Array(sample[..<end]))
    let question = context + " →" + story.tokenizer.decode([sample[end]])
    notebook.compare(
      "question \(end)", question, book: Printed.questions[end - 1],
      on: story)
  }
}
