// Chapter 7.1: how a model that continues texts learns to sort them.

import Notebooks
import Pretraining

Chapter(
  "ch07.1-classification", title: "Fine-tuning for classification", book: "chapter 6",
  notes: "7.1. Fine-Tuning for Classification"
)
.option(
  "--model", values: PretrainedName.allCases.map(\.rawValue), default: PretrainedName.standIn.rawValue,
  help: "the pretrained model to begin with; gpt2 does what the book does, in a quarter of an hour"
)
.option("--classify", text: "TEXT", default: "", help: "a message that the trained classifier is to judge")
.flag("--experiments", help: "with a GPT-2 too, run the exercises and comparisons: it takes hours")
.flag("--ablation", help: "also compare further ways to train and to read the classifier")
.run { notebook in
  let material = try Material(notebook)
  let split = try prepareMessages(notebook, material)
  let loaders = padMessages(notebook, material, split)
  let model = try loadModel(notebook, material)
  replaceHead(notebook, material, model)
  readLastToken(notebook, material, model)
  measureBefore(notebook, material, model, loaders)
  let training = try fineTune(notebook, material, model, loaders)
  inspectMistakes(notebook, material, model, split, loaders)
  try useClassifier(notebook, material, model, loaders)
  changePadding(notebook, material, model, split, loaders)
  let exercises = try solveExercises(notebook, material, split, after: training)
  try comparePretraining(notebook, material, split, training, exercises)
  try runAblation(notebook, material, split)
}
