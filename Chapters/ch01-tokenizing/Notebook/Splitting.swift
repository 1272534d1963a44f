import Notebooks
import Tokenizing

/// Section 2.2: the text to start from.
func readingText(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.2 The text to start from",
    """
    A model computes with numbers, so text has to become numbers first. The chapter does this with a \
    short story, and compares with the numbers that the book prints where the story is the book's.
    """)
  notebook.print(texts.story.notice)
  let text = texts.story.text
  let beginning = String(text.prefix(99))
  notebook.show("characters", text.count)
  notebook.show("beginning", beginning)
  notebook.compare("characters", text.count, book: 20479, needs: texts.theVerdict)
  notebook.compare("first 99 characters", beginning, book: Printed.beginning, needs: texts.theVerdict)
}

/// The four ways to split a text, each a little better than the one before.
func splittingStepByStep(_ notebook: Notebook) {
  notebook.cell(
    "2.2 Split at white space",
    """
    The simplest cut is at white space. The spaces stay as pieces of their own, so that nothing is \
    lost, but a comma sticks to its word: "Hello," would be another token than "Hello".
    """)
  let sentence = "Hello, world. This, is a test."
  let atSpaces = WordSplitter.atWhiteSpace.pieces(of: sentence)
  notebook.print(atSpaces)
  notebook.compare(
    "pieces", atSpaces,
    book: ["Hello,", " ", "world.", " ", "This,", " ", "is", " ", "a", " ", "test."])

  notebook.cell(
    "2.2 Split at commas and full stops too",
    """
    Now the marks are pieces. Where two cuts meet there is an empty piece between them, as \
    between a comma and the space behind it.
    """)
  let atMarks = WordSplitter.atCommasAndStops.pieces(of: sentence)
  notebook.print(atMarks)
  notebook.compare("pieces", atMarks, book: Printed.piecesWithBlanks)

  notebook.cell(
    "2.2 Drop the blank pieces",
    """
    Without empty pieces and white space the list is shorter. This choice costs something: where the \
    spaces were cannot be told any more. For Python code, where indentation has a meaning, it would be \
    the wrong choice.
    """)
  let withoutBlanks = WordSplitter.withoutBlanks.pieces(of: sentence)
  notebook.print(withoutBlanks)
  notebook.compare(
    "pieces", withoutBlanks, book: ["Hello", ",", "world", ".", "This", ",", "is", "a", "test", "."])

  notebook.cell(
    "2.2 Split at all common marks",
    "Questions, quotation marks, parentheses and double dashes are cut off as well.")
  let pieces = WordSplitter.words.pieces(of: "Hello, world. Is this-- a test?")
  notebook.print(pieces)
  notebook.compare(
    "pieces", pieces, book: ["Hello", ",", "world", ".", "Is", "this", "--", "a", "test", "?"])

  notebook.cell(
    "2.2 Notes: the example of the notes", "The notes split a shorter greeting, with the same result.")
  let greeting = WordSplitter.words.pieces(of: "Hello, world!")
  notebook.print(greeting)
  notebook.compare("tokens", greeting, book: ["Hello", ",", "world", "!"], source: .notes)
}

/// The whole story in words and marks, which are returned.
func splittingStory(_ notebook: Notebook, _ texts: ChapterTexts) -> [String] {
  notebook.cell(
    "2.2 The whole story in pieces",
    "The last of these splitters cuts up the story. Its pieces are the tokens of the next sections.")
  let words = WordSplitter.words.pieces(of: texts.story.text)
  notebook.show("tokens", words.count)
  notebook.show("the first ones", words.prefix(30))
  notebook.compare("tokens", words.count, book: 4690, needs: texts.theVerdict)
  notebook.compare(
    "the first 30", Array(words.prefix(30)), book: Printed.firstWords, needs: texts.theVerdict)
  return words
}
