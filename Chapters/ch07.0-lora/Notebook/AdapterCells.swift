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
  let settings = folder.appending(path: "adapter_config.json")
  let bytes = try Data(contentsOf: weights).count
  let baseCount = model.parameterCount - model.trainableParameterCount
  notebook.show("adapter_model.safetensors", bytes.asByteCount)
  notebook.show("the model it belongs to", (4 * baseCount).asByteCount)
  notebook.print(try String(contentsOf: settings, encoding: .utf8))

  notebook.cell(
    "E.4 Names and shapes in the file",
    """
    Hugging Face's GPT-2 computes queries, keys and values in one layer, \
    c_attn; our model has three layers, each with its own A. The file \
    joins them exactly: the three As are stacked, and each B keeps its own \
    rows and columns, with zeros elsewhere. The joint rank is three times \
    as large, and so the file holds more numbers than were trained.
    """)
  let file = try WeightFile(contentsOf: weights)
  var table = Table(["name", "shape"])
  for (name, tensor) in file.tensors {
    let isShown = name.contains(".h.0.") || name.contains("lm_head")
    if isShown { table.append([name, "\(tensor.shape)"]) }
  }
  notebook.show("first block and head", table)
  let stored = file.tensors.reduce(0) { $0 + $1.tensor.count }
  notebook.show("numbers trained", model.trainableParameterCount)
  notebook.show("numbers in the file", stored)
}

private func readAdapter(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders, _ folder: URL
) throws {
  notebook.cell(
    "E.4 Loading the adapter",
    "The pretrained model plus the small file is the classifier again.")
  let loaded = try data.pretrainedModel()
  try loaded.loadAdapter(from: folder)
  let batch = Array(loaders.validation.prefix(1))[0]
  model.eval()
  let (mine, theirs) = noGrad {
    (model(batch.inputs), loaded(batch.inputs))
  }
  notebook.claim(
    "the same logits, up to rounding",
    (mine - theirs).abs().max().item < 1e-3)

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
  notebook.claim(
    "the pretrained model's logits", without.scalars == before.scalars)
}

extension GPTModel {
  /// Replaces the weights of all linear layers by what `bits` bits keep of
  /// them; returns the bytes that they take.
  func quantizeLinearLayers(bits: Int) -> Int {
    linearPlaces.map(\.layer).reduce(0) { bytes, layer in
      let quantized = QuantizedWeight(layer.weight.detached(), bits: bits)
      layer.weight = quantized.dequantized()
      return bytes + quantized.byteCount
    }
  }
}

/// Section E.4: a quantized base model.
func quantizeBase(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders, float: TrainingResult
) throws {
  notebook.cell(
    "E.4 A quantized base model",
    """
    Frozen weights are never updated, so they need little precision. QLoRA \
    (notes 7.2) stores them in 4 bits and trains A and B as floats beside \
    them, so that the adapter makes up for what the rounding took. Here \
    the base is rounded first, to 4 and to 2 bits, and then LoRA is \
    trained beside it. The column on the left is the base without any \
    training of ours but the random head.
    """)
  notebook.source(of: "QuantizedWeight.init", "QuantizedWeight.dequantized")
  let numbers = ["linear layers", "before", "with LoRA"]
  var table = Table(["base"] + numbers, numbers: Set(numbers))
  let model = try data.makeClassifier(training: .everything)
  let count = model.linearPlaces.reduce(0) { $0 + $1.layer.weight.count }
  let before = accuracy(of: model, on: loaders.test)
  table.append([
    "32 bits", (4 * count).asByteCount, before.percent(of: float.count),
    float.accuracy.percent(of: float.count),
  ])
  for bits in [4, 2] {
    var bytes = 0
    var before = 0.0
    let model = try data.loraClassifier(
      loaders, rank: notebook.rank, alpha: notebook.alpha
    ) { base in
      bytes = base.quantizeLinearLayers(bits: bits)
      before = accuracy(of: base, on: loaders.test)
    }
    let result = try notebook.train(
      model, from: data.settings.learningRate, data, loaders)
    table.append([
      "\(bits) bits", bytes.asByteCount, before.percent(of: result.count),
      result.accuracy.percent(of: result.count),
    ])
  }
  notebook.show("test accuracy, epochs: \(data.comparedEpochs)", table)
}

/// Section E.4: adapter and weights in one.
func mergeLayers(
  _ notebook: Notebook, _ data: ClassificationData, _ trained: GPTModel,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "E.4 Merging",
    """
    If you need only one task, add the change to the weight, W + s · (A \
    B)ᵀ. The model is back to its original size and speed.
    """)
  notebook.source(of: "GPTModel.mergeLoRA", "LinearWithLoRA.mergedWeight")
  let model = trained
  let batch = Array(loaders.validation.prefix(1))[0]
  let parametersBeside = model.parameterCount
  let beside = noGrad { model(batch.inputs) }
  let timeBeside = shortest { _ = model(batch.inputs) }
  model.mergeLoRA()
  let merged = noGrad { model(batch.inputs) }
  let timeMerged = shortest { _ = model(batch.inputs) }
  var table = Table(
    ["", "parameters", "ms per batch"],
    numbers: ["parameters", "ms per batch"])
  table.append([
    "LoRA beside", "\(parametersBeside)", (1e3 * timeBeside).decimals(1),
  ])
  table.append([
    "merged", "\(model.parameterCount)", (1e3 * timeMerged).decimals(1),
  ])
  notebook.show("before and after", table)
  notebook.claim(
    "the same logits, up to rounding",
    (merged - beside).abs().max().item < 1e-3)

  notebook.cell(
    "E.4 Your own messages",
    """
    The merged classifier at work on messages from outside its data. It \
    was trained on a thousand short messages and makes mistakes. Change \
    the texts and run the cell again.
    """)
  var labels = Table(
    ["written as", "P(spam)", "message"], numbers: ["P(spam)"])
  var right = 0
  for (expected, text) in [
    ("ham", "I'm at the station. Home in ten minutes."),
    ("ham", "Can you bring the bread tonight?"),
    ("spam", "Win a cash prize! Send WIN to 555 now."),
    ("spam", "You have won a gift card! Reply LUCKY to 5590."),
  ] {
    let spam = classProbabilities(
      for: text, with: model, by: data.tokenizer, length: loaders.length)[1]
    if (spam > 0.5) == (expected == "spam") { right += 1 }
    labels.append([expected, "\((100 * Double(spam)).decimals(1)) %", text])
  }
  notebook.show("messages", labels)
  notebook.show("labelled as they were written", "\(right) of 4")
}

/// The shortest of ten runs of `body`, in seconds.
private func shortest(_ body: () -> Void) -> Double {
  noGrad { (0..<10).map { _ in elapsedSeconds(body) }.min() ?? .nan }
}
