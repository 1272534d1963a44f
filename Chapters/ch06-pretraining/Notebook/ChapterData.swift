import Architecture
import Corpora
import Foundation
import Notebooks
import Pretraining
import Sampling
import Tokenizing

/// The chapter's text, vocabulary and options: the book's data where
/// available, this project's otherwise.
struct ChapterData {
  /// Where to look for data and models.
  let location: DataLocation
  /// The book's story, or the stand-in, with its tokenizer.
  let story: TokenizedStory
  /// The text of the story.
  let storyText: String
  /// The pretrained model that the reader chose.
  let modelName: PretrainedName
  /// Whether the reader chose the book's size.
  let isBookSize: Bool
  /// The dropout that the reader chose for the book's model.
  let dropout: Double
  /// The book's seed, or the reader's.
  let seed: Int

  init(_ notebook: Notebook) throws {
    location = try DataLocation(option: notebook.dataFolder?.path)
    story = try TokenizedStory(in: location)
    storyText = try Corpus.shortStory(in: location).content
    modelName =
      PretrainedName(rawValue: notebook.option("--model")) ?? .standIn
    // A missing model fails here, before the training.
    _ = try PretrainedModel.folder(of: modelName, in: location)
    isBookSize = notebook.option("--size") == "book"
    dropout = Double(notebook.option("--dropout")) ?? 0.1
    seed = notebook.seed(default: 123)
    for notice in story.notices { notebook.print(notice) }
    if modelName == .standIn {
      notebook.prose(
        """
        Book 5.5 runs here on this project's small model, which is not GPT-2: \
        it shows how weights are loaded, not what GPT-2 can do. What the \
        book prints there needs GPT-2's weights: swift run llm-training \
        fetch gpt2, then --model gpt2.
        """)
    }
  }

  /// GPT-2's tokenizer, if its vocabulary is available.
  var gpt2: BytePairEncoding? {
    story.tokenizer.merges.count == 50_000 ? story.tokenizer : nil
  }

  /// The book's model: 124 million parameters, with a context of 256
  /// tokens.
  var bookConfiguration: GPTConfiguration {
    GPTConfiguration(
      vocabularySize: 50257, contextLength: 256, embeddingWidth: 768,
      headCount: 12, layerCount: 12,
      dropout: dropout)
  }
}

/// Why the losses of a training run are not compared.
let needsBookRun =
  "that is the run with --size book, \"The Verdict\" and GPT-2's vocabulary"

let needsBookData = "needs \"The Verdict\" and GPT-2's vocabulary"
