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
  let texts = [
    "You have won free tickets and 500 in cash! Text WIN to 80086 now to claim your prize.",
    "Are we still on for dinner tonight? I can bring the bread.",
    notebook.option("--classify"),
  ].filter { !$0.isEmpty }
  for text in texts {
    let label = classify(
      text, with: model, by: data.tokenizer, length: loaders.length)
    let spam = classProbabilities(
      for: text, with: model, by: data.tokenizer, length: loaders.length)[1]
    notebook.print("\(label), P(spam) = \(Double(spam).percent):", text)
  }

  notebook.cell(
    "6.8 Saving and loading",
    """
    The weights are saved to a file and loaded into a new model with the \
    same sizes and a head for two classes. Both models give the same \
    logits, bit for bit.
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
    notebook.show(
      "bytes",
      try FileManager.default.attributesOfItem(atPath: file.path)[.size]
        ?? 0)
    notebook.show("same logits", isSame)
  }
}
