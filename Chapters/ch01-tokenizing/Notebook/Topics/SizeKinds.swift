import Corpora
import Notebooks
import Tokenizing
import TokenizingTopics

/// Characters, bytes and the three kinds of pieces.
func kinds(
  _ notebook: Notebook, learned: [String], measured: [String]
) throws {
  notebook.cell(
    "Size: characters, bytes and three kinds of pieces",
    """
    The same measure for tokens of other kinds, in vocabularies of 1024 \
    pieces where the size can be chosen. Bits are only comparable where \
    the tokens restore the text: WordPiece and words forget the white \
    space, so they have less to predict.
    """)
  let text = beginning(of: learned, characters: 100_000)
  let joined = text.joined()
  let byteCount = 1025
  let tokenizers: [(String, any Tokenizer)] = [
    ("bytes", BytePairEncoding(merges: [], specialTokens: [])),
    ("characters", CharacterTokenizer(text: joined)),
    ("words", wordTokenizer(of: joined)),
    (
      "byte pairs",
      BytePairTrainer.train(on: joined, vocabularySize: byteCount)
    ),
    (
      "WordPiece",
      WordPieceTrainer.train(on: joined, vocabularySize: byteCount)
    ),
    (
      "Unigram", UnigramTrainer.train(on: joined, vocabularySize: byteCount)
    ),
  ]
  var table = Table(
    [
      "kind", "vocabulary", "characters/token", "bits/character",
      "restores",
    ],
    numbers: ["vocabulary", "characters/token", "bits/character"])
  for (name, tokenizer) in tokenizers {
    let result = try SizeMeasurement(
      tokenizer, learned: text, measured: measured)
    let restores = try measured.allSatisfy {
      try tokenizer.decode(tokenizer.encode($0)) == $0
    }
    table.append([
      name, "\(result.vocabularySize)",
      result.charactersPerToken.decimals(2),
      result.bitsPerCharacter.decimals(3), restores ? "yes" : "no",
    ])
  }
  notebook.show("with 100,000 characters to learn from", table)
  let other = "Ґанок, e\u{301}, 🌊"
  notebook.claim(
    "bytes and byte pairs restore any text, exact",
    try [tokenizers[0].1, tokenizers[3].1].allSatisfy {
      try $0.decode($0.encode(other)).utf8.elementsEqual(other.utf8)
    })
  notebook.remark(
    """
    What this does not show: a transformer. Counts look back three tokens, \
    which are three letters or three words, so long tokens have the \
    advantage here; and the text is simple, with few different words.
    """)
}

/// The book's second tokenizer, with the words of a text.
func wordTokenizer(of text: String) -> SimpleTokenizerV2 {
  SimpleTokenizerV2(
    vocabulary: WordVocabulary(
      words: WordSplitter.words.pieces(of: text),
      specialTokens: [endOfTextToken, unknownToken]))
}
