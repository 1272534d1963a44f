import Architecture
import Corpora
import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Why comparisons are skipped with the small model.
private let needsGPT2 =
  "needs GPT-2's weights: swift run llm-training fetch gpt2, then --model gpt2"

/// Book 5.5: from files to a model.
func loadPretrained(
  _ notebook: Notebook, _ data: ChapterData
) throws -> PretrainedModel {
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
  let sizes = pretrained.configuration
  notebook.prose(pretrained.notice)
  notebook.print(
    "vocabulary \(sizes.vocabularySize), context \(sizes.contextLength),",
    "\(sizes.layerCount) blocks of width \(sizes.embeddingWidth)",
    "with \(sizes.headCount) heads")
  notebook.show("parameters", pretrained.model.parameterCount)
  compareSizes(notebook, pretrained)
  try assignWeights(notebook, pretrained)
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

/// Book 5.5: the tensors of the file, and where they go.
private func assignWeights(
  _ notebook: Notebook, _ pretrained: PretrainedModel
) throws {
  let model = pretrained.model

  notebook.cell(
    "5.5 The same weights under other names",
    """
    The file uses other names, and two other layouts. Its c_attn holds \
    queries, keys and values side by side, so it is split into three. And \
    every projection is stored transposed: a Linear computes x Wᵀ, GPT-2 \
    computes x W. This is the list for one block, the file's name first.
    """)
  notebook.source(of: "GPT2Tensor.block")
  if let file = try? WeightFile(folder: pretrained.folder) {
    var names = Table(["in the file", "shape"])
    for (name, tensor) in file.tensors where name.contains("h.0.") {
      names.append([name, "\(tensor.shape)"])
    }
    notebook.show("first block", names)
    let isTied = !file.tensors.contains { $0.name == "lm_head.weight" }
    notebook.print(
      isTied
        ? "No lm_head: the token embeddings are also the output layer."
        : "The output layer has its own weights, lm_head.weight.")
  }

  notebook.cell(
    "5.5 Assigning the weights",
    """
    Loading copies every tensor to its place. assign splits and transposes \
    where needed; a shape that does not fit stops the program with the \
    tensor's name before anything is copied. To check one of them, we \
    split c_attn by hand.
    """)
  notebook.source(of: "GPT2Weights.copy", "GPT2Weights.assign")
  let query = model.blocks[0].attention.query.weight  // [outputs, inputs]
  notebook.show("query projection of the first block", query.shape)
  if let file = try? WeightFile(folder: pretrained.folder),
    let packed = file.tensors.first(where: {
      $0.name.hasSuffix("h.0.attn.c_attn.weight")
    })?.tensor
  {
    let parts = packed.chunked(into: 3, along: -1)
    let expected = parts[0].transposed()
    notebook.show("c_attn in the file", packed.shape)
    notebook.claim(
      "the first third of c_attn, transposed, is the query projection",
      expected.scalars == query.scalars)
  }
}

/// Book 5.5: text from the loaded model.
func continuePrompt(
  _ notebook: Notebook, _ data: ChapterData, _ pretrained: PretrainedModel
) throws {
  let (model, tokenizer) = (pretrained.model, pretrained.tokenizer)

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
  let temperature: Float = pretrained.isGPT2 ? 1.5 : 0.7
  let ids = try tokenIDs(of: prompt, by: tokenizer)  // [1, tokens]
  notebook.manualSeed(123)
  let continued = generate(
    with: model, from: ids, count: 25,
    sampler: TokenSampler(temperature: temperature, topK: 50))
  let sample = text(of: continued, by: tokenizer)
  notebook.prose(sample)
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

/// Book 5.5, exercise 5.5: how well the loaded model knows the story.
func measureStory(
  _ notebook: Notebook, _ data: ChapterData, _ pretrained: PretrainedModel
) throws {
  let (model, tokenizer) = (pretrained.model, pretrained.tokenizer)

  notebook.cell(
    "5.5 Exercise 5.5: its losses on the story",
    """
    The model was trained on neither part of the story, so both losses are \
    similar. Guessing would have ln(vocabulary). The losses of models with \
    different vocabularies cannot be compared, because their tokens differ \
    in length.
    """)
  notebook.ask("Will the loaded model be better than guessing?")
  let (training, validation) = try splitLoaders(
    of: data.storyText, by: tokenizer, batchSize: 2, contextLength: 256)
  notebook.manualSeed(123)
  let losses = [training, validation].map { loaderLoss(of: model, on: $0) }
  let guessing = log(Double(tokenizer.vocabularySize))
  notebook.show("training part", losses[0].decimals(2))
  notebook.show("validation part", losses[1].decimals(2))
  notebook.show("guessing, ln(vocabulary)", guessing.decimals(2))
  if pretrained.name == .standIn {
    let (_, simple) = try splitLoaders(
      of: Corpus.pretraining(), by: tokenizer, batchSize: 2,
      contextLength: 256)
    let own = loaderLoss(of: model, on: simple, batches: 5)
    notebook.show("texts like those it has read", own.decimals(2))
  }
  notebook.prose(
    losses[0] > guessing
      ? """
      That is worse than guessing. The model is sure of the phrases it has \
      read thousands of times, and this story is made of others. Being sure \
      and wrong costs more than not knowing. A model learns the texts it is \
      trained on; whether it can do more depends on how much it has read.
      """
      : """
      That is better than guessing: what the model has read elsewhere \
      helps it with a text that it has never seen.
      """)
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

/// Book 5.5, exercise 5.6: the larger models.
func largerModels(_ notebook: Notebook) {
  notebook.cell(
    "5.5 Exercise 5.6: larger models",
    """
    The four published sizes are the same code with other settings: only \
    --model gpt2-xl changes. The file holds the embeddings once; in memory \
    the output layer has a copy of them, as in the book. GPT-2's queries, \
    keys and values have a bias; ch05 counts the book's configuration, \
    which has none. That is the difference to the counts there.
    """)
  var table = Table(
    ["", "in the file", "biases of q, k, v", "as in ch05", "GB in memory"],
    numbers: [
      "in the file", "biases of q, k, v", "as in ch05", "GB in memory",
    ])
  for name in PretrainedName.allCases {
    guard let sizes = name.publishedConfiguration else { continue }
    let counts = sizes.parameterBreakdown
    let biases = 3 * sizes.embeddingWidth * sizes.layerCount
    table.append([
      name.rawValue, "\(counts.totalWhenTied)", "\(biases)",
      "\(counts.totalWhenTied - biases)",
      (Double(counts.total) * 4e-9).decimals(1),
    ])
  }
  notebook.show("parameters", table)
  notebook.compare(
    "gpt2 without these biases",
    GPTConfiguration.gpt124M.parameterBreakdown.totalWhenTied,
    book: 124_412_160)
}
