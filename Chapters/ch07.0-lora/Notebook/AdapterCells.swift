import Architecture
import Classification
import Foundation
import LowRankAdaptation
import ModelFiles
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Section E.4: what was learned as a file of its own.
func saveAdapter(_ notebook: Notebook, _ material: Material, _ model: GPTModel) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "ch07.0-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try writeAdapter(notebook, material, model, folder)
  try readAdapter(notebook, material, model, folder)
  try roundBase(notebook, material, folder)
}

private func writeAdapter(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ folder: URL
) throws {
  notebook.cell(
    "E.4 Saving the adapter",
    """
    What was learned goes into a folder as Hugging Face's library PEFT writes it, so that peft and this chapter \
    read each other's files. The new head goes along, since no pretrained model has it.
    """)
  try model.saveAdapter(to: folder, baseModel: material.name.rawValue)
  let weights = folder.appending(path: "adapter_model.safetensors")
  let bytes = try FileManager.default.attributesOfItem(atPath: weights.path)[.size] as? Int ?? 0
  notebook.show("adapter_model.safetensors", size(bytes))
  notebook.show("the model it belongs to", size(4 * (model.parameterCount - model.trainableParameterCount)))
  notebook.print(try String(contentsOf: folder.appending(path: "adapter_config.json"), encoding: .utf8))

  notebook.cell(
    "E.4 Its names and shapes",
    """
    Hugging Face's GPT-2 makes queries, keys and values in one layer, c_attn; here they are three, each with an \
    A of its own. The file joins them without loss: the three As lie one below the other, and each B has rows \
    and columns of its own, with zeros elsewhere. So the rank there is three times as large.
    """)
  for (name, tensor) in try WeightFile(contentsOf: weights).tensors where !name.contains(".h.1.") {
    if name.contains(".h.0.") || name.contains("lm_head") { notebook.print(name, tensor.shape) }
  }
}

private func readAdapter(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ folder: URL
) throws {
  notebook.cell(
    "E.4 Loading it into the pretrained model",
    "A fresh pretrained model and the small file give the classifier back: the same logits up to rounding.")
  let loaded = try PretrainedModel.load(material.name, in: material.location, dropout: 0).model
  try loaded.loadAdapter(from: folder)
  let batch = Array(material.loaders.validation.prefix(1))[0]
  model.eval()
  let (mine, theirs) = noGrad { (model(batch.inputs), loaded(batch.inputs)) }
  notebook.show("largest difference of the logits", (mine - theirs).abs().max().item)

  notebook.cell(
    "E.4 Taking it out again",
    """
    The base model was never touched. Without the LoRA layers its blocks give what they gave before, to the \
    bit: one large model in memory can serve many tasks, with one small adapter each.
    """)
  let pretrained = try PretrainedModel.load(material.name, in: material.location, dropout: 0).model
  loaded.removeLoRA()
  loaded.outputHead = pretrained.outputHead
  let (without, before) = noGrad { (loaded(batch.inputs), pretrained(batch.inputs)) }
  notebook.show("the pretrained model's logits", without.scalars == before.scalars)
}

/// Section E.4: a frozen base of fewer bits.
private func roundBase(_ notebook: Notebook, _ material: Material, _ folder: URL) throws {
  notebook.cell(
    "E.4 A base of fewer bits",
    """
    Frozen weights need no fine steps, since no gradient moves them. QLoRA (notes 7.2) keeps them in 4 bits and \
    trains A and B as floats beside them. Here every row of the base is rounded after the training: at 8 bits, \
    and mostly at 4, the adapter hardly notices; 2 bits are too few.
    """)
  for bits in [8, 4, 2] {
    let model = try PretrainedModel.load(material.name, in: material.location, dropout: 0).model
    try model.loadAdapter(from: folder)
    var (bytes, floats) = (0, 0)
    for layer in model.linearPlaces.map(\.layer) {
      let rounded = QuantizedWeight(layer.weight.detached(), bits: bits)
      layer.weight = rounded.weight()
      bytes += rounded.byteCount
      floats += 4 * layer.weight.count
    }
    let accuracy = 100 * accuracy(of: model, on: material.loaders.test)
    notebook.print(
      String(format: "%d bits: test accuracy %.2f %%, linear layers ", bits, accuracy)
        + "\(size(bytes)) instead of \(size(floats))")
  }
}

/// Section E.4: adapter and weights in one.
func mergeLayers(_ notebook: Notebook, _ material: Material, _ model: GPTModel) {
  notebook.cell(
    "E.4 Merging",
    """
    Who needs only one task adds the change to the weight, W + s · (A B)ᵀ, and has a model of the old size and \
    speed. The logits agree up to rounding.
    """)
  let batch = Array(material.loaders.validation.prefix(1))[0]
  let beside = noGrad { model(batch.inputs) }
  let timeBeside = shortest { _ = model(batch.inputs) }
  notebook.show("parameters with LoRA beside", model.parameterCount)
  if let layer = model.outputHead as? LinearWithLoRA {
    notebook.show("the beginning of the head's W + s (A B)ᵀ", layer.mergedWeight().detached()[0..., ..<6])
  }
  model.mergeLoRA()
  let merged = noGrad { model(batch.inputs) }
  let timeMerged = shortest { _ = model(batch.inputs) }
  notebook.show("parameters merged", model.parameterCount)
  notebook.show("largest difference", (merged - beside).abs().max().item)
  notebook.print(String(format: "a batch: %.1f ms beside, %.1f ms merged", 1e3 * timeBeside, 1e3 * timeMerged))

  notebook.cell(
    "E.4 Messages of one's own",
    """
    The merged classifier at work, which has read a thousand short messages and is not always right. Change \
    the texts, and run the cell again.
    """)
  for text in [
    "I'm at the station. Home in ten minutes.", "You have won a gift card! Reply LUCKY to 5590 to claim it.",
  ] {
    let label = classify(text, with: model, by: material.tokenizer, length: material.loaders.length)
    notebook.print("\(label): \(text)")
  }
}

/// The shortest of ten times that `body` takes, in seconds.
private func shortest(_ body: () -> Void) -> Double {
  noGrad { (0..<10).map { _ in measured(body) }.min() ?? .nan }
}

/// Section E.4: how large a rank is large enough.
func sweepRanks(_ notebook: Notebook, _ material: Material, main: TrainingResult) throws {
  notebook.cell(
    "E.4 Which rank?",
    """
    The same training with smaller ranks, alpha equal to the rank as in the book, so that the factor stays 1. \
    What has to be stored grows with the rank; the accuracy soon does not. Try also --rank 64 and --alpha 64.
    """)
  guard material.name == .standIn else {
    notebook.print("Two more trainings: they run with the small model only.")
    return
  }
  let ranks = [1, 4]
  let meter = notebook.progress(
    total: ranks.count * material.epochs * material.loaders.training.count, label: "training")
  var steps = 0
  let results = try ranks.map { rank in
    let model = try material.makeClassifier()
    model.freeze()
    replaceLinearWithLoRA(in: model, rank: rank, alpha: Double(rank))
    return try trained(model, material, name: "LoRA, rank \(rank)", learningRate: material.learningRate) {
      steps += 1
      meter.update(steps, "rank \(rank)")
    }
  }
  notebook.print("                           trained     stored   test accuracy     time")
  for result in results + [main] { notebook.print(line(result)) }
}
