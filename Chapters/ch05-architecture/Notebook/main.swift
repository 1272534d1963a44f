// The book's chapter 4: the architecture of a GPT, built part by part and
// then put together.

import ArchitectureJudge
import ArchitectureMine
import Exercises
import Notebooks

exercises.answer()

Chapter(
  "ch05-architecture", title: "LLM Architecture", book: "chapter 4",
  notes: "5. LLM Architecture"
)
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.command("milestone", help: "your GPT writes the same text as ours")
.run { notebook in
  try notebook.group { try outline(notebook) }
  try notebook.group {
    let output = normalizationByHand(notebook)
    layerNormalization(notebook, of: output)
  }
  try notebook.group { feedForwardNetwork(notebook) }
  try notebook.group { shortcuts(notebook) }
  try notebook.group { transformerBlock(notebook) }
  let model = try notebook.group { completeModel(notebook) }
  try notebook.group { parameters(notebook, of: try model.value) }
  try notebook.group { try generation(notebook, with: try model.value) }
  try notebook.group { largerModels(notebook) }
  try notebook.group { dropoutRates(notebook) }
  try notebook.group { summary(notebook) }
  try topics(notebook)
}
