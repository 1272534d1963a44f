// Chapter 2: how a text becomes training examples.

import Corpora
import Notebooks
import Sampling

Chapter(
  "ch02-sampling", title: "Data Sampling", book: "section 2.6",
  notes: "2. Data Sampling"
).run { notebook in
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let story = try TokenizedStory(in: location)
  nextTokens(notebook, in: story)
  wordWindows(notebook)
  try batches(notebook, of: story)
  try exercise(notebook, of: story)
  textThatIsTooShort(notebook, of: story)
  try numberWindows(notebook)
  corpusMixtures(notebook)
}
