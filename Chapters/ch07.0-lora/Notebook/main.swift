// ch07.0: how to adapt a large model by training few parameters.

import Classification
import Exercises
import LowRankAdaptationJudge
import LowRankAdaptationMine
import Notebooks
import Pretraining

let submission = Submission(loraCourse, work: .mine)
ExerciseProgram(
  submission,
  milestone: Milestone("Your LoRA tunes the spam filter") { bench in
    let work = try bench.work(of: submission, needing: spamFilterPieces)
    return try tuneSpamFilter(work) { print($0) }
  }
).answer()

Chapter(
  "ch07.0-lora", title: "LoRA", book: "appendix E",
  notes: "7.0. LoRA Improvements in fine-tuning"
)
.option(
  "--model", values: PretrainedName.allCases.map(\.rawValue),
  default: PretrainedName.standIn.rawValue,
  help:
    "the pretrained model to adapt; the book's is gpt2, which takes half an hour"
)
.option(
  "--rank", number: 1...128, default: 16,
  help: "the rank of the LoRA layers"
)
.option(
  "--alpha", number: 1...1024, default: 16,
  help: "the alpha of the LoRA layers, which scales their output"
)
.option(
  "--epochs", number: 0...20, default: 0,
  help:
    "passes over the messages; 0: two for the small model, five for GPT-2, as in the book"
)
.flag(
  "--mine",
  help: "run the chapter on what you wrote; see llm-training exercises"
)
.command("judge", help: "judge what you wrote for the exercises")
.command("milestone", help: "tune the spam filter with your LoRA")
.run { notebook in
  let data = try ClassificationData(notebook)
  try notebook.group {
    lowRankIdea(notebook)
    rankOfChange(notebook)
  }
  let loaders = try notebook.group { prepareMessages(notebook, data) }
  let before = try notebook.group {
    let model = try initializeModel(notebook, data)
    return accuracyBefore(notebook, data, model, try loaders.value)
  }
  try notebook.group {
    loraLayer(notebook)
    initialMatrices(notebook)
    scalings(notebook)
    linearWithLoRA(notebook)
  }
  try notebook.group {
    try insertLoRA(
      notebook, data, try loaders.value, accuracies: try before.value)
  }
  try notebook.group { countBookModel(notebook) }
  let trained = try notebook.group(seconds: 12) {
    try trainLoRA(notebook, data, try loaders.value)
  }
  try notebook.group(seconds: 5) {
    try saveAdapter(notebook, data, try trained.value, try loaders.value)
    mergeLayers(notebook, data, try trained.value, try loaders.value)
  }
  if !data.base.isGPT2 {
    let brief = try notebook.group(seconds: 6) {
      try trainBriefly(notebook, data, try loaders.value)
    }
    try notebook.group(seconds: 15) {
      try compareWithOtherTraining(
        notebook, data, try loaders.value, lora: try brief.value)
    }
    try notebook.group(seconds: 5) {
      try sweepRanks(
        notebook, data, try loaders.value, main: try brief.value)
    }
    try notebook.group(seconds: 13) {
      try quantizeBase(
        notebook, data, try loaders.value, float: try brief.value)
    }
  }
  try notebook.group { summarize(notebook) }
}
