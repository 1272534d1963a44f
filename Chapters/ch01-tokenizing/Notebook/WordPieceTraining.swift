import Notebooks
import Tokenizing

/// The notes' second method: WordPiece, the tokenizer of BERT.
func wordPiece(_ notebook: Notebook, _ texts: ChapterTexts) {
  notebook.cell(
    "2.5 Notes: WordPiece scores a pair",
    """
    WordPiece also merges pairs, but not the most frequent one. It takes the pair whose parts belong \
    together: score(a, b) = count(ab) / (count(a) · count(b)). A piece that continues a word is written \
    with ## in front. The text is the one that byte-pair encoding started with above.
    """)
  let text = "low tide, slow tide, slower tide, lowest tide, widest tide"
  var trainer = WordPieceTrainer(text: text)
  notebook.show("characters to start from", trainer.vocabulary)
  var rows = [["new piece", "from", "score"]]
  for _ in 0..<10 {
    guard let merge = trainer.mergeOnce() else { break }
    rows.append([merge.piece, "\(merge.left) + \(merge.right)", merge.score.decimals(3)])
  }
  notebook.print(table(rows))

  notebook.cell(
    "2.5 Notes: the longest piece that fits",
    """
    Encoding needs no merges. It takes the longest piece that the word begins with, and goes on behind \
    it. If at some place nothing fits, the whole word is [UNK]: "q" was not in the text.
    """)
  let small = WordPiece(vocabulary: trainer.vocabulary)
  for word in ["slowest", "tide", "wider", "quiet"] {
    notebook.print(word, "→", small.tokens(of: word))
  }

  notebook.cell(
    "2.5 Notes: WordPiece on the story",
    """
    The score has a weakness on a short text: rare letters that always stand together go first, so \
    rare words are whole early, while frequent ones stay in letters. Decoding puts one space between \
    words; the line break and which marks touch their word are lost.
    """)
  let tokenizer = WordPieceTrainer.train(on: texts.story.text, vocabularySize: 1000)
  notebook.print(tokenizer.tokens(of: texts.sentence))
  notebook.print(tokenizer.decode(tokenizer.encode(texts.sentence)))
}
