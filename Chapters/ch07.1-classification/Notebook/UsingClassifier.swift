import Architecture
import Classification
import Datasets
import Foundation
import ModelFiles
import NeuralNetworks
import Notebooks
import Tensors
import Tokenizing

/// Section 6.8: the classifier at work, saved and loaded.
func useClassifier(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) throws {
  notebook.cell(
    "6.8 Classifying new messages",
    """
    A new text is cut and padded to the row length, just like the training \
    messages. Classify your own with --classify "TEXT".
    """)
  notebook.source(of: "classify", "classProbabilities")
  let texts = [
    "You have won free tickets and 500 in cash! "
      + "Text WIN to 80086 now to claim your prize.",
    "Are we still on for dinner tonight? I can bring the bread.",
    notebook.option("--classify"),
  ]
  for text in texts where !text.isEmpty {
    let label = classify(
      text, with: model, by: data.tokenizer, length: loaders.length)
    let probabilities = classProbabilities(
      for: text, with: model, by: data.tokenizer, length: loaders.length)
    notebook.show("\(label)", text)
    notebook.show("  P(spam)", Double(probabilities[1]).percent)
  }

  notebook.cell(
    "6.8 Saving and loading",
    """
    The weights are saved to a file and loaded into a new model with the \
    same sizes and a head for two classes.
    """)
  try notebook.withTemporaryFolder { folder in
    let file = folder.appending(path: "spam-classifier.safetensors")
    try WeightFile(tensors: model.stateDictionary).write(to: file)
    let loaded = GPTModel(data.configuration)
    loaded.becomeClassifier()
    try loaded.load(WeightFile(contentsOf: file).tensors)
    loaded.eval()
    let isSame = loaders.test.prefix(3).allSatisfy { batch in
      noGrad { model(batch.inputs).scalars == loaded(batch.inputs).scalars }
    }
    notebook.show("bytes", try Data(contentsOf: file).count)
    notebook.claim("the same logits after loading, bit for bit", isSame)
  }
}
