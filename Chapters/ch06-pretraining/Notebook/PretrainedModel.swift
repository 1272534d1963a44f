import Architecture
import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Section 5.5 and exercises 5.5 and 5.6: a model that somebody else has
/// trained.
func usePretrained(_ notebook: Notebook, _ data: ChapterData) throws {
  let pretrained = try loadPretrained(notebook, data)
  try showPublishedNames(notebook, pretrained)
  try continuePrompt(notebook, data, pretrained)
  try measureStory(notebook, data, pretrained)
  largerModels(notebook, pretrained)
}

/// Why comparisons are skipped with the small model.
private let needsGPT2 =
  "needs GPT-2's weights: swift run llm-training fetch gpt2, then --model gpt2"

/// Section 5.5: from files to a model.
private func loadPretrained(_ notebook: Notebook, _ data: ChapterData)
  throws -> PretrainedModel
{
  notebook.cell(
    "5.5 Loading pretrained weights",
    """
    Others have trained on billions of words, and their weights fit this \
    model: the sizes come from config.json, the weights from \
    model.safetensors. GPT-2's projections to queries, keys and values \
    have a bias, which the book's own model omits. This project's small \
    model is always available; --model gpt2 loads OpenAI's.
    """)
  let pretrained = try PretrainedModel.load(
    data.modelName, in: data.location)
  notebook.print(pretrained.notice)
  let sizes = pretrained.configuration
  notebook.print(
    "vocabulary \(sizes.vocabularySize), context \(sizes.contextLength)")
  notebook.print(
    "\(sizes.layerCount) blocks of width \(sizes.embeddingWidth) with \(sizes.headCount) heads"
  )
  notebook.show("parameters", pretrained.model.parameterCount)
  compareSizes(notebook, pretrained)
  return pretrained
}

/// The settings and weights that the book prints for the smallest GPT-2.
private func compareSizes(
  _ notebook: Notebook, _ pretrained: PretrainedModel
) {
  guard pretrained.name == .gpt2 else {
    notebook.skipComparison("sizes and embeddings", because: needsGPT2)
    return
  }
  let sizes = pretrained.configuration
  notebook.compare(
    "vocabulary, context, width, heads, blocks",
    [
      sizes.vocabularySize, sizes.contextLength, sizes.embeddingWidth,
      sizes.headCount, sizes.layerCount,
    ], book: [50257, 1024, 768, 12, 12])
  let embeddings = pretrained.model.embedding.token.weight  // [50257, 768]
  notebook.compare(
    "shape of the embeddings", embeddings.shape, book: [50257, 768])
  notebook.compare(
    "their first numbers", embeddings[..<2, ..<3],
    book: Tensor([
      [-0.11010301, -0.03926672, 0.03310751],
      [0.04034033, -0.04861503, 0.04624869],
    ]),
    decimals: 8, tolerance: 1e-8)
}

/// Section 5.5: what the tensors are called in the file.
private func showPublishedNames(
  _ notebook: Notebook, _ pretrained: PretrainedModel
) throws {
  notebook.cell(
    "5.5 The same weights under other names",
    """
    The file uses other names. Its c_attn holds queries, keys and values \
    side by side, and every projection is stored transposed: a Linear \
    computes x Wᵀ, GPT-2 computes x W. If there is no lm_head, the token \
    embeddings are also the output layer.
    """)
  let model = pretrained.model
  guard let file = try? WeightFile(folder: pretrained.folder) else {
    notebook.print(
      "These weights come from OpenAI's TensorFlow checkpoint, with names like model/h0/attn/c_attn/w."
    )
    return
  }
  for (name, tensor) in file.tensors where name.contains("h.0.") {
    notebook.print(name, tensor.shape)
  }
  notebook.show(
    "a query projection here", model.blocks[0].attention.query.weight.shape)
  let isTied = !file.tensors.contains { $0.name == "lm_head.weight" }
  notebook.show("embeddings are the output layer", isTied)
}

/// Section 5.5: text from the loaded model.
private func continuePrompt(
  _ notebook: Notebook, _ data: ChapterData, _ pretrained: PretrainedModel
) throws {
  notebook.cell(
    "5.5 A text from the loaded model",
    """
    If one tensor were in the wrong place, the text would be noise. GPT-2 \
    gets the book's prompt and setting, the top 50 tokens at a temperature \
    of 1.5. The small model has a vocabulary of 2,048 tokens and has read \
    only simple texts, so it continues the beginning of a story, at a \
    lower temperature.
    """)
  let prompt =
    pretrained.isGPT2 ? "Every effort moves you" : "Once there was a"
  let sampler = TokenSampler(
    temperature: pretrained.isGPT2 ? 1.5 : 0.7, topK: 50)
  // [1, tokens]
  let ids = try tokenIDs(of: prompt, by: pretrained.tokenizer)
  manualSeed(data.seed)
  let continued = generate(
    with: pretrained.model, from: ids, count: 25, sampler: sampler)
  let sample = text(of: continued, by: pretrained.tokenizer)
  notebook.show("text", sample)
  compareText(notebook, pretrained, sample)
}

/// The texts that the book prints in section 5.5 and in exercise 5.6.
private func compareText(
  _ notebook: Notebook, _ pretrained: PretrainedModel, _ sample: String
) {
  switch pretrained.name {
  case .gpt2: notebook.compare("text", sample, book: PrintedTexts.gpt2)
  case .gpt2XL:
    notebook.compare(
      "text of exercise 5.6", sample, book: PrintedTexts.gpt2XL)
  case .gpt2Medium, .gpt2Large:
    notebook.skipComparison(
      "text", because: "the book prints texts of gpt2 and gpt2-xl")
  case .standIn, nil: notebook.skipComparison("text", because: needsGPT2)
  }
}

/// Exercise 5.5: how well the loaded model knows the story.
private func measureStory(
  _ notebook: Notebook, _ data: ChapterData, _ pretrained: PretrainedModel
) throws {
  notebook.cell(
    "5.5 Exercise 5.5: its losses on the story",
    """
    The model was trained on neither part of the story, so both losses are \
    similar. An untrained model has ln(vocabulary). The losses of models \
    with different vocabularies cannot be compared, because their tokens \
    differ in length.
    """)
  let (training, validation) = try TrainingSetup.loaders(
    of: data.storyText, by: pretrained.tokenizer, batchSize: 2,
    contextLength: 256)
  manualSeed(data.seed)
  let losses = [training, validation].map {
    loaderLoss(of: pretrained.model, on: $0)
  }
  notebook.show("training and validation loss", losses)
  notebook.show(
    "ln(vocabulary)", log(Double(pretrained.tokenizer.vocabularySize)))
  compareLosses(notebook, data, pretrained, losses)
}

/// The losses that the solution of exercise 5.5 prints.
private func compareLosses(
  _ notebook: Notebook, _ data: ChapterData, _ pretrained: PretrainedModel,
  _ losses: [Double]
) {
  let printed: [PretrainedName: [Double]] = [
    .gpt2: [3.7547483444213867, 3.5596189498901367],
    .gpt2XL: [3.3046313656700983, 3.1195149421691895],
  ]
  if let name = pretrained.name, let book = printed[name],
    data.story.hasBookIDs
  {
    notebook.compare("both losses", losses, book: book)
  } else if pretrained.isGPT2 {
    notebook.skipComparison(
      "both losses",
      because:
        "the book prints those of gpt2 and gpt2-xl on \"The Verdict\"")
  } else {
    notebook.skipComparison("both losses", because: needsGPT2)
  }
}

/// Exercise 5.6: the larger models.
private func largerModels(
  _ notebook: Notebook, _ pretrained: PretrainedModel
) {
  notebook.cell(
    "5.5 Exercise 5.6: larger models",
    """
    The four published sizes are the same code with other settings: only \
    --model gpt2-xl changes. The file holds the embeddings once; in memory \
    the output layer has a copy of them, as in the book. Memory grows with \
    the parameters, and so does the time per token.
    """)
  for name in PretrainedName.allCases {
    guard let breakdown = name.publishedConfiguration?.parameterBreakdown
    else { continue }
    let (file, memory) = (
      Double(breakdown.totalWhenTied) * 4e-9, Double(breakdown.total) * 4e-9
    )
    notebook.print(
      "\(name.rawValue): \(breakdown.totalWhenTied) parameters in the file"
        + String(format: " (%.1f GB), %.1f GB in memory", file, memory))
  }
  notebook.show("loaded here", pretrained.model.parameterCount)
}
