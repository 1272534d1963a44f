import Notebooks
import Tokenizing

/// The methods side by side, on text that none of the first five was
/// trained on.
func compareMethods(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Notes: five methods, one text",
    """
    On its own training text, even the word tokenizer knows every word. So \
    the methods are trained on the first nine tenths of the story and \
    measured on the last tenth. For words and characters, the text \
    determines the size of the vocabulary; the others get a thousand \
    tokens.
    """)
  let story = texts.story.content
  let learned = String(story.prefix(story.count * 9 / 10))
  let measured = String(story.dropFirst(learned.count))
  let words = SimpleTokenizerV2(
    vocabulary: WordVocabulary(
      words: WordSplitter.words.pieces(of: learned),
      specialTokens: [endOfTextToken, unknownToken]))
  let methods: [(String, any Tokenizer)] = [
    ("words", words),
    ("characters", CharacterTokenizer(text: learned)),
    (
      "byte pairs", BytePairTrainer.train(on: learned, vocabularySize: 1000)
    ),
    (
      "WordPiece", WordPieceTrainer.train(on: learned, vocabularySize: 1000)
    ),
    ("Unigram", UnigramTrainer.train(on: learned, vocabularySize: 1000)),
    (texts.vocabularyName, texts.tokenizer),
  ]
  notebook.show(
    "characters for training and for measuring",
    [learned.count, measured.count])

  notebook.cell(
    "2.5 Notes: the methods compared",
    """
    The fewer tokens per character, the more text fits into a model's \
    context. Words need the fewest, but unknown words are lost. Characters \
    lose only those never seen in training, but need several times as many \
    tokens. The others are in between; only byte pairs never lose \
    anything, whatever the text. The vocabulary in the last row was \
    trained on far more than the story.
    """)
  var table = Table(
    ["method", "vocabulary", "tokens/character", "unknown", "restored"],
    numbers: ["vocabulary", "tokens/character", "unknown"])
  for (name, tokenizer) in methods {
    let comparison = try TokenizerComparison(name, tokenizer, on: measured)
    table.append([
      name, "\(comparison.vocabularySize)",
      comparison.tokensPerCharacter.decimals(3),
      (100 * comparison.unknownRate).decimals(1) + " %",
      comparison.roundTrips ? "yes" : "no",
    ])
  }
  notebook.print(table.text)

  notebook.cell(
    "2.5 Notes: the words of the notes",
    """
    The notes split three words as examples: play + ing, un + happiness, \
    international + ization. The actual split depends on the vocabulary. A \
    thousand tokens from one story give other pieces, and in a large \
    vocabulary a frequent word such as "playing" is a single token.
    """)
  for word in ["playing", "unhappiness", "internationalization"] {
    notebook.print(word)
    for (name, tokenizer) in methods.dropFirst(2) {
      let pieces = try tokenizer.encode(" " + word).map {
        tokenizer.decode([$0])
      }
      notebook.print("  \(name):", pieces.joined(separator: " | "))
    }
  }
}
