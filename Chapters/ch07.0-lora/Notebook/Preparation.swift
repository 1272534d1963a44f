import Architecture
import Classification
import Notebooks
import Pretraining
import Tensors

/// Section E.2: the messages of chapter 7.1.
func prepareMessages(_ notebook: Notebook) throws -> Material {
  notebook.cell(
    "E.2 Preparing the messages",
    """
    The task is that of chapter 7.1: is a message spam? As many ham as spam messages, shuffled and cut in \
    three, encoded, padded to one length, in batches of eight.
    """)
  let material = try Material(notebook)
  manualSeed(material.seed)
  for message in material.split.training.prefix(3) { notebook.print("\(message.label): \(message.text)") }

  notebook.cell("E.2 The batches", "One pass over the training batches shows that each is whole.")
  let shapes = material.loaders.training.map { $0.inputs.shape }
  notebook.show("shapes of the inputs", Set(shapes))
  if material.isBookRun {
    notebook.compare("the last one", shapes.last ?? [], book: [8, 120])
  } else {
    notebook.skipComparison("shape [8, 120]", because: material.needsBookData)
  }
  let loaders = material.loaders
  notebook.compare("training batches", loaders.training.count, book: 130)
  notebook.compare("validation batches", loaders.validation.count, book: 19)
  notebook.compare("test batches", loaders.test.count, book: 38)
  return material
}

/// Section E.3: the pretrained model, and its new head.
func initializeModel(_ notebook: Notebook, _ material: Material) throws -> GPTModel {
  notebook.cell(
    "E.3 A pretrained model",
    "The model is loaded, and continues a text to show that its weights lie where they belong.")
  let pretrained = try PretrainedModel.load(material.name, in: material.location, dropout: 0)
  let prompt = pretrained.isGPT2 ? "Every effort moves you" : "Once there was a"
  let ids = generateGreedily(
    pretrained.model, try tokenIDs(of: prompt, by: material.tokenizer), newTokens: 15,
    contextLength: material.contextLength)
  let continued = text(of: ids, by: material.tokenizer)
  notebook.print(continued)
  if material.name == .gpt2 {
    notebook.compare(
      "the text", continued,
      book: "Every effort moves you forward.\n\nThe first step is to understand the importance of your work")
  } else {
    notebook.skipComparison("the text", because: "needs GPT-2's weights (--model gpt2)")
  }

  notebook.cell(
    "E.3 A head for two classes",
    """
    The layer that scored every token gives way to one that scores ham and spam, drawn under the seed. In this \
    appendix it is never trained directly: a LoRA layer beside it will be.
    """)
  let model = pretrained.model
  manualSeed(material.seed)
  model.becomeClassifier(training: .everything)
  notebook.show("head", model.outputHead)
  return model
}

/// Section E.3: what an untrained head knows.
func accuracyBefore(_ notebook: Notebook, _ material: Material, _ model: GPTModel) -> [Double] {
  notebook.cell(
    "E.3 Before any training",
    "Ten batches of each part: a head of random numbers can only guess.")
  let before = material.accuracies(of: model, batches: 10)
  notebook.print(described(before))
  let printed = [46.25, 45.00, 48.75]
  if material.isBookRun {
    notebook.compare("accuracies in percent", before, book: printed, decimals: 2)
  } else {
    notebook.skipComparison("46.25 %, 45.00 %, 48.75 %", because: material.needsBookData)
  }
  return before
}
