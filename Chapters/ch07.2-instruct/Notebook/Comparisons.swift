import Architecture
import Foundation
import InstructionTuning
import LowRankAdaptation
import Notebooks
import Pretraining
import Tensors

/// Section 7.8: a shorter training, to compare others with.
func trainBriefly(_ notebook: Notebook, _ data: ChapterData) throws
  -> TrainingResult
{
  notebook.cell(
    "7.8 One training, many variations",
    """
    What matters for the result? The next cells train again, each with one \
    change, all for the same number of steps. To save time, the small \
    model gets one epoch instead of three. This is the run that the others \
    are compared with. (--ablation adds exercise 7.3: fewer tasks.)
    """)
  let model = try data.base.model.copied()
  try notebook.train(model, from: data.settings.learningRate, data)
  let result = notebook.measure(model, data)
  notebook.show("steps", data.comparedSteps)
  notebook.show("judge, of 100", result.scores.judgeWithError)
  return result
}

/// Section 7.8: the same training, starting from random weights.
func trainFromScratch(_ notebook: Notebook, _ data: ChapterData) throws
  -> TrainingResult
{
  notebook.cell(
    "7.8 From scratch",
    """
    A model of the same size with random weights learns from the tasks \
    alone, with a learning rate suited to pretraining.
    """)
  notebook.manualSeed(123)
  let model = GPTModel(data.base.configuration)
  try notebook.train(model, from: 3e-3, data)
  let result = notebook.measure(model, data)
  notebook.show("judge, of 100", result.scores.judgeWithError)
  return result
}

/// Exercise 7.4: training with LoRA.
func trainWithLoRA(_ notebook: Notebook, _ data: ChapterData) throws
  -> TrainingResult
{
  notebook.cell(
    "7.8 Exercise 7.4: with LoRA",
    """
    The pretrained weights stay frozen; a pair of narrow matrices beside \
    each linear layer is trained (ch07.0-lora, book E), and only this \
    adapter has to be stored. The book uses rank and alpha 16.
    """)
  let model = try data.base.model.copied()
  model.freeze()
  notebook.manualSeed(123)
  replaceLinearWithLoRA(in: model, rank: 16, alpha: 16)
  try notebook.train(model, from: data.base.isGPT2 ? 5e-4 : 5e-3, data)
  let bytes = try notebook.withTemporaryFolder { folder in
    try model.saveAdapter(to: folder)
    let file = folder.appending(path: "adapter_model.safetensors")
    return try Data(contentsOf: file).count
  }
  let result = notebook.measure(model, data, storedBytes: bytes)
  notebook.show("trained parameters", result.trainedParameters)
  notebook.show("bytes of the adapter", bytes)
  notebook.show("judge, of 100", result.scores.judgeWithError)
  return result
}

/// Section 7.8: what pretraining is worth.
func comparePretraining(
  _ notebook: Notebook, _ data: ChapterData, base: ResponseScores,
  scratch: TrainingResult, lora: TrainingResult, brief: TrainingResult
) {
  notebook.cell(
    "7.8 What pretraining is worth",
    """
    The same tasks, number of steps and test set. What the fine-tuned \
    model has over the one trained from scratch, it brought along from \
    pretraining.
    """)
  notebook.ask(
    "How many of the fine-tuned model's points does one from scratch get?")
  notebook.tabulate(
    "trained for \(data.comparedSteps) steps",
    ["from scratch": scratch, "LoRA": lora, "fine-tuned": brief])
  let scores = [base, scratch.scores, lora.scores, brief.scores]
  notebook.plot(
    BarChart(
      "Judge",
      labels: ["pretrained only", "from scratch", "LoRA", "fine-tuned"],
      values: scores.map(\.judge), decimals: 1))
}

/// Exercise 7.2: the loss on everything, or on responses only.
func trainOnOtherTargets(
  _ notebook: Notebook, _ data: ChapterData, brief: TrainingResult
) throws {
  notebook.cell(
    "7.8 Exercise 7.2: does the loss on prompts help?",
    """
    Where the loss covered responses only, it now covers everything, or \
    the other way round. The loss in the table is that of the validation \
    responses, for both. A difference of the judge within two standard \
    errors is noise.
    """)
  let model = try data.base.model.copied()
  try notebook.train(
    model, from: data.settings.learningRate, data,
    masksPrompt: !data.masksPrompt)
  let other = notebook.measure(model, data)
  let (responses, everything) =
    data.masksPrompt ? (brief, other) : (other, brief)
  notebook.tabulate(
    "what the training loss covers",
    ["responses": responses, "everything": everything])
}

/// Exercise 7.3: fewer and more tasks.
func trainOnFewerTasks(
  _ notebook: Notebook, _ data: ChapterData, brief: TrainingResult
) throws {
  notebook.cell(
    "7.8 Exercise 7.3: do more tasks help?",
    """
    The exercise trains on Stanford's Alpaca, 52,000 tasks in the same \
    format (alpaca_data.json, for research only; --instructions FILE reads \
    it, --limit N takes the first N). Whether more tasks help shows at a \
    smaller scale, too: here is a quarter of the tasks, four times as \
    often.
    """)
  notebook.ask("Does a quarter of the tasks give a quarter of the points?")
  let model = try data.base.model.copied()
  let all = data.split.training
  let quarter = all.prefix(max(all.count / 4, data.settings.batchSize))
  try notebook.train(
    model, from: data.settings.learningRate, data, on: Array(quarter))
  let few = notebook.measure(model, data)
  notebook.tabulate(
    "trained for \(data.comparedSteps) steps on",
    [
      "\(quarter.count) tasks": few,
      "\(all.count) tasks": brief,
    ])
}
