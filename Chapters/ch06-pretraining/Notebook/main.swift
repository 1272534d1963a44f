// Chapter 6: how a model learns to write.

import Notebooks
import Pretraining

Chapter(
  "ch06-pretraining", title: "Pretraining",
  book: "chapter 5 and appendix D",
  notes: "6. Pre-training & Loading models"
)
.option(
  "--size", values: ["small", "book"], default: "small",
  help:
    "small: a minute on this project's texts; book: the book's 124 million parameters, about 15 minutes"
)
.option(
  "--dropout", values: ["0.1", "0"], default: "0.1",
  help: "dropout of the book's model, with --size book"
)
.option(
  "--model", values: PretrainedName.allCases.map(\.rawValue),
  default: PretrainedName.standIn.rawValue,
  help:
    "the pretrained model for section 5.5; all except the small one must be fetched first"
)
.run { notebook in
  let data = try ChapterData(notebook)
  try untrainedModel(notebook, data)
  try splitStory(notebook, data)
  let setup = try chooseSetup(notebook, data)
  let (model, history) = try trainModel(notebook, setup)
  chooseTokens(notebook)
  try generateTexts(notebook, setup, model)
  try saveAndResume(notebook, setup, model)
  try overfitOneBatch(notebook, setup)
  try usePretrained(notebook, data)
  learningRates(notebook)
  clipGradients(notebook)
  try largestGradient(notebook, data)
  try trainWithRecipe(notebook, setup, plain: history)
}
