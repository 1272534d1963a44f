// Chapter 7.0: how to adapt a large model by training few parameters.

import Notebooks
import Pretraining

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
.run { notebook in
  lowRankIdea(notebook)
  rankOfChange(notebook)
  let (data, loaders) = try prepareMessages(notebook)
  let model = try initializeModel(notebook, data)
  let before = accuracyBefore(notebook, data, model, loaders)
  loraLayer(notebook, data)
  initialMatrices(notebook, data)
  scalings(notebook, data)
  linearWithLoRA(notebook, data)
  insertLoRA(notebook, data, model, loaders, accuracies: before)
  countBookModel(notebook)
  let trained = try trainLoRA(notebook, data, model, loaders)
  try compareWithOtherTraining(notebook, data, loaders, lora: trained)
  try saveAdapter(notebook, data, model, loaders)
  mergeLayers(notebook, data, model, loaders)
  try sweepRanks(notebook, data, loaders, main: trained)
}
