// Chapter 3: from token ids to vectors that a model can compute with.

import Corpora
import Notebooks
import Sampling

Chapter(
  "ch03-embeddings", title: "Token Embeddings",
  book: "sections 2.7 and 2.8",
  notes: "3. Token Embeddings"
).run { notebook in
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let story = try TokenizedStory(in: location)
  tokenEmbeddings(notebook)
  lookupAsProduct(notebook)
  try inputEmbeddings(notebook, of: story)
  wordOrder(notebook)
  relativePositions(notebook)
}
