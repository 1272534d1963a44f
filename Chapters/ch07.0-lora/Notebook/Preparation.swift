import Architecture
import Classification
import Corpora
import Notebooks
import Pretraining
import Tensors

/// Section E.2: the messages of ch07.1.
func prepareMessages(_ notebook: Notebook, _ data: ClassificationData)
  -> MessageLoaders
{
  notebook.cell(
    "E.2 Preparing the messages",
    """
    The task is that of ch07.1-classification (book 6): is a message spam? \
    The classes are balanced; the messages are shuffled, split into three \
    parts, encoded, padded to one length, and put into batches of eight.
    """)
  let split = MessageSplit(balanced(data.messages.content))
  let loaders = MessageLoaders(
    split, tokenizer: data.tokenizer, length: data.settings.length,
    contextLength: data.configuration.contextLength)
  for message in split.training.prefix(3) {
    notebook.show("\(message.label)", message.text)
  }

  notebook.cell(
    "E.2 The batches",
    "One pass over the training batches checks their shapes.")
  notebook.manualSeed(123)
  let shapes = loaders.training.map { $0.inputs.shape }
  notebook.show("shapes of the inputs", Set(shapes))
  if data.isBookRun {
    notebook.compare("the last one", shapes.last ?? [], book: [8, 120])
  } else {
    notebook.skipComparison(
      "shape [8, 120]", because: ClassificationData.needsBookRun)
  }
  let all = [loaders.training, loaders.validation, loaders.test]
  notebook.compare(
    "training, validation and test batches", all.map(\.count),
    book: [130, 19, 38])
  return loaders
}

/// Section E.3: the pretrained model, and its new head.
func initializeModel(_ notebook: Notebook, _ data: ClassificationData)
  throws -> GPTModel
{
  notebook.cell(
    "E.3 A pretrained model",
    """
    The model continues a text, which shows that its weights were loaded \
    correctly.
    """)
  let model = try data.pretrainedModel()
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
      book: """
        Every effort moves you forward.

        The first step is to understand the importance of your work
        """)
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
  notebook.manualSeed(123)
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
  notebook.manualSeed(123)
  let before = accuracies(of: model, on: loaders, batches: 10)
  notebook.show(
    "accuracy in percent", Tensor(before.map { Float($0) }),
    columns: ["training", "validation", "test"], decimals: 2)
  if data.isBookRun {
    notebook.compare(
      "accuracies in percent", before, book: [46.25, 45.00, 48.75],
      decimals: 2)
  } else {
    notebook.skipComparison(
      "46.25 %, 45.00 %, 48.75 %", because: ClassificationData.needsBookRun)
  }
  return before
}
