// ch07.2: how a model that continues texts learns to answer.

import Exercises
import InstructionTuning
import InstructionTuningJudge
import InstructionTuningMine
import Notebooks
import Pretraining

ExerciseProgram(Submission(instructionCourse, work: .mine)).answer()

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
.flag(
  "--book-only", help: "skip the variations of the training, and DPO"
)
.flag(
  "--ablation",
  help: "also train on a quarter of the tasks (exercise 7.3)"
)
.option(
  "--save", text: "FOLDER", default: "",
  help: "save the tuned model and its responses to this folder"
)
.option(
  "--tuned", text: "FOLDER", default: "",
  help: "use a model from --save instead of training"
)
.flag("--chat", help: "after training, answer lines from standard input")
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.run { notebook in
  let data = try ChapterData(notebook)
  try notebook.group {
    showInstructions(notebook, data)
    showStyles(notebook, data)
    splitAndCompare(notebook, data)
  }
  try notebook.group { tokenizeEntries(notebook, data) }
  try notebook.group {
    collateStepByStep(notebook)
    ignoreTargets(notebook)
  }
  try notebook.group { maskPrompts(notebook, data) }
  try notebook.group { showLoaders(notebook, data) }
  try notebook.group { askBaseModel(notebook, data) }
  let base = try notebook.group(seconds: 3) {
    scoreBaseModel(notebook, data)
  }
  let tuned = try notebook.group(seconds: 20) {
    try fineTune(notebook, data)
  }
  if !notebook.flag("--chat") {
    try notebook.group {
      askInTheWrongStyle(notebook, data, try tuned.value)
    }
    let answers = try notebook.group {
      try answerTestSet(notebook, data, try tuned.value)
    }
    try notebook.group {
      try saveTunedModel(notebook, data, try tuned.value)
    }
    try notebook.group { measureOverlap(notebook) }
    try notebook.group {
      judgeByRules(notebook, data, try answers.value)
      askOllama(notebook, try answers.value)
    }
    var compared: Part<TrainingResult>?
    if !notebook.flag("--book-only") {
      let brief = try notebook.group(seconds: 8) {
        try trainBriefly(notebook, data)
      }
      compared = brief
      let scratch = try notebook.group(seconds: 6) {
        try trainFromScratch(notebook, data)
      }
      let lora = try notebook.group(seconds: 8) {
        try trainWithLoRA(notebook, data)
      }
      try notebook.group {
        comparePretraining(
          notebook, data, base: try base.value, scratch: try scratch.value,
          lora: try lora.value, brief: try brief.value)
      }
      try notebook.group(seconds: 7) {
        try trainOnOtherTargets(notebook, data, brief: try brief.value)
      }
      let pairs = try notebook.group { try showPairs(notebook, data) }
      try notebook.group { gatherLogProbabilities(notebook) }
      let speaker = try notebook.group(seconds: 8) {
        try learnBothTones(
          notebook, data, try tuned.value, try pairs.value)
      }
      try notebook.group(seconds: 10) {
        try preferPolite(notebook, data, try speaker.value, try pairs.value)
      }
    }
    try notebook.group { summarize(notebook) }
    if notebook.flag("--ablation"), let compared {
      try notebook.group(seconds: 7) {
        try trainOnFewerTasks(notebook, data, brief: try compared.value)
      }
    }
  } else {
    try notebook.group { chat(notebook, data, try tuned.value) }
  }
}
