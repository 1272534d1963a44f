// ch07.1: how a model that continues texts learns to classify them.

import Classification
import ClassificationJudge
import ClassificationMine
import Exercises
import Notebooks
import Pretraining

ExerciseProgram(Submission(classificationCourse, work: .mine)).answer()

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
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.run { notebook in
  let data = try ClassificationData(notebook)
  let split = try notebook.group { try prepareMessages(notebook, data) }
  let loaders = try notebook.group {
    padMessages(notebook, data, try split.value)
  }
  try notebook.group { try tryBaseModel(notebook, data) }
  try notebook.group {
    let model = try replaceHead(notebook, data)
    readLastToken(notebook, data, model)
    measureBefore(notebook, data, model, try loaders.value)
  }
  let tuned = try notebook.group(seconds: 12) {
    let trained = try fineTune(notebook, data, try loaders.value)
    return measureAfter(notebook, data, trained, try loaders.value)
  }
  try notebook.group {
    inspectMistakes(
      notebook, try tuned.value.model, try split.value, try loaders.value)
  }
  try notebook.group {
    let model = try tuned.value.model
    try useClassifier(notebook, data, model, try loaders.value)
    changePadding(
      notebook, data, try tuned.value, try split.value, try loaders.value)
  }
  if data.runsExperiments(notebook) {
    try notebook.group(seconds: 14) {
      try padToContext(
        notebook, data, try split.value,
        rowLength: try loaders.value.length)
    }
    let whole = try notebook.group(seconds: 15) {
      try trainWholeModel(
        notebook, data, try split.value, tuned: try tuned.value.result)
    }
    try notebook.group {
      try readFirstToken(
        notebook, data, try split.value, tuned: try tuned.value.result)
    }
    let words = try notebook.group {
      tryBagOfWords(notebook, try split.value)
    }
    let scratch = try notebook.group(seconds: 15) {
      try trainFromScratch(notebook, data, try split.value)
    }
    try notebook.group {
      try comparePretraining(
        notebook, data, try split.value,
        Comparison(
          words: try words.value, scratch: try scratch.value,
          tuned: try tuned.value.result, whole: try whole.value))
    }
  }
  try notebook.group { summarize(notebook) }
  if notebook.flag("--ablation") {
    try notebook.group { try runAblation(notebook, data, try split.value) }
  }
}
