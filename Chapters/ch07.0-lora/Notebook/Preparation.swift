import Architecture
import Classification
import Notebooks
import Pretraining
import Tensors

/// Section E.2: the messages of chapter 7.1.
func prepareMessages(_ notebook: Notebook) throws -> (
  data: ClassificationData, loaders: MessageLoaders
) {
  notebook.cell(
    "E.2 Preparing the messages",
    """
    The task is chapter 7.1's: is a message spam? The classes are \
    balanced; the messages are shuffled, split into three parts, encoded, \
    padded to one length, and put into batches of eight.
    """)
  let data = try ClassificationData(notebook)
  let split = MessageSplit(balanced(data.messages.content))
  let loaders = MessageLoaders(
    split, tokenizer: data.tokenizer, length: data.settings.length,
    contextLength: data.configuration.contextLength)
  for message in split.training.prefix(3) {
    notebook.print("\(message.label): \(message.text)")
  }

  notebook.cell(
    "E.2 The batches",
    "One pass over the training batches checks their shapes.")
  manualSeed(data.seed)
  let shapes = loaders.training.map { $0.inputs.shape }
  notebook.show("shapes of the inputs", Set(shapes))
  if data.isBookRun {
    notebook.compare("the last one", shapes.last ?? [], book: [8, 120])
  } else {
    notebook.skipComparison(
      "shape [8, 120]", because: ClassificationData.needsBookRun)
  }
  notebook.compare("training batches", loaders.training.count, book: 130)
  notebook.compare("validation batches", loaders.validation.count, book: 19)
  notebook.compare("test batches", loaders.test.count, book: 38)
  return (data, loaders)
}

/// Section E.3: the pretrained model, and its new head.
func initializeModel(_ notebook: Notebook, _ data: ClassificationData)
  throws -> GPTModel
{
  notebook.cell(
    "E.3 A pretrained model",
    "The model continues a text, which shows that its weights were loaded correctly."
  )
  let model = data.base.model
  let prompt =
    data.base.isGPT2 ? "Every effort moves you" : "Once there was a"
  let ids = generateGreedily(
    model, try tokenIDs(of: prompt, by: data.tokenizer), newTokens: 15,
    contextLength: data.configuration.contextLength)
  let continued = text(of: ids, by: data.tokenizer)
  notebook.print(continued)
  if data.base.name == .gpt2 {
    notebook.compare(
      "the text", continued,
      book:
        "Every effort moves you forward.\n\nThe first step is to understand the importance of your work"
    )
  } else {
    notebook.skipComparison(
      "the text", because: "needs GPT-2's weights (--model gpt2)")
  }

  notebook.cell(
    "E.3 A head for two classes",
    """
    The output layer, which scored every token, is replaced by one that \
    scores ham and spam, drawn under the seed. In this appendix the head \
    itself is not trained, only a LoRA layer beside it.
    """)
  manualSeed(data.seed)
  model.becomeClassifier(training: .everything)
  notebook.show("head", model.outputHead)
  return model
}

/// Section E.3: what an untrained head knows.
func accuracyBefore(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) -> [Double] {
  notebook.cell(
    "E.3 Before training",
    "Measured on ten batches of each part: a random head can only guess.")
  let before = accuracies(
    of: model, on: loaders, seed: data.seed, batches: 10)
  notebook.print(line(before))
  let printed = [46.25, 45.00, 48.75]
  if data.isBookRun {
    notebook.compare(
      "accuracies in percent", before, book: printed, decimals: 2)
  } else {
    notebook.skipComparison(
      "46.25 %, 45.00 %, 48.75 %", because: ClassificationData.needsBookRun)
  }
  return before
}
