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
  notebook.show("characters for training", learned.count)
  notebook.show("characters for measuring", measured.count)

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
  notebook.show("on text that the methods have not seen", table)

  notebook.cell(
    "2.5 Notes: the words of the notes",
    """
    The notes split three words as examples: play + ing, un + happiness, \
    international + ization. The actual split depends on the vocabulary. A \
    thousand tokens from one story give other pieces, and in a large \
    vocabulary a frequent word such as "playing" is a single token.
    """)
  for word in ["playing", "unhappiness", "internationalization"] {
    var splits = Table(["method", "pieces"])
    for (name, tokenizer) in methods.dropFirst(2) {
      let pieces = try tokenizer.encode(" " + word).map {
        tokenizer.decode([$0])
      }
      splits.append([name, pieces.joined(separator: "│")])
    }
    notebook.show(word, splits)
  }
}

/// What the chapter has built.
func summary(_ notebook: Notebook) {
  notebook.cell(
    "Summary of ch01: from text to ids",
    """
    Text becomes ids and text again. Byte-pair encoding loses nothing and \
    knows every text; GPT-2 uses it, and so do all chapters from here on. \
    ch02 makes training examples of the ids.
    """)
  notebook.built([
    "SimpleTokenizerV1": "an id for each word of a text, no others",
    "SimpleTokenizerV2": "the same, with <|unk|> for unknown words",
    "NaiveBytePair": "byte-pair encoding in its plainest form",
    "BytePairTrainer": "the same merges, learned word by word, fast",
    "BytePairEncoding": "GPT-2's tokenizer, with special tokens",
  ])
}
