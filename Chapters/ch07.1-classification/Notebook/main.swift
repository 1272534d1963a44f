// Chapter 7.1: how a model that continues texts learns to classify them.

import Classification
import Notebooks
import Pretraining

Chapter(
  "ch07.1-classification", title: "Fine-tuning for classification",
  book: "chapter 6",
  notes: "7.1. Fine-Tuning for Classification"
)
.option(
  "--model", values: PretrainedName.allCases.map(\.rawValue),
  default: PretrainedName.standIn.rawValue,
  help:
    "the pretrained model to fine-tune; gpt2 repeats the book's run in a quarter of an hour"
)
.option(
  "--classify", text: "TEXT", default: "",
  help: "a message for the trained classifier to label"
)
.flag(
  "--experiments",
  help:
    "run the exercises and comparisons with GPT-2 too, which takes hours"
)
.flag(
  "--ablation",
  help: "also compare further ways to train and read the classifier"
)
.run { notebook in
  let data = try ClassificationData(notebook)
  let split = try prepareMessages(notebook, data)
  let loaders = padMessages(notebook, data, split)
  let model = try tryBaseModel(notebook, data)
  replaceHead(notebook, data, model)
  readLastToken(notebook, data, model)
  measureBefore(notebook, data, model, loaders)
  let training = try fineTune(notebook, data, model, loaders)
  inspectMistakes(notebook, data, model, split, loaders)
  try useClassifier(notebook, data, model, loaders)
  changePadding(notebook, data, model, split, loaders)
  let exercises = try solveExercises(notebook, data, split, after: training)
  try comparePretraining(notebook, data, split, training, exercises)
  try runAblation(notebook, data, split)
}
