import Architecture
import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.8, further: whether the padding changes the answer.
func changePadding(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ split: MessageSplit,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.8 Does padding change the answer?",
    """
    It may: the last token of a padded row is padding at a position that \
    depends on the row length, and nothing stops it from attending to the \
    padding before it. The classifier was trained on rows of one length; \
    any other is new to it.
    """)
  let text =
    "Your parcel is at the shop. Call me when you have time to get it."
  let lengths = [
    nil, 20, 40, loaders.length, data.configuration.contextLength,
  ]
  for length in lengths {
    let spam = classProbabilities(
      for: text, with: model, by: data.tokenizer, length: length)[1]
    notebook.print(
      length.map { "padded to \($0)" } ?? "not padded",
      "- P(spam) = \(Double(spam).percent)")
  }
  let stretched = makeMessageLoader(
    SpamDataset(
      split.test, tokenizer: data.tokenizer,
      length: data.configuration.contextLength,
      contextLength: data.configuration.contextLength))
  notebook.show(
    "test accuracy, row length as in training",
    accuracy(of: model, on: loaders.test).percent)
  notebook.show(
    "test accuracy, padded to the context",
    accuracy(of: model, on: stretched).percent)

  notebook.cell(
    "6.8 Reading before the padding",
    """
    The output at the last token of the text cannot depend on the padding \
    after it, because of the causal mask. A classifier trained to read \
    there needs no fixed row length; --ablation trains one.
    """)
  let position = ReadPosition.lastOfText(
    padding: data.tokenizer.paddingToken)
  let count = data.tokenizer.encodeOrdinary(text).count
  for length in [nil] + lengths.dropFirst().filter({ $0! >= count }) {
    let probabilities = classProbabilities(
      for: text, with: model, by: data.tokenizer, length: length,
      at: position)
    notebook.print(
      length.map { "padded to \($0)" } ?? "not padded",
      "- P(spam) = \(Double(probabilities[1]).percent)")
  }
}
