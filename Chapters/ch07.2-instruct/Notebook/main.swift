// Chapter 7.2: how a model that continues texts learns to answer.

import InstructionTuning
import Notebooks
import Pretraining

Chapter(
  "ch07.2-instruct", title: "Fine-tuning to follow instructions", book: "chapter 7",
  notes: "7.2. Fine-Tuning to follow instructions"
)
.option(
  "--model", values: PretrainedName.allCases.map(\.rawValue), default: PretrainedName.standIn.rawValue,
  help: "the pretrained model; the book's numbers are those of gpt2-medium"
)
.option(
  "--style", values: ["automatic"] + PromptStyle.allCases.map(\.rawValue), default: "automatic",
  help: "how task and response become one text: alpaca for GPT-2, phi-3 for the small model (exercise 7.1)"
)
.option(
  "--loss-on", values: ["automatic", "everything", "responses"], default: "automatic",
  help: "what the loss sees: everything for GPT-2, responses for the small model (exercise 7.2)"
)
.option(
  "--epochs", number: 0...100, default: 0, help: "passes over the data; 0: the book's 2, or the small model's"
)
.option(
  "--instructions", text: "FILE", default: "",
  help: "other instructions, JSON with instruction, input and output (exercise 7.3)"
)
.option("--limit", number: 0...1_000_000, default: 0, help: "use so many of the instructions; 0: all")
.flag("--book-only", help: "skip training from scratch, LoRA and DPO")
.option("--save", text: "FOLDER", default: "", help: "keep the tuned model and its responses there")
.option("--tuned", text: "FOLDER", default: "", help: "take a model that --save kept, instead of training")
.flag("--chat", help: "after training, answer the lines of the standard input")
.run { notebook in
  let material = try Material(notebook)
  showInstructions(notebook, material)
  showStyles(notebook, material)
  splitAndCompare(notebook, material)
  collateStepByStep(notebook, material)
  ignoreTargets(notebook, material)
  showLoaders(notebook, material)
  let base = try askBaseModel(notebook, material)
  let tuned = try fineTune(notebook, material, base)
  if notebook.flag("--chat") {
    chat(notebook, material, tuned)
    return
  }
  askInTheWrongStyle(notebook, material, tuned)
  let answers = try answerTestSet(notebook, material, tuned)
  try scoreAnswers(notebook, material, answers)
  if !notebook.flag("--book-only") {
    try compareTrainings(notebook, material, base, answers)
    try preferPolite(notebook, material, tuned)
  }
}
