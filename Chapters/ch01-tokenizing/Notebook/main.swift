// ch01, book 2.2 to 2.5: how text becomes numbers, and how the numbers
// become text again.

import Corpora
import Notebooks

Chapter(
  "ch01-tokenizing", title: "Tokenizing", book: "sections 2.2 to 2.5",
  notes: "1. Tokenizing"
).run { notebook in
  let texts = try ChapterTexts(
    in: DataLocation(option: notebook.dataFolder?.path))
  try notebook.group {
    readingText(notebook, texts)
    try splittingStepByStep(notebook)
  }
  let words = try notebook.group { try splittingStory(notebook, texts) }
  let tokenizer = try notebook.group {
    try wordTokenizer(notebook, texts, words: words.value)
  }
  try notebook.group {
    try unknownWords(
      notebook, texts, words: words.value, firstTokenizer: tokenizer.value)
    try notesSpecialTokens(notebook)
  }
  try notebook.group { naiveBytePairs(notebook) }
  let story = try notebook.group { try bytePairTraining(notebook, texts) }
  try notebook.group {
    try vocabularySizes(notebook, texts, story: story.value)
  }
  try notebook.group {
    try gpt2Encoding(notebook, texts)
    try specialTokensInText(notebook, texts)
    try firstFiftyIDs(notebook, texts)
  }
  try notebook.group { bytesAsText(notebook, texts) }
  try notebook.group { try whiteSpace(notebook, texts) }
  try notebook.group { wordPiece(notebook, texts) }
  try notebook.group { unigram(notebook, texts) }
  try notebook.group { try compareMethods(notebook, texts) }
  try notebook.group { try otherAlphabets(notebook, texts) }
  try notebook.group { summary(notebook) }
}
