import Notebooks
import Sampling

/// Section 2.6: what a model learns to predict.
func nextTokens(_ notebook: Notebook, in story: TokenizedStory) {
  notebook.cell(
    "2.6 A story as token ids",
    """
    A language model learns by continuing text. So first we need a text: a \
    short story, turned into ids by the byte-pair encoding of ch01. If \
    story and vocabulary are the book's, the ids are compared with those \
    that it prints, otherwise with recorded ones of the stand-ins.
    """)
  for notice in story.notices { notebook.prose(notice) }
  let firstTen = Array(story.ids.prefix(10))
  notebook.compare(
    "tokens", story.ids.count, book: 5145, recorded: Recorded.tokenCount,
    on: story.data)
  notebook.show("the first ten", story.words(firstTen))

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
  notebook.plot(
    windowFigure(
      over: story.words(Array(sample[..<6])), length: 4, stride: 1))
  notebook.compare(
    "x", x, book: [290, 4920, 2241, 287], recorded: Recorded.x,
    on: story.data)
  notebook.compare(
    "y", y, book: [4920, 2241, 287, 257], recorded: Recorded.y,
    on: story.data)

  notebook.cell(
    "2.6 One window asks four questions",
    """
    At each position the model sees everything up to that point and \
    predicts the next id. So a window of four tokens asks four questions, \
    with one, two, three and four tokens of context.
    """)
  var questions = Table(["context", "answer"], numbers: ["answer"])
  for end in 1...contextLength {
    questions.append(["\(Array(sample[..<end]))", "\(sample[end])"])
  }
  let answers = Array(sample[1...contextLength])
  notebook.show("questions", questions)
  notebook.compare(
    "answers", answers, book: [4920, 2241, 287, 257], recorded: Recorded.y,
    on: story.data)

  notebook.cell(
    "2.6 The same questions as text", "Decoded, they are easier to read.")
  let asText = (1...contextLength).map { end in
    let context = story.tokenizer.decode(Array(sample[..<end]))
    return context + " →" + story.tokenizer.decode([sample[end]])
  }
  for (index, question) in asText.enumerated() {
    notebook.compare(
      "question \(index + 1)", question, book: Printed.questions[index],
      recorded: Recorded.questions[index], on: story.data)
  }
}
