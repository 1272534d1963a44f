import Notebooks
import Tokenizing

/// The methods side by side, on text that none of the five was trained on.
func compareMethods(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Notes: five methods, one text",
    """
    On the text that it learned from, even the word tokenizer knows every word. So the methods learn \
    from the first nine tenths of the story and are measured on the last tenth. Words and characters \
    take the vocabulary that the text gives them; the others get a thousand tokens.
    """)
  let story = texts.story.text
  let learned = String(story.prefix(story.count * 9 / 10))
  let measured = String(story.dropFirst(learned.count))
  let words = SimpleTokenizerV2(
    vocabulary: WordVocabulary(
      words: WordSplitter.words.pieces(of: learned), specialTokens: [endOfTextToken, unknownToken]))
  let methods: [(String, any Tokenizer)] = [
    ("words", words),
    ("characters", CharacterTokenizer(text: learned)),
    ("byte pairs", BytePairTrainer.train(on: learned, vocabularySize: 1000)),
    ("WordPiece", WordPieceTrainer.train(on: learned, vocabularySize: 1000)),
    ("Unigram", UnigramTrainer.train(on: learned, vocabularySize: 1000)),
    (texts.vocabularyName, texts.tokenizer),
  ]
  notebook.show("characters to learn from and to measure", [learned.count, measured.count])

  notebook.cell(
    "2.5 Notes: the methods compared",
    """
    The fewer tokens a character costs, the more text fits into a model. Words do best at that, but \
    what they do not know is lost. Characters lose only those that were never seen, and need several \
    times as many tokens. The others lie between; of all methods only byte pairs lose nothing, whatever \
    the text. The last row has learned from far more than the story.
    """)
  let rows = try methods.map { name, tokenizer in
    row(of: try TokenizerComparison(name, tokenizer, on: measured))
  }
  notebook.print(table([["method", "vocabulary", "tokens/character", "unknown", "comes back"]] + rows))

  notebook.cell(
    "2.5 Notes: the words of the notes",
    """
    The notes split three words by way of example: play + ing, un + happiness, international + ization. \
    What really comes out depends on the vocabulary. A thousand tokens from one story give other \
    pieces, and a frequent word such as "playing" needs no split in a large one.
    """)
  for word in ["playing", "unhappiness", "internationalization"] {
    notebook.print(word)
    for (name, tokenizer) in methods.dropFirst(2) {
      let pieces = try tokenizer.encode(" " + word).map { tokenizer.decode([$0]) }
      notebook.print("  \(name):", pieces.joined(separator: " | "))
    }
  }
}

/// A row of the table.
private func row(of comparison: TokenizerComparison) -> [String] {
  [
    comparison.name, "\(comparison.vocabularySize)", comparison.tokensPerCharacter.decimals(3),
    (100 * comparison.unknownRate).decimals(1) + " %", comparison.roundTrips ? "yes" : "no",
  ]
}
