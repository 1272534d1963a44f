import Architecture
import Corpora
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors
import Tokenizing

/// Book 5.2: a run in which the losses part, as the book's does.
func memorizeStory(_ notebook: Notebook, _ data: ChapterData) throws {
  let tokenizer = try BytePairEncoding(
    mergesFile: URL(filePath: Corpus.standInPath(of: "vocab.bpe")))
  let (training, validation) = try splitLoaders(
    of: data.storyText, by: tokenizer, batchSize: 8, contextLength: 64)
  let epochs = 15
  let log = TrainingLog(notebook, steps: epochs * training.count)

  notebook.cell(
    "5.2 Where the two losses part",
    """
    Too little text: a small model reads the story alone, fifteen times. \
    The last tenth is left out, for validation.
    """)
  notebook.ask("After fifteen readings, which loss will have risen again?")
  let configuration = GPTConfiguration(
    vocabularySize: tokenizer.vocabularySize, contextLength: 64,
    embeddingWidth: 96, headCount: 4, layerCount: 2, dropout: 0)
  let run = try notebook.kept(
    "run on the story", key: [data.storyText], save: saveRun, load: loadRun
  ) {
    notebook.manualSeed(123)
    let model = GPTModel(configuration)
    let optimizer = AdamW(
      model.parameters, learningRate: 3e-3, weightDecay: 0.1)
    let plan = EvaluationPlan(
      interval: 10, batches: 5, prompt: "", tokenizer: tokenizer)
    let history = try train(
      model, on: training, validation: validation, optimizer: optimizer,
      epochs: epochs, plan: plan, report: log.counting)
    return log.run(history)
  }
  let history = run.history
  notebook.plot(lossPlot("Loss on the story", of: history))
  if let best = history.entries.min(by: {
    $0.losses.validation < $1.losses.validation
  }), let last = history.entries.last {
    var table = Table(["", "step", "training", "validation"])
    for (name, entry) in [("lowest validation", best), ("end", last)] {
      table.append([
        name, "\(entry.step)", entry.losses.training.decimals(2),
        entry.losses.validation.decimals(2),
      ])
    }
    notebook.show("losses", table)
    notebook.claim(
      "validation loss rises while training loss goes on falling",
      last.losses.validation > best.losses.validation + 0.1
        && last.losses.training < best.losses.training)
  }
  notebook.answer(
    """
    At first both losses fall. Then the model begins to memorise, and what \
    it learns no longer applies to the last tenth. The book's own run ends \
    like that.
    """)
}
