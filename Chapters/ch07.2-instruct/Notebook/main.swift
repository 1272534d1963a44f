// Chapter 7.2: how a model that continues texts learns to answer.

import InstructionTuning
import Notebooks
import Pretraining

Chapter(
  "ch07.2-instruct", title: "Fine-tuning to follow instructions",
  book: "chapter 7",
  notes: "7.2. Fine-Tuning to follow instructions"
)
.option(
  "--model", values: PretrainedName.allCases.map(\.rawValue),
  default: PretrainedName.standIn.rawValue,
  help: "the pretrained model; the book's is gpt2-medium"
)
.option(
  "--style", values: ["automatic"] + PromptStyle.allCases.map(\.rawValue),
  default: "automatic",
  help:
    "the prompt style; automatic: alpaca for GPT-2, phi-3 for the small model (exercise 7.1)"
)
.option(
  "--loss-on", values: ["automatic", "everything", "responses"],
  default: "automatic",
  help:
    "what the loss covers; automatic: everything for GPT-2, responses for the small model (exercise 7.2)"
)
.option(
  "--epochs", number: 0...100, default: 0,
  help:
    "passes over the data; 0: two for GPT-2, as in the book, three for the small model"
)
.option(
  "--instructions", text: "FILE", default: "",
  help:
    "train on other instructions: a JSON list, or JSON lines, of instruction, input, output (exercise 7.3)"
)
.option(
  "--limit", number: 0...1_000_000, default: 0,
  help: "use only the first N instructions; 0: all"
)
.flag("--book-only", help: "skip training from scratch, LoRA and DPO")
.option(
  "--save", text: "FOLDER", default: "",
  help: "save the tuned model and its responses to this folder"
)
.option(
  "--tuned", text: "FOLDER", default: "",
  help: "use a model from --save instead of training"
)
.flag("--chat", help: "after training, answer lines from standard input")
.run { notebook in
  let data = try ChapterData(notebook)
  showInstructions(notebook, data)
  showStyles(notebook, data)
  splitAndCompare(notebook, data)
  collateStepByStep(notebook, data)
  ignoreTargets(notebook, data)
  showLoaders(notebook, data)
  let base = try askBaseModel(notebook, data)
  let tuned = try fineTune(notebook, data, base)
  if notebook.flag("--chat") {
    chat(notebook, data, tuned)
    return
  }
  askInTheWrongStyle(notebook, data, tuned)
  let answers = try answerTestSet(notebook, data, tuned)
  try scoreAnswers(notebook, data, answers)
  if !notebook.flag("--book-only") {
    try compareTrainings(notebook, data, base, answers)
    try preferPolite(notebook, data, tuned)
  }
}
