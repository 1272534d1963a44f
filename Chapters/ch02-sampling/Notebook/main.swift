// ch02, book 2.6: how a text becomes training examples.

import Corpora
import Notebooks
import Sampling

Chapter(
  "ch02-sampling", title: "Data Sampling", book: "section 2.6",
  notes: "2. Data Sampling"
).run { notebook in
  let location = try DataLocation(option: notebook.dataFolder?.path)
  let story = try TokenizedStory(in: location)
  try notebook.group { nextTokens(notebook, in: story) }
  try notebook.group { wordWindows(notebook) }
  try notebook.group { try batches(notebook, of: story) }
  try notebook.group {
    try exercise(notebook, of: story)
    textThatIsTooShort(notebook, of: story)
  }
  try notebook.group { try numberWindows(notebook) }
  try notebook.group { corpusMixtures(notebook) }
  try notebook.group { summary(notebook) }
}
