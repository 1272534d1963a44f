// Chapter 6: how a model learns to write.

import Notebooks

Chapter(
  "ch06-pretraining", title: "Pretraining", book: "chapter 5 and appendix D",
  notes: "6. Pre-training & Loading models"
)
.option(
  "--size", values: ["small", "book"], default: "small",
  help: "small: a minute on this project's texts; book: the book's 124 million parameters, some 15 minutes"
)
.option(
  "--dropout", values: ["0.1", "0"], default: "0.1", help: "dropout of the book's model, with --size book"
)
.run { notebook in
  let material = try Material(notebook)
  try untrainedModel(notebook, material)
  try splitStory(notebook, material)
  let setup = try chooseSetup(notebook, material)
  let (model, history) = try trainModel(notebook, setup)
  chooseTokens(notebook)
  try generateTexts(notebook, setup, model)
  try saveAndGoOn(notebook, setup, model)
  overfitOneBatch(notebook, setup)
  learningRates(notebook)
  clipGradients(notebook)
  try largestGradient(notebook, material)
  try trainWithRecipe(notebook, setup, plain: history)
}
