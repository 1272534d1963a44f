import Corpora
import Notebooks
import Tokenizing

/// What a vocabulary learned from English makes of another alphabet.
func otherAlphabets(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Another alphabet",
    """
    UTF-8 writes an English letter in one byte and a Ukrainian one in two. A vocabulary learned from \
    English has few merges for Ukrainian, so a text of the same length costs several times as many \
    tokens: more money, more time, and a shorter memory of the conversation.
    """)
  let ukrainian = try Corpus.ukrainianStory()
  let languages = [("English", String(texts.story.text.prefix(ukrainian.count))), ("Ukrainian", ukrainian)]
  var rows = [["text", "characters", "bytes/character", "tokens/character"]]
  for (name, text) in languages {
    let characters = Double(text.unicodeScalars.count)
    let tokens = try texts.tokenizer.encode(text).count
    rows.append([
      name, "\(text.unicodeScalars.count)", (Double(text.utf8.count) / characters).decimals(2),
      (Double(tokens) / characters).decimals(2),
    ])
  }
  notebook.print(table(rows))

  notebook.cell(
    "2.5 Three words, token by token",
    """
    The first three words of the Ukrainian story, cut at the tokens. Where a token holds only a part of \
    a letter, the replacement character shows.
    """)
  let words = ukrainian.split(separator: " ").prefix(3).joined(separator: " ")
  let beginning = try texts.tokenizer.encode(words)
  notebook.print(words)
  notebook.print(beginning.map { texts.tokenizer.decode([$0]) }.joined(separator: "|"))

  notebook.cell(
    "2.5 Learning from the other alphabet",
    """
    The method is not to blame, only what it learned from. A thousand tokens from the Ukrainian story \
    itself spell it with far fewer, and bytes make sure that English stays possible too. Measured on \
    what it learned from, this flatters; the direction is right.
    """)
  let tokenizer = BytePairTrainer.train(on: ukrainian, vocabularySize: 1000)
  let tokens = try tokenizer.encode(ukrainian)
  notebook.show("tokens/character", (Double(tokens.count) / Double(ukrainian.count)).decimals(2))
  notebook.print(tokens.prefix(12).map { tokenizer.decode([$0]) }.joined(separator: "|"))
}
