// The book's chapter 4: the architecture of a GPT, built part by part and
// then put together.

import Notebooks

Chapter(
  "ch05-architecture", title: "LLM Architecture", book: "chapter 4",
  notes: "5. LLM Architecture"
).run { notebook in
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
}
