import Architecture
import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.8, further: whether the padding changes the answer.
func changePadding(
  _ notebook: Notebook, _ data: ClassificationData,
  _ tuned: TunedClassifier,
  _ split: MessageSplit, _ loaders: MessageLoaders
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
  let model = tuned.model
  let context = data.configuration.contextLength
  var table = Table(["padded to", "P(spam)"], numbers: ["P(spam)"])
  for length in [nil, 20, 40, loaders.length, context] {
    let spam = classProbabilities(
      for: text, with: model, by: data.tokenizer, length: length)[1]
    let name = length.map(String.init) ?? "not padded"
    table.append([name, Double(spam).percent])
  }
  notebook.show(text, table)
  let stretched = makeMessageLoader(
    SpamDataset(
      split.test, tokenizer: data.tokenizer, length: context,
      contextLength: context))
  notebook.show(
    "test accuracy, row length as in training",
    tuned.result.accuracy.percent(of: split.test.count))
  notebook.show(
    "test accuracy, padded to the context",
    accuracy(of: model, on: stretched).percent(of: split.test.count))

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
  let lengths = [count, count + 10, loaders.length, context]
  let spam = lengths.map { length in
    classProbabilities(
      for: text, with: model, by: data.tokenizer, length: length,
      at: position)[1]
  }
  notebook.show(
    "P(spam), padded to", Tensor(spam), columns: lengths.map(String.init))
  notebook.claim(
    "the same probability at every length",
    spam.allSatisfy { abs($0 - spam[0]) < 1e-4 })
}
