import Architecture
import Foundation
import Notebooks
import Pretraining
import Tensors

/// Book 5.1.3 with the book's text: the loaders and the losses before
/// training.
func splitStory(_ notebook: Notebook, _ data: ChapterData) throws {
  let tokenizer = data.story.tokenizer

  notebook.cell(
    "5.1.3 The story in two parts",
    """
    The first nine tenths of the story are for training. The model never \
    trains on the last tenth, which shows whether what it learned also \
    holds for other text.
    """)
  notebook.source(of: "splitLoaders")
  let (training, validation) = try splitLoaders(
    of: data.storyText, by: tokenizer, batchSize: 2, contextLength: 256)
  notebook.show("characters", data.storyText.count)
  notebook.show("tokens", data.story.ids.count)
  notebook.show("training batches", training.count)
  notebook.show("validation batches", validation.map(\.inputs.shape))

  notebook.cell(
    "5.1.3 Tokens in the batches",
    """
    Tokens at the end of a part that do not fill a window are left out, \
    and so is a last batch that is not full.
    """)
  let tokens = [training, validation].map { loader in
    loader.reduce(0) { $0 + $1.inputs.count }
  }
  notebook.show("tokens to train on and to validate", tokens)
  if data.story.hasBookIDs {
    notebook.compare(
      "batches", [training.count, validation.count], book: [9, 1])
    notebook.compare(
      "tokens to train on, to validate, together",
      tokens + [tokens[0] + tokens[1]], book: [4608, 512, 5120])
  } else {
    notebook.skipComparison("batches and tokens", because: needsBookData)
  }
}

/// Book 5.1.3: the loss of a batch, and of a loader.
func lossesBeforeTraining(_ notebook: Notebook, _ data: ChapterData) throws
{
  let tokenizer = data.story.tokenizer
  let (training, validation) = try splitLoaders(
    of: data.storyText, by: tokenizer, batchSize: 2, contextLength: 256)
  var configuration = data.bookConfiguration
  configuration.vocabularySize = tokenizer.vocabularySize

  notebook.cell(
    "5.1.3 The losses before training",
    """
    The loss of a batch is the cross entropy of all its positions; the \
    loss of a loader is the mean loss of its batches. The latter needs no \
    gradients, so none are recorded. The book's model, untrained, has \
    about ln(vocabulary) on both parts. (The book's data are measured \
    whole; of the stand-in's, three batches are enough.)
    """)
  notebook.source(of: "batchLoss", "loaderLoss")
  let count = data.story.hasBookIDs ? nil : 3
  notebook.manualSeed(123)
  let model = GPTModel(configuration)
  model.eval()
  notebook.manualSeed(123)
  let trainingLoss = loaderLoss(
    of: model, on: training, batches: count)
  let validationLoss = loaderLoss(
    of: model, on: validation, batches: count)
  let guessing = log(Double(tokenizer.vocabularySize))
  notebook.show("ln(vocabulary)", guessing.decimals(3))
  notebook.show("training loss", trainingLoss.decimals(3))
  notebook.show("validation loss", validationLoss.decimals(3))
  if data.story.hasBookIDs {
    notebook.compare(
      "training and validation loss", [trainingLoss, validationLoss],
      book: [10.98758347829183, 10.98110580444336], decimals: 5)
  } else {
    notebook.skipComparison("losses", because: needsBookData)
  }
}
