import Notebooks
import Tokenizing

/// The notes' second method: WordPiece, the tokenizer of BERT.
func wordPiece(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.5 Notes: WordPiece scores a pair",
    """
    WordPiece also merges pairs, but not the most frequent one. It takes \
    the pair whose parts occur together more than chance suggests: \
    score(a, b) = count(ab) / (count(a) · count(b)). A piece inside a word \
    is written with ## in front. The text is the same as for byte-pair \
    encoding above.
    """)
  notebook.source(of: "WordPieceTrainer.candidate")
  let text = "low tide, slow tide, slower tide, lowest tide, widest tide"
  var trainer = WordPieceTrainer(text: text)
  notebook.show(
    "characters to start from",
    trainer.vocabulary.joined(separator: " "))
  var table = Table(["new piece", "from", "score"], numbers: ["score"])
  for _ in 0..<10 {
    guard let merge = trainer.mergeOnce() else { break }
    table.append([
      merge.piece, "\(merge.left) + \(merge.right)",
      merge.score.decimals(3),
    ])
  }
  notebook.show("the first ten merges", table)

  notebook.cell(
    "2.5 Notes: the longest piece that fits",
    """
    Encoding needs no merges. It takes the longest piece at the start of \
    the word, then the longest one after that, and so on. If nothing fits \
    at some point, the whole word is [UNK]: "q" was not in the text.
    """)
  notebook.source(of: "WordPiece.encodeWord")
  let small = WordPiece(vocabulary: trainer.vocabulary)
  var cut = Table(["word", "pieces"])
  for word in ["slowest", "tide", "wider", "quiet"] {
    cut.append([word, small.tokens(of: word).joined(separator: " ")])
  }
  notebook.show("the longest pieces", cut)

  notebook.cell(
    "2.5 Notes: WordPiece on the story",
    """
    On a short text the score has a weakness: rare letters that always \
    occur together merge first, so rare words are complete early while \
    frequent ones stay in letters. Decoding puts one space between words; \
    the line break, and the information which marks touch a word, are \
    lost.
    """)
  let tokenizer = WordPieceTrainer.train(
    on: texts.story.content, vocabularySize: 1000)
  let tokens = tokenizer.tokens(of: texts.sentence)
  notebook.prose(tokens.joined(separator: " "))
  notebook.prose(tokenizer.decode(tokenizer.encode(texts.sentence)))
}
