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
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ loaders: MessageLoaders
) throws {
  notebook.cell(
    "6.8 Sorting new messages",
    """
    A new text is treated as those of the training: cut to the row's length and padded to it. With --classify \
    "TEXT" the classifier judges a message of yours.
    """)
  let texts = [
    "You have won free tickets and 500 in cash! Text WIN to 80086 now to claim your prize.",
    "Are we still on for dinner tonight? I can bring the bread.",
    notebook.option("--classify"),
  ].filter { !$0.isEmpty }
  for text in texts {
    let label = classify(text, with: model, by: material.tokenizer, length: loaders.length)
    let spam = classProbabilities(for: text, with: model, by: material.tokenizer, length: loaders.length)[1]
    notebook.print("\(label), spam to \(Double(spam).percent):", text)
  }

  notebook.cell(
    "6.8 Saving and loading",
    """
    The weights go into a file, and from there into a model of the same shape: the sizes of the pretrained \
    one, and the new head in the old one's place. Both give the same scores, to the bit.
    """)
  try withTemporaryFolder { folder in
    let file = folder.appending(path: "spam-classifier.safetensors")
    try WeightFile(tensors: model.stateDictionary).write(to: file)
    let loaded = GPTModel(material.configuration)
    loaded.becomeClassifier()
    try loaded.load(WeightFile(contentsOf: file).tensors)
    loaded.eval()
    let isSame = loaders.test.prefix(3).allSatisfy { batch in
      noGrad { model(batch.inputs).scalars == loaded(batch.inputs).scalars }
    }
    notebook.show("bytes", try FileManager.default.attributesOfItem(atPath: file.path)[.size] ?? 0)
    notebook.show("same scores", isSame)
  }
}
