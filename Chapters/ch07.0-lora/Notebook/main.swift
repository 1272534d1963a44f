// Chapter 7.0: how a large model learns something new with few parameters.

import Notebooks
import Pretraining

Chapter(
  "ch07.0-lora", title: "LoRA", book: "appendix E", notes: "7.0. LoRA Improvements in fine-tuning"
)
.option(
  "--model", values: PretrainedName.allCases.map(\.rawValue), default: PretrainedName.standIn.rawValue,
  help: "the model that is adapted; the book's is gpt2, which takes half an hour"
)
.option("--rank", number: 1...128, default: 16, help: "the rank of the LoRA layers")
.option("--alpha", number: 1...1024, default: 16, help: "alpha, which scales what they add")
.option(
  "--epochs", number: 0...20, default: 0,
  help: "how often the messages are seen; 0: twice by the small model, five times by others, as in the book"
)
.run { notebook in
  lowRankIdea(notebook)
  rankOfChange(notebook)
  let material = try prepareMessages(notebook)
  let model = try initializeModel(notebook, material)
  let before = accuracyBefore(notebook, material, model)
  loraLayer(notebook, material)
  startOfMatrices(notebook, material)
  scalings(notebook, material)
  linearWithLoRA(notebook, material)
  insertLoRA(notebook, material, model, accuracies: before)
  countBookModel(notebook)
  let trained = try trainLoRA(notebook, material, model)
  try compareWithOtherTraining(notebook, material, lora: trained)
  try saveAdapter(notebook, material, model)
  mergeLayers(notebook, material, model)
  try sweepRanks(notebook, material, main: trained)
}
