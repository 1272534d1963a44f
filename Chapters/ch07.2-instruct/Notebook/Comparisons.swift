import Architecture
import Foundation
import InstructionTuning
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// The costs and scores of one way to train.
struct TrainingResult {
  let name: String
  let trainedParameters: Int
  /// The size of the file to keep, in bytes.
  let storedBytes: Int
  let scores: ResponseScores
}

/// Section 7.8: tuned, not tuned, from scratch, and exercise 7.4.
func compareTrainings(
  _ notebook: Notebook, _ data: ChapterData, _ base: UntunedModel,
  _ answers: [AnsweredInstruction]
) throws {
  let count = base.model.parameterCount
  var results = [
    TrainingResult(
      name: "not tuned", trainedParameters: 0, storedBytes: 0,
      scores: base.scores)
  ]
  results.append(try trainFromScratch(notebook, data))
  results.append(try trainWithLoRA(notebook, data, base))
  results.append(
    TrainingResult(
      name: "fine-tuned", trainedParameters: count, storedBytes: 4 * count,
      scores: ResponseScores(answers)))

  notebook.cell(
    "7.8 What pretraining is worth",
    """
    The same tasks, number of steps and test set. The tuned model's lead \
    over the one trained from scratch comes from pretraining.
    """)
  let columns = [
    "trained parameters", "stored bytes", "exact", "F1", "chrF", "judge",
  ]
  var table = Table([""] + columns, numbers: Set(columns))
  for result in results {
    table.append([
      result.name, "\(result.trainedParameters)", "\(result.storedBytes)",
      result.scores.exactMatch.decimals(2),
      result.scores.tokenF1.decimals(2), result.scores.chrF.decimals(2),
      result.scores.judge.decimals(1),
    ])
  }
  notebook.print(table.text)
  notebook.plot(
    BarChart(
      "Judge", labels: results.map(\.name),
      values: results.map(\.scores.judge), decimals: 1))
  moreData(notebook, data)
}

/// Section 7.8: the same training, starting from random weights.
private func trainFromScratch(_ notebook: Notebook, _ data: ChapterData)
  throws -> TrainingResult
{
  notebook.cell(
    "7.8 From scratch",
    """
    A model of the same size with random weights learns from the tasks \
    alone, with a learning rate suited to pretraining.
    """)
  manualSeed(data.seed)
  let model = GPTModel(data.base.configuration)
  try trainQuietly(
    notebook, data, model, learningRate: 3e-3, label: "from scratch")
  let answers = answerAll(notebook, data, model, label: "from scratch")
  notebook.show("first response", answers[0].response)
  notebook.show("expected", answers[0].output)
  return TrainingResult(
    name: "from scratch", trainedParameters: model.parameterCount,
    storedBytes: 4 * model.parameterCount,
    scores: ResponseScores(answers))
}

/// Exercise 7.4: training with LoRA.
private func trainWithLoRA(
  _ notebook: Notebook, _ data: ChapterData, _ base: UntunedModel
) throws -> TrainingResult {
  notebook.cell(
    "7.8 Exercise 7.4: with LoRA",
    """
    The pretrained weights stay frozen; a pair of narrow matrices beside \
    each linear layer is trained (chapter 7.0), and only this adapter has \
    to be stored. The book uses rank and alpha 16.
    """)
  let model = try base.model.copied()
  model.freeze()
  manualSeed(data.seed)
  replaceLinearWithLoRA(in: model, rank: 16, alpha: 16)
  let rate = data.base.isGPT2 ? 5e-4 : 5e-3
  try trainQuietly(notebook, data, model, learningRate: rate, label: "LoRA")
  let answers = answerAll(notebook, data, model, label: "LoRA")
  let trained = model.trainableParameterCount
  let bytes = try adapterBytes(notebook, model)
  notebook.print(
    "\(trained) of \(model.parameterCount) parameters trained, an adapter of \(bytes) bytes"
  )
  notebook.show("first response", answers[0].response)
  return TrainingResult(
    name: "LoRA", trainedParameters: trained, storedBytes: bytes,
    scores: ResponseScores(answers))
}

/// Returns the size of the file that holds the model's adapter.
private func adapterBytes(_ notebook: Notebook, _ model: GPTModel) throws
  -> Int
{
  try notebook.withTemporaryFolder { folder in
    try model.saveAdapter(to: folder)
    let file = folder.appending(path: "adapter_model.safetensors").path
    return try FileManager.default.attributesOfItem(atPath: file)[.size]
      as? Int ?? 0
  }
}

/// Trains for as many steps as the tuned model, showing only progress.
private func trainQuietly(
  _ notebook: Notebook, _ data: ChapterData, _ model: GPTModel,
  learningRate: Double, label: String
) throws {
  let loader = data.loader(data.split.training, shuffles: true)
  let optimizer = AdamW(
    model.parameters, learningRate: learningRate, weightDecay: 0.1)
  let steps = loader.count * data.settings.epochs
  let meter = notebook.progress(total: steps, label: label)
  manualSeed(data.seed)
  model.train()
  for epoch in 0..<data.settings.epochs {
    for (index, batch) in loader.enumerated() {
      let step = epoch * loader.count + index
      optimizer.learningRate = data.settings.rate(
        from: learningRate, at: step, of: steps)
      let loss = try optimizer.step {
        try batchLoss(of: model, on: batch).finite(atStep: step)
      }
      meter.update(step + 1, "loss \(Double(loss).decimals(3))")
    }
  }
  model.zeroGradients()
}

/// Exercise 7.3: more tasks.
private func moreData(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.8 Exercise 7.3: more tasks",
    """
    Stanford's Alpaca has 52,000 tasks in the same format \
    (alpaca_data.json, for research only). --instructions FILE trains on \
    any such file, --limit N on its first N tasks; long texts are cut to \
    the context. At the speed of this run, all of them would take:
    """)
  let batch = data.loader(data.split.training, shuffles: false).first { _ in
    true
  }
  guard let batch else { return }
  let seconds = elapsedSeconds {
    batchLoss(of: data.base.model, on: batch).backward()
  }
  data.base.model.zeroGradients()
  let minutes = seconds / Double(batch.inputs.shape[0]) * 52_000 * 0.85 / 60
  notebook.print("about \(minutes.decimals(0)) minutes an epoch")
}
