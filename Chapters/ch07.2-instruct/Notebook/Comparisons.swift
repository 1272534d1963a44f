import Architecture
import Foundation
import InstructionTuning
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// One line of the table at the end.
struct Contestant {
  let name: String
  /// The number of parameters that training changed.
  let trained: Int
  /// The bytes of the file that has to be kept for it.
  let bytes: Int
  let scores: ResponseScores
}

/// Section 7.8: tuned, not tuned, from scratch, and exercise 7.4.
func compareTrainings(
  _ notebook: Notebook, _ material: Material, _ base: UntunedModel, _ answers: [AnsweredInstruction]
) throws {
  let count = base.model.parameterCount
  var table = [Contestant(name: "not tuned", trained: 0, bytes: 0, scores: base.scores)]
  table.append(trainFromScratch(notebook, material))
  table.append(try trainWithLoRA(notebook, material, base))
  table.append(
    Contestant(name: "fine-tuned", trained: count, bytes: 4 * count, scores: ResponseScores(answers)))

  notebook.cell(
    "7.8 What pretraining is worth",
    """
    The same tasks, the same number of steps, the same test set. What the tuned model has over the one from \
    scratch, it knew before.
    """)
  notebook.print("             parameters trained   bytes kept   exact     F1   chrF   judge")
  for row in table {
    let name = row.name.padding(toLength: 12, withPad: " ", startingAt: 0)
    notebook.print(
      name
        + String(
          format: "%19d %12d %7.2f %6.2f %6.2f %7.1f", row.trained, row.bytes, row.scores.exactMatch,
          row.scores.tokenF1, row.scores.chrF, row.scores.judge))
  }
  notebook.plot(
    BarChart("Judge", labels: table.map(\.name), values: table.map(\.scores.judge), decimals: 1))
  moreData(notebook, material)
}

/// Section 7.8: the same training for a model that knows nothing.
private func trainFromScratch(_ notebook: Notebook, _ material: Material) -> Contestant {
  notebook.cell(
    "7.8 From scratch",
    """
    A new model of the same sizes with random weights learns from the tasks alone, with a learning rate that \
    suits pretraining.
    """)
  manualSeed(material.seed)
  let model = GPTModel(material.base.configuration)
  trainQuietly(notebook, material, model, learningRate: 3e-3, label: "from scratch")
  let answers = answerAll(notebook, material, model, label: "from scratch")
  notebook.show("first response", answers[0].response)
  notebook.show("expected", answers[0].output)
  return Contestant(
    name: "from scratch", trained: model.parameterCount, bytes: 4 * model.parameterCount,
    scores: ResponseScores(answers))
}

/// Exercise 7.4: training with LoRA.
private func trainWithLoRA(
  _ notebook: Notebook, _ material: Material, _ base: UntunedModel
) throws -> Contestant {
  notebook.cell(
    "7.8 Exercise 7.4: with LoRA",
    """
    The pretrained weights stay, and a narrow pair of matrices beside each linear layer learns (chapter 7.0). \
    What has to be kept for the new skill is the adapter. The book uses rank and alpha 16.
    """)
  let model = base.model.copied()
  model.freeze()
  manualSeed(material.seed)
  replaceLinearWithLoRA(in: model, rank: 16, alpha: 16)
  let rate = material.base.isGPT2 ? 5e-4 : 5e-3
  trainQuietly(notebook, material, model, learningRate: rate, label: "LoRA")
  let answers = answerAll(notebook, material, model, label: "LoRA")
  let trained = model.trainableParameterCount
  let bytes = try adapterBytes(model)
  notebook.print("\(trained) of \(model.parameterCount) parameters trained, an adapter of \(bytes) bytes")
  notebook.show("first response", answers[0].response)
  return Contestant(name: "LoRA", trained: trained, bytes: bytes, scores: ResponseScores(answers))
}

/// Returns the size of the file that holds the model's adapter.
private func adapterBytes(_ model: GPTModel) throws -> Int {
  let folder = FileManager.default.temporaryDirectory.appending(path: "ch07.2-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try model.saveAdapter(to: folder)
  let file = folder.appending(path: "adapter_model.safetensors").path
  return try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
}

/// Trains with as many steps as the tuned model had, and reports nothing but progress.
private func trainQuietly(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, learningRate: Double, label: String
) {
  let loader = material.loader(material.split.training, shuffles: true)
  let optimizer = AdamW(model.parameters, learningRate: learningRate, weightDecay: 0.1)
  let steps = loader.count * material.recipe.epochs
  let meter = notebook.progress(total: steps, label: label)
  manualSeed(material.seed)
  model.train()
  for epoch in 0..<material.recipe.epochs {
    for (index, batch) in loader.enumerated() {
      let step = epoch * loader.count + index
      optimizer.learningRate = material.recipe.rate(learningRate, at: step, of: steps)
      optimizer.zeroGradients()
      let loss = batchLoss(of: model, on: batch)
      loss.backward()
      optimizer.step()
      meter.update(step + 1, String(format: "loss %.3f", loss.item))
    }
  }
  model.zeroGradients()
}

/// Exercise 7.3: more tasks.
private func moreData(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "7.8 Exercise 7.3: more tasks",
    """
    Stanford's Alpaca has 52,000 tasks in the same shape (alpaca_data.json, for research only). \
    --instructions FILE trains on any such file, --limit N on its first N tasks; long texts are cut to the \
    context. At the speed of this run, all of them would take:
    """)
  let batch = material.loader(material.split.training, shuffles: false).first { _ in true }
  guard let batch else { return }
  let start = Date()
  batchLoss(of: material.base.model, on: batch).backward()
  material.base.model.zeroGradients()
  let seconds = Date().timeIntervalSince(start) / Double(batch.inputs.shape[0])
  notebook.print(String(format: "about %.0f minutes an epoch", seconds * 52_000 * 0.85 / 60))
}
