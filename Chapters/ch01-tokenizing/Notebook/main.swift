// Chapter 1: how text becomes numbers, and how the numbers become text
// again.

import Corpora
import Notebooks

Chapter(
  "ch01-tokenizing", title: "Tokenizing", book: "sections 2.2 to 2.5",
  notes: "1. Tokenizing"
).run { notebook in
  let texts = try ChapterTexts(
    in: DataLocation(option: notebook.dataFolder?.path))
  readingText(notebook, texts)
  splittingStepByStep(notebook)
  let words = splittingStory(notebook, texts)
  let tokenizer = try wordTokenizer(notebook, texts, words: words)
  try unknownWords(notebook, texts, words: words, firstTokenizer: tokenizer)
  try notesSpecialTokens(notebook)
  naiveBytePairs(notebook)
  try bytePairTraining(notebook, texts)
  try gpt2Encoding(notebook, texts)
  try specialTokensInText(notebook, texts)
  try firstFiftyIDs(notebook, texts)
  bytesAsText(notebook, texts)
  try whiteSpace(notebook, texts)
  wordPiece(notebook, texts)
  unigram(notebook, texts)
  try compareMethods(notebook, texts)
  try otherAlphabets(notebook, texts)
}
