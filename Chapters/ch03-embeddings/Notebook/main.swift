// ch03, book 2.7 and 2.8: from token ids to vectors that a model can
// compute with.

import Corpora
import EmbeddingsJudge
import EmbeddingsMine
import Exercises
import Notebooks
import Sampling

ExerciseProgram(Submission(embeddingsCourse, work: .mine)).answer()

Chapter(
  "ch03-embeddings", title: "Token Embeddings",
  book: "sections 2.7 and 2.8",
  notes: "3. Token Embeddings"
)
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.run { notebook in
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let story = try TokenizedStory(in: location)
  try notebook.group { tokenEmbeddings(notebook) }
  try notebook.group { lookupAsProduct(notebook) }
  try notebook.group { try inputEmbeddings(notebook, of: story) }
  try notebook.group { wordOrder(notebook) }
  try notebook.group { relativePositions(notebook) }
  try notebook.group { summary(notebook) }
  try topics(notebook)
}
