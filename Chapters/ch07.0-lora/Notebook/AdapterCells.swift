import Architecture
import Classification
import Foundation
import LowRankAdaptation
import ModelFiles
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: the adapter as a file.
func saveAdapter(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) throws {
  try notebook.withTemporaryFolder { folder in
    try writeAdapter(notebook, data, model, folder)
    try readAdapter(notebook, data, model, loaders, folder)
    try quantizeBase(notebook, data, loaders, folder)
  }
}

private func writeAdapter(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ folder: URL
) throws {
  notebook.cell(
    "E.4 Saving the adapter",
    """
    The adapter is saved in the format of Hugging Face's PEFT library, so \
    PEFT and this chapter can read each other's files. The new head is \
    included, since no pretrained model has it.
    """)
  try model.saveAdapter(to: folder, baseModel: data.base.name?.rawValue)
  let weights = folder.appending(path: "adapter_model.safetensors")
  let bytes =
    try FileManager.default.attributesOfItem(atPath: weights.path)[.size]
    as? Int ?? 0
  let baseBytes = 4 * (model.parameterCount - model.trainableParameterCount)
  notebook.show("adapter_model.safetensors", bytes.asByteCount)
  notebook.show("the model it belongs to", baseBytes.asByteCount)
  notebook.print(
    try String(
      contentsOf: folder.appending(path: "adapter_config.json"),
      encoding: .utf8))

  notebook.cell(
    "E.4 Names and shapes in the file",
    """
    Hugging Face's GPT-2 computes queries, keys and values in one layer, \
    c_attn; our model has three layers, each with its own A. The file \
    joins them exactly: the three As are stacked, and each B keeps its own \
    rows and columns, with zeros elsewhere. The joint rank is therefore \
    three times as large.
    """)
  for (name, tensor) in try WeightFile(contentsOf: weights).tensors
  where !name.contains(".h.1.") {
    if name.contains(".h.0.") || name.contains("lm_head") {
      notebook.print(name, tensor.shape)
    }
  }
}

private func readAdapter(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders,
  _ folder: URL
) throws {
  notebook.cell(
    "E.4 Loading the adapter",
    "The pretrained model plus the small file is the classifier again: the logits agree up to rounding."
  )
  let loaded = try data.pretrainedModel()
  try loaded.loadAdapter(from: folder)
  let batch = Array(loaders.validation.prefix(1))[0]
  model.eval()
  let (mine, theirs) = noGrad {
    (model(batch.inputs), loaded(batch.inputs))
  }
  notebook.show(
    "largest difference of the logits", (mine - theirs).abs().max().item)

  notebook.cell(
    "E.4 Removing the adapter",
    """
    The base model never changed. Without the LoRA layers its outputs are \
    the original ones, bit for bit: one large model in memory can serve \
    many tasks, each with its small adapter.
    """)
  let pretrained = try data.pretrainedModel()
  loaded.removeLoRA()
  loaded.outputHead = pretrained.outputHead
  let (without, before) = noGrad {
    (loaded(batch.inputs), pretrained(batch.inputs))
  }
  notebook.show(
    "the pretrained model's logits", without.scalars == before.scalars)
}

/// Section E.4: a quantized base model.
private func quantizeBase(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders, _ folder: URL
) throws {
  notebook.cell(
    "E.4 A quantized base model",
    """
    Frozen weights are never updated, so they need little precision. QLoRA \
    (notes 7.2) stores them in 4 bits and trains A and B as floats. Here \
    the base is quantized after training: 8 bits, and mostly 4, cost \
    almost no accuracy; 2 bits are too few.
    """)
  for bits in [8, 4, 2] {
    let model = try data.pretrainedModel()
    try model.loadAdapter(from: folder)
    var (bytes, floatBytes) = (0, 0)
    for layer in model.linearPlaces.map(\.layer) {
      let quantized = QuantizedWeight(layer.weight.detached(), bits: bits)
      layer.weight = quantized.dequantized()
      bytes += quantized.byteCount
      floatBytes += 4 * layer.weight.count
    }
    let accuracy = 100 * accuracy(of: model, on: loaders.test)
    notebook.print(
      "\(bits) bits: test accuracy \(accuracy.decimals(2)) %,",
      "linear layers \(bytes.asByteCount) instead of \(floatBytes.asByteCount)"
    )
  }
}

/// Section E.4: adapter and weights in one.
func mergeLayers(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "E.4 Merging",
    """
    If you need only one task, add the change to the weight, W + s · (A \
    B)ᵀ. The model is back to its original size and speed, and the logits \
    agree up to rounding.
    """)
  let batch = Array(loaders.validation.prefix(1))[0]
  let beside = noGrad { model(batch.inputs) }
  let timeBeside = shortest { _ = model(batch.inputs) }
  notebook.show("parameters with LoRA beside", model.parameterCount)
  if let layer = model.outputHead as? LinearWithLoRA {
    notebook.show(
      "the first columns of the head's W + s (A B)ᵀ",
      layer.mergedWeight().detached()[0..., ..<6])
  }
  model.mergeLoRA()
  let merged = noGrad { model(batch.inputs) }
  let timeMerged = shortest { _ = model(batch.inputs) }
  notebook.show("parameters merged", model.parameterCount)
  notebook.show("largest difference", (merged - beside).abs().max().item)
  notebook.print(
    "a batch: \((1e3 * timeBeside).decimals(1)) ms beside, \((1e3 * timeMerged).decimals(1)) ms merged"
  )

  notebook.cell(
    "E.4 Your own messages",
    """
    The merged classifier at work. It was trained on a thousand short \
    messages and makes mistakes. Change the texts and run the cell again.
    """)
  for text in [
    "I'm at the station. Home in ten minutes.",
    "You have won a gift card! Reply LUCKY to 5590 to claim it.",
  ] {
    let label = classify(
      text, with: model, by: data.tokenizer, length: loaders.length)
    notebook.print("\(label): \(text)")
  }
}

/// The shortest of ten runs of `body`, in seconds.
private func shortest(_ body: () -> Void) -> Double {
  noGrad { (0..<10).map { _ in elapsedSeconds(body) }.min() ?? .nan }
}

/// Section E.4: how large a rank is large enough.
func sweepRanks(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders, main: TrainingResult
) throws {
  notebook.cell(
    "E.4 Which rank?",
    """
    The same training with smaller ranks, and alpha equal to the rank as \
    in the book, so the factor stays 1. The file grows with the rank; the \
    accuracy soon stops growing. Try --rank 64 --alpha 64, too.
    """)
  guard !data.base.isGPT2 else {
    notebook.print(
      "Two more training runs: they run with the small model only.")
    return
  }
  let results = try [1, 4].map { rank in
    let model = try data.makeClassifier(training: .everything)
    model.freeze()
    replaceLinearWithLoRA(in: model, rank: rank, alpha: Double(rank))
    return try data.train(
      model, on: loaders, name: "LoRA, rank \(rank)",
      learningRate: data.settings.learningRate, notebook)
  }
  notebook.print(table(results + [main]))
}
