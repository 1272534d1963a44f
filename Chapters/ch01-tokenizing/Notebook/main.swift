// ch01, book 2.2 to 2.5: how text becomes numbers, and how the numbers
// become text again.

import Corpora
import Exercises
import Notebooks
import TokenizingJudge
import TokenizingMine

let submission = Submission(tokenizingCourse, work: .mine)
let milestone = Milestone("Your tokenizer gives GPT-2's ids") { bench in
  let work = try bench.work(of: submission, needing: tokenizerPieces)
  return try encodeLikeGPT2(with: work, in: DataLocation()) { print($0) }
}
ExerciseProgram(submission, milestone: milestone).answer()

Chapter(
  "ch01-tokenizing", title: "Tokenizing", book: "sections 2.2 to 2.5",
  notes: "1. Tokenizing"
)
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.command("milestone", help: "encode the book's texts with your tokenizer")
.run { notebook in
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
  try topics(notebook)
}
