import Architecture
import ArchitectureTopics
import Corpora
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors
import Tokenizing

/// The project's pretraining texts, for models of characters.
func trainingText() throws -> String { try Corpus.pretraining() }

/// A character model with one block, for texts of up to 32 tokens.
func smallModel(
  _ text: CharacterText, width: Int = 32, feedForward: any Layer
) -> ComposedModel {
  let block = ComposedBlock(
    attention: plainAttention(width: width, heads: 2, contextLength: 32),
    feedForward: feedForward, firstNorm: RMSNorm(width: width),
    secondNorm: RMSNorm(width: width))
  return ComposedModel(
    vocabularySize: text.characters.count, contextLength: 32, width: width,
    blocks: [block], finalNorm: RMSNorm(width: width))
}

/// A model of `layers` blocks of this width.
func plainModel(
  _ text: CharacterText, width: Int, layers: Int
) -> ComposedModel {
  let blocks = (0..<layers).map { _ in
    ComposedBlock(
      attention: plainAttention(width: width, heads: 2, contextLength: 32),
      feedForward: plainFeedForward(width: width, hidden: 4 * width),
      firstNorm: RMSNorm(width: width), secondNorm: RMSNorm(width: width))
  }
  return ComposedModel(
    vocabularySize: text.characters.count, contextLength: 32, width: width,
    blocks: blocks, finalNorm: RMSNorm(width: width))
}

/// The project's small trained model.
func smallGPT(_ notebook: Notebook) throws -> PretrainedModel {
  let location = try DataLocation(option: notebook.dataFolder?.path)
  return try PretrainedModel.load(.standIn, in: location)
}

/// Windows of the documents that were held out when the small model was
/// trained: `[windows, tokens + 1]`.
func heldOutWindows(
  by tokenizer: BytePairEncoding, count: Int, tokens: Int
) throws -> Tensor<Int> {
  let text = try Corpus.pretraining() + Corpus.practice()
  let ids = DocumentSplit.heldOut(of: text, seed: 123).flatMap {
    tokenizer.encodeOrdinary($0) + [tokenizer.endOfText!]
  }
  let rows = (0..<count).map { row in
    Array(ids[row * tokens...row * tokens + tokens])
  }
  return Tensor(rows)
}

/// Windows of the project's story: `[windows, tokens + 1]`.
func storyWindows(
  by tokenizer: BytePairEncoding, count: Int, tokens: Int
) throws -> Tensor<Int> {
  let story = try Corpus.shortStory(in: DataLocation(environment: [:]))
  let ids = tokenizer.encodeOrdinary(story.content)
  let rows = (0..<count).map { row in
    Array(ids[row * tokens...row * tokens + tokens])
  }
  return Tensor(rows)
}
