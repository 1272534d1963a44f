import Architecture
import Notebooks
import Pretraining
import Tensors

/// Section 5.1.3 with the book's text: the loaders and the losses before
/// training.
func splitStory(_ notebook: Notebook, _ data: ChapterData) throws {
  notebook.cell(
    "5.1.3 The story in two parts",
    """
    The first nine tenths of the story are for training. The model never \
    trains on the last tenth, which shows whether what it learned also \
    holds for other text.
    """)
  let (training, validation) = try TrainingSetup.loaders(
    of: data.storyText, by: data.story.tokenizer, batchSize: 2,
    contextLength: 256)
  notebook.show("characters", data.storyText.count)
  notebook.show("tokens", data.story.ids.count)
  notebook.show("training batches", training.map(\.inputs.shape))
  notebook.show("validation batches", validation.map(\.inputs.shape))

  notebook.cell(
    "5.1.3 Tokens in the batches",
    "Tokens at the end of a part that do not fill a window are left out.")
  let tokens = [training, validation].map { loader in
    loader.reduce(0) { $0 + $1.inputs.count }
  }
  if data.story.hasBookIDs {
    notebook.compare(
      "batches", [training.count, validation.count], book: [9, 1])
    notebook.compare(
      "tokens to train on, to validate, together",
      tokens + [tokens[0] + tokens[1]], book: [4608, 512, 5120])
  } else {
    notebook.show("tokens to train on and to validate", tokens)
    notebook.skipComparison("batches and tokens", because: needsBookData)
  }

  notebook.cell(
    "5.1.3 The losses before training",
    """
    The loss of a loader is the mean loss of its batches. It needs no \
    gradients, so none are recorded. Both losses are near ln(vocabulary).
    """)
  if data.story.hasBookIDs {
    manualSeed(data.seed)
    let model = GPTModel(data.bookConfiguration)
    model.eval()
    manualSeed(data.seed)
    let losses = [training, validation].map {
      loaderLoss(of: model, on: $0)
    }
    notebook.compare(
      "training and validation loss", losses,
      book: [10.98758347829183, 10.98110580444336], decimals: 5)
  } else {
    notebook.skipComparison("losses", because: needsBookData)
  }
}
