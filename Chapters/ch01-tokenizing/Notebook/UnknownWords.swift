import Notebooks
import Tokenizing

/// Section 2.4: words that are not in the story, and tokens that are not
/// words.
func unknownWords(
  _ notebook: Notebook, _ texts: ChapterTexts, words: [String],
  firstTokenizer: SimpleTokenizerV1
) throws {
  notebook.cell(
    "2.4 A word without an id",
    """
    "Hello" does not occur in the story, so it has no id. The tokenizer \
    throws an error that names the word. (Python's dictionary raises a \
    KeyError here.)
    """)
  let question = "Hello, do you like tea. Is this-- a test?"
  var refusedWord = ""
  do {
    _ = try firstTokenizer.encode(question)
  } catch TokenizerError.unknownWord(let word) {
    refusedWord = word
    notebook.prose("\(TokenizerError.unknownWord(word))")
  }
  notebook.compare("the word without an id", refusedWord, book: "Hello")

  notebook.cell(
    "2.4 Two special tokens",
    """
    Special tokens stand for things that are not words: <|endoftext|> \
    marks the end of a document, <|unk|> stands for any unknown word. They \
    get the last ids, so all other ids stay the same.
    """)
  let vocabulary = WordVocabulary(
    words: words, specialTokens: [endOfTextToken, unknownToken])
  let last = vocabulary.count - 5..<vocabulary.count
  notebook.compare(
    "words", vocabulary.count, book: 1132,
    recorded: Recorded.entryCount + 2, on: texts.storyData)
  notebook.show("the last five", idTable(last) { vocabulary.words[$0] })
  notebook.compare(
    "the last five", Array(vocabulary.words.suffix(5)),
    book: ["younger", "your", "yourself", "<|endoftext|>", "<|unk|>"],
    recorded: Recorded.lastEntries, on: texts.storyData)

  notebook.cell(
    "2.4 Two documents in one text",
    """
    A model reads its training text as one long stream. An <|endoftext|> \
    between two documents tells it that they have nothing to do with each \
    other.
    """)
  let documents = [
    "Hello, do you like tea?", "In the sunlit terraces of the palace.",
  ]
  let text = documents.joined(separator: " \(endOfTextToken) ")
  notebook.print(text)

  notebook.cell(
    "2.4 Encoding no longer fails",
    """
    Where the first tokenizer gave up, the second one writes the id of \
    <|unk|>. Decoding shows the price: the word itself is lost.
    """)
  notebook.source(of: "SimpleTokenizerV2")
  let tokenizer = SimpleTokenizerV2(vocabulary: vocabulary)
  let ids = tokenizer.encode(text)
  let decoded = tokenizer.decode(ids)
  notebook.show("ids", idTable(ids) { vocabulary.words[$0] })
  notebook.prose(decoded)
  notebook.compare(
    "ids", ids,
    book: [
      1131, 5, 355, 1126, 628, 975, 10, 1130, 55, 988, 956, 984, 722, 988,
      1131, 7,
    ],
    recorded: Recorded.documentIDs, on: texts.storyData)
  notebook.compare(
    "text", decoded,
    book:
      "<|unk|>, do you like tea? <|endoftext|> In the sunlit terraces of the <|unk|>.",
    recorded: Recorded.decodedDocuments, on: texts.storyData)
}

/// The four special tokens of the notes, and two texts that use three of
/// them.
func notesSpecialTokens(_ notebook: Notebook) throws {
  notebook.cell(
    "2.4 Notes: begin, end, padding, unknown",
    """
    The notes list four special tokens. [BOS] and [EOS] mark where a text \
    begins and ends. [PAD] fills up the shorter texts of a batch, since \
    its rows must be equally long. [UNK] corresponds to <|unk|> above. \
    GPT-2 makes do with <|endoftext|>: it ends texts and serves as \
    padding, and no word is unknown, as the next section shows. Here the \
    first 256 ids are bytes, followed by these four.
    """)
  let names = ["[BOS]", "[EOS]", "[PAD]", "[UNK]"]
  let tokenizer = BytePairEncoding(merges: [], specialTokens: names)
  for text in ["[BOS]Hello[EOS]", "[BOS]Hi[EOS][PAD][PAD][PAD]"] {
    let ids = try tokenizer.encode(text, allowedSpecial: Set(names))
    notebook.show(text, idTable(ids, name: tokenizer.printable))
  }
}
