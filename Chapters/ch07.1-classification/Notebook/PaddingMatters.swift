import Architecture
import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.8, further: whether the padding changes the answer.
func changePadding(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ split: MessageSplit,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.8 Does padding change the answer?",
    """
    It may: the last token of a padded row is padding, at a place that depends on the row's length, and \
    attention to the padding before it is not masked. The classifier has learned with rows of one length; any \
    other is new to it.
    """)
  let text = "Your parcel is at the shop. Call me when you have time to get it."
  let lengths = [nil, 20, 40, loaders.length, material.configuration.contextLength]
  for length in lengths {
    let spam = classProbabilities(for: text, with: model, by: material.tokenizer, length: length)[1]
    notebook.print(length.map { "padded to \($0)" } ?? "not padded", "- spam to \(Double(spam).percent)")
  }
  let stretched = makeMessageLoader(
    SpamDataset(
      split.test, tokenizer: material.tokenizer, length: material.configuration.contextLength,
      contextLength: material.configuration.contextLength))
  notebook.show("test accuracy, rows as trained with", accuracy(of: model, on: loaders.test).percent)
  notebook.show("test accuracy, rows of the context's length", accuracy(of: model, on: stretched).percent)

  notebook.cell(
    "6.8 Reading before the padding",
    """
    What is read at the last token of the text itself cannot depend on the padding, which comes behind it: the \
    causal mask hides it. A classifier that is trained to be read there needs no fixed length: \
    --ablation trains such a one.
    """)
  let position = ReadPosition.lastOfText(padding: material.tokenizer.paddingToken)
  let count = material.tokenizer.encodeOrdinary(text).count
  for length in [nil] + lengths.dropFirst().filter({ $0! >= count }) {
    let probabilities = classProbabilities(
      for: text, with: model, by: material.tokenizer, length: length, at: position)
    notebook.print(
      length.map { "padded to \($0)" } ?? "not padded", "- spam to \(Double(probabilities[1]).percent)")
  }
}
