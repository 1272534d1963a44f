import Notebooks
import Tokenizing

/// Section 2.2: the text to begin with.
func readingText(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.2 The text to start from",
    """
    A model computes with numbers, so text must become numbers first. This \
    chapter does so with a short story and a vocabulary. If they are the \
    book's story and GPT-2's vocabulary, the results are compared with the \
    numbers that the book prints, otherwise with those recorded in an \
    earlier run on the stand-ins.
    """)
  for notice in texts.notices { notebook.prose(notice) }
  let text = texts.story.content
  let beginning = String(text.prefix(99))
  notebook.compare(
    "characters", text.count, book: 20479, recorded: Recorded.characters,
    on: texts.storyData)
  notebook.compare(
    "first 99 characters", beginning, book: Printed.beginning,
    recorded: Recorded.beginning, on: texts.storyData)
}

/// The book's four patterns, each a little better than the last.
func splittingStepByStep(_ notebook: Notebook) throws {
  notebook.cell(
    "2.2 Split at white space",
    """
    The simplest way is to cut at white space, for which regular \
    expressions write \\s. The spaces are kept as pieces, so nothing is \
    lost, but a comma stays attached to its word: "Hello," and "Hello" \
    would be different tokens.
    """)
  notebook.source(of: "splitText")
  let sentence = "Hello, world. This, is a test."
  let atSpaces = try splitText(sentence, at: #"\s"#)
  notebook.plot(
    TokenStrip("\(atSpaces.count) pieces", tokens: atSpaces))
  notebook.compare(
    "pieces", atSpaces,
    book: [
      "Hello,", " ", "world.", " ", "This,", " ", "is", " ", "a", " ",
      "test.",
    ])

  notebook.cell(
    "2.2 Split at commas and full stops too",
    """
    [,.] matches a comma or a full stop, and | means "or". Now punctuation \
    marks are pieces too. Where two cuts meet, as between a comma and the \
    space after it, there is an empty piece.
    """)
  let atMarks = try splitText(sentence, at: #"[,.]|\s"#)
  notebook.plot(
    TokenStrip("\(atMarks.count) pieces", tokens: atMarks))
  notebook.compare("pieces", atMarks, book: Printed.piecesWithBlanks)

  notebook.cell(
    "2.2 Drop the blank pieces",
    """
    Without empty pieces and white space the list is shorter. The price: \
    nobody can tell any more where the spaces were. For Python code, where \
    indentation matters, this would be the wrong choice.
    """)
  let words = atMarks.filter { !$0.allSatisfy(\.isWhitespace) }
  notebook.compare(
    "pieces", words,
    book: ["Hello", ",", "world", ".", "This", ",", "is", "a", "test", "."])

  notebook.cell(
    "2.2 Split at all common punctuation",
    """
    The last pattern also cuts at question marks, quotation marks, \
    parentheses and double dashes. The notes split a shorter greeting with \
    it.
    """)
  let pattern = #"[,.:;?_!"()']|--|\s"#
  let pieces = try splitText("Hello, world. Is this-- a test?", at: pattern)
    .filter { !$0.allSatisfy(\.isWhitespace) }
  let greeting = try splitText("Hello, world!", at: pattern)
    .filter { !$0.allSatisfy(\.isWhitespace) }
  notebook.compare(
    "pieces", pieces,
    book: [
      "Hello", ",", "world", ".", "Is", "this", "--", "a", "test", "?",
    ])
  notebook.compare(
    "pieces of the greeting", greeting, book: ["Hello", ",", "world", "!"],
    source: .notes)
}

/// Splits the whole story into words and punctuation, and returns them.
func splittingStory(
  _ notebook: Notebook, _ texts: ChapterTexts
) throws -> [String] {
  notebook.cell(
    "2.2 The whole story, without regular expressions",
    """
    What does such a pattern do? WordSplitter does it by hand: it goes \
    through the text once and asks at each place the same question, does a \
    separator start here? The next sections use its pieces as tokens.
    """)
  notebook.source(
    of: "WordSplitter.words", "WordSplitter.pieces",
    "WordSplitter.separatorLength")
  let text = texts.story.content
  let words = WordSplitter.words.pieces(of: text)
  let byPattern = try splitText(text, at: #"[,.:;?_!"()']|--|\s"#)
    .filter { !$0.allSatisfy(\.isWhitespace) }
  notebook.claim("the pieces of the pattern", words == byPattern)
  notebook.compare(
    "tokens", words.count, book: 4690, recorded: Recorded.wordCount,
    on: texts.storyData)
  notebook.plot(
    TokenStrip("the first 30", tokens: Array(words.prefix(30))))
  notebook.compare(
    "the first 30", Array(words.prefix(30)), book: Printed.firstWords,
    recorded: Recorded.firstWords, on: texts.storyData)
  return words
}
