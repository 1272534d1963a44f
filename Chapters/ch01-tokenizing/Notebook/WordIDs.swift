import Notebooks
import Tokenizing

/// Section 2.3: gives each word an id, and returns the first tokenizer.
func wordTokenizer(
  _ notebook: Notebook, _ texts: ChapterTexts, words: [String]
) throws -> SimpleTokenizerV1 {
  notebook.cell(
    "2.3 A vocabulary",
    """
    Each distinct word gets a number, its id: sort the words and count. \
    They are sorted by code point, so punctuation comes first, then \
    capitals, then lower-case letters. WordVocabulary does the same and \
    finds the id of a word.
    """)
  let sorted = Set(words).sorted()
  let vocabulary = WordVocabulary(words: words)
  notebook.claim(
    "an entry's place in the order is its id", vocabulary.words == sorted)
  notebook.compare(
    "words", vocabulary.count, book: 1130, recorded: Recorded.entryCount,
    on: texts.storyData)
  notebook.show(
    "the first 51", idTable(0..<51) { vocabulary.words[$0] })
  notebook.compare(
    "the first 51", Array(vocabulary.words.prefix(51)),
    book: Printed.firstEntries, recorded: Recorded.firstEntries,
    on: texts.storyData)

  notebook.cell(
    "2.3 From text to ids",
    """
    A tokenizer works both ways. Encoding splits a text as above and looks \
    up the id of each piece; the line break and the spaces in this \
    sentence leave no trace.
    """)
  notebook.source(of: "SimpleTokenizerV1")
  let tokenizer = SimpleTokenizerV1(vocabulary: vocabulary)
  let sentence = texts.sentence
  let ids = try tokenizer.encode(sentence)
  notebook.print(sentence)
  notebook.show("ids", idTable(ids) { vocabulary.words[$0] })
  notebook.compare(
    "ids", ids,
    book: [
      1, 56, 2, 850, 988, 602, 533, 746, 5, 1126, 596, 5, 1, 67, 7, 38, 851,
      1108, 754, 793, 7,
    ],
    recorded: Recorded.sentenceIDs, on: texts.storyData)

  notebook.cell(
    "2.3 From ids to text",
    """
    Decoding joins the words with spaces and removes the space before \
    punctuation. The result is close to the sentence but not identical: \
    spaces around apostrophes and quotation marks have shifted.
    """)
  notebook.source(of: "String.removingSpace")
  let decoded = tokenizer.decode(ids)
  notebook.prose(decoded)
  notebook.claim("not quite the sentence", decoded != sentence)
  notebook.compare(
    "text", decoded,
    book:
      "\" It' s the last he painted, you know,\" Mrs. Gisburn said with pardonable pride.",
    recorded: Recorded.decodedSentence, on: texts.storyData)
  return tokenizer
}
