// The book's chapter 5 and appendix D: how a model learns to write.

import Exercises
import Notebooks
import Pretraining

OwnWork().program.answer()

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
.flag(
  "--mine",
  help: "train on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.command("milestone", help: "your loop reproduces the book's first steps")
.run { notebook in
  let data = try ChapterData(notebook)
  try notebook.group { try untrainedModel(notebook, data) }
  try notebook.group { try splitStory(notebook, data) }
  try notebook.group(seconds: 5) {
    try lossesBeforeTraining(notebook, data)
  }
  let setup = try notebook.group { try chooseSetup(notebook, data) }
  try notebook.group { try predictCost(notebook, try setup.value) }
  try notebook.group { adamWByHand(notebook) }
  let trained = try notebook.group(seconds: 40) {
    try trainModel(notebook, try setup.value)
  }
  try notebook.group(seconds: 6) {
    try memorizeStory(notebook, data)
  }
  try notebook.group { chooseTokens(notebook) }
  try notebook.group { changeTemperature(notebook) }
  try notebook.group { keepTheLikeliest(notebook) }
  try notebook.group {
    try generateTexts(notebook, try setup.value, try trained.value.model)
  }
  try notebook.group {
    try exercisesOfSampling(
      notebook, try setup.value, try trained.value.model)
  }
  try notebook.group {
    let (setup, model) = (try setup.value, try trained.value.model)
    try notebook.withTemporaryFolder { folder in
      try saveWeights(notebook, setup, model, in: folder)
    }
  }
  try notebook.group {
    let setup = try setup.value
    try notebook.withTemporaryFolder { folder in
      try resumeTraining(notebook, setup, in: folder)
    }
  }
  try notebook.group(seconds: 3) {
    try trainOn(notebook, try setup.value, try trained.value.model)
  }
  try notebook.group { try overfitOneBatch(notebook, try setup.value) }
  let pretrained = try notebook.group { try loadPretrained(notebook, data) }
  try notebook.group {
    try continuePrompt(notebook, data, try pretrained.value)
  }
  try notebook.group {
    try measureStory(notebook, data, try pretrained.value)
  }
  try notebook.group { try trainedHeads(notebook, data) }
  try notebook.group { largerModels(notebook) }
  try notebook.group { learningRates(notebook) }
  try notebook.group { clipGradients(notebook) }
  try notebook.group(seconds: 5) { try largestGradient(notebook, data) }
  try notebook.group(seconds: 10) {
    try trainWithRecipe(
      notebook, try setup.value, plain: try trained.value.run.history)
  }
  try notebook.group { summary(notebook) }
}
