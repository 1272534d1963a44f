import Notebooks
import Tokenizing

/// Section 2.2: the text to begin with.
func readingText(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.2 The text to start from",
    """
    A model computes with numbers, so text must become numbers first. This \
    chapter does so with a short story. If it is the book's story, the \
    results are compared with the book's numbers.
    """)
  notebook.print(texts.story.notice)
  let text = texts.story.content
  let beginning = String(text.prefix(99))
  notebook.show("characters", text.count)
  notebook.show("beginning", beginning)
  notebook.compare(
    "characters", text.count, book: 20479, needs: texts.theVerdict)
  notebook.compare(
    "first 99 characters", beginning, book: Printed.beginning,
    needs: texts.theVerdict)
}

/// Four ways to split a text, each a little better than the last.
func splittingStepByStep(_ notebook: Notebook) {
  notebook.cell(
    "2.2 Split at white space",
    """
    The simplest way is to cut at white space. The spaces are kept as \
    pieces, so nothing is lost, but a comma stays attached to its word: \
    "Hello," and "Hello" would be different tokens.
    """)
  let sentence = "Hello, world. This, is a test."
  let atSpaces = WordSplitter.atWhiteSpace.pieces(of: sentence)
  notebook.print(atSpaces)
  notebook.compare(
    "pieces", atSpaces,
    book: [
      "Hello,", " ", "world.", " ", "This,", " ", "is", " ", "a", " ",
      "test.",
    ])

  notebook.cell(
    "2.2 Split at commas and full stops too",
    """
    Now punctuation marks are pieces too. Where two cuts meet, as between \
    a comma and the space after it, there is an empty piece.
    """)
  let atMarks = WordSplitter.atCommasAndStops.pieces(of: sentence)
  notebook.print(atMarks)
  notebook.compare("pieces", atMarks, book: Printed.piecesWithBlanks)

  notebook.cell(
    "2.2 Drop the blank pieces",
    """
    Without empty pieces and white space the list is shorter. The price: \
    nobody can tell any more where the spaces were. For Python code, where \
    indentation matters, this would be the wrong choice.
    """)
  let withoutBlanks = WordSplitter.withoutBlanks.pieces(of: sentence)
  notebook.print(withoutBlanks)
  notebook.compare(
    "pieces", withoutBlanks,
    book: ["Hello", ",", "world", ".", "This", ",", "is", "a", "test", "."])

  notebook.cell(
    "2.2 Split at all common punctuation",
    "Question marks, quotation marks, parentheses and double dashes become pieces as well."
  )
  let pieces = WordSplitter.words.pieces(
    of: "Hello, world. Is this-- a test?")
  notebook.print(pieces)
  notebook.compare(
    "pieces", pieces,
    book: [
      "Hello", ",", "world", ".", "Is", "this", "--", "a", "test", "?",
    ])

  notebook.cell(
    "2.2 Notes: the example of the notes",
    "The notes split a shorter greeting, with the same result.")
  let greeting = WordSplitter.words.pieces(of: "Hello, world!")
  notebook.print(greeting)
  notebook.compare(
    "tokens", greeting, book: ["Hello", ",", "world", "!"], source: .notes)
}

/// Splits the whole story into words and punctuation, and returns them.
func splittingStory(_ notebook: Notebook, _ texts: ChapterTexts) -> [String]
{
  notebook.cell(
    "2.2 The whole story in pieces",
    "The last of these splitters cuts up the story. The next sections use its pieces as tokens."
  )
  let words = WordSplitter.words.pieces(of: texts.story.content)
  notebook.show("tokens", words.count)
  notebook.show("the first ones", words.prefix(30))
  notebook.compare(
    "tokens", words.count, book: 4690, needs: texts.theVerdict)
  notebook.compare(
    "the first 30", Array(words.prefix(30)), book: Printed.firstWords,
    needs: texts.theVerdict)
  return words
}
