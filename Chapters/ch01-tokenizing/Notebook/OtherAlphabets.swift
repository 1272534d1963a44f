import Corpora
import Notebooks
import Tokenizing

/// How a vocabulary learned from English encodes another alphabet.
func otherAlphabets(_ notebook: Notebook, _ texts: ChapterTexts) throws {
  notebook.cell(
    "2.5 Another alphabet",
    """
    In UTF-8 an English letter takes one byte, a Ukrainian one two. A \
    vocabulary learned from English has few merges for Ukrainian, so a \
    text of the same length takes several times as many tokens: more \
    money, more time, and less room for the conversation.
    """)
  let ukrainian = try Corpus.ukrainianStory()
  let languages = [
    ("English", String(texts.story.content.prefix(ukrainian.count))),
    ("Ukrainian", ukrainian),
  ]
  let columns = ["characters", "bytes/character", "tokens/character"]
  var table = Table(["text"] + columns, numbers: Set(columns))
  for (name, text) in languages {
    let characters = Double(text.unicodeScalars.count)
    let tokens = try texts.tokenizer.encode(text).count
    table.append([
      name, "\(text.unicodeScalars.count)",
      (Double(text.utf8.count) / characters).decimals(2),
      (Double(tokens) / characters).decimals(2),
    ])
  }
  notebook.show("the stories' beginnings", table)

  notebook.cell(
    "2.5 Three words, token by token",
    """
    The first three words of the Ukrainian story, cut into tokens. A token \
    that holds only part of a letter shows up as the replacement \
    character.
    """)
  let words = ukrainian.split(separator: " ").prefix(3).joined(
    separator: " ")
  let beginning = try texts.tokenizer.encode(words)
  notebook.plot(
    TokenStrip(
      "\(words): \(beginning.count) tokens",
      tokens: beginning.map { texts.tokenizer.decode([$0]) }))

  notebook.cell(
    "2.5 Learning from the other alphabet",
    """
    The fault is not in the method but in its training text. A vocabulary \
    of a thousand tokens trained on the Ukrainian story needs far fewer, \
    and the 256 bytes still cover English. Measured on its own training \
    text the result is flattering, but the direction is right.
    """)
  let tokenizer = BytePairTrainer.train(on: ukrainian, vocabularySize: 1000)
  let tokens = try tokenizer.encode(ukrainian)
  notebook.show(
    "tokens/character",
    (Double(tokens.count) / Double(ukrainian.count)).decimals(2))
  notebook.plot(
    TokenStrip(
      "the first 12 tokens",
      tokens: tokens.prefix(12).map { tokenizer.decode([$0]) }))
}
