// Chapter 5: the architecture of a GPT, built part by part and then put
// together.

import Notebooks

Chapter(
  "ch05-architecture", title: "LLM Architecture", book: "chapter 4",
  notes: "5. LLM Architecture"
).run { notebook in
  try outline(notebook)
  let output = normalizationByHand(notebook)
  layerNormalization(notebook, of: output)
  feedForwardNetwork(notebook)
  shortcuts(notebook)
  transformerBlock(notebook)
  let model = completeModel(notebook)
  parameters(notebook, of: model)
  try generation(notebook, with: model)
  exercises(notebook)
}
