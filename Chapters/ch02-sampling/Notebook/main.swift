// ch02, book 2.6: how a text becomes training examples.

import Corpora
import Exercises
import Notebooks
import Sampling
import SamplingJudge
import SamplingMine

ExerciseProgram(Submission(samplingCourse, work: .mine)).answer()

Chapter(
  "ch02-sampling", title: "Data Sampling", book: "section 2.6",
  notes: "2. Data Sampling"
)
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.run { notebook in
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
  try topics(notebook)
}
