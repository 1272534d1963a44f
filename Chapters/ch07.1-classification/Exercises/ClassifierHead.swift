import Architecture
import Exercises
import NeuralNetworks

/// Turn a model into a classifier of which only the end is trained.
///
/// Book, section 6.5. A new output head, a `Linear` from the model's
/// `configuration.embeddingWidth` to the classes, with a bias; trained are
/// this head, the final norm and the last block, and nothing else.
///
/// Example: of a model with two blocks, `blocks[0]` and the embeddings are
/// frozen.
public func makeClassifier(
  of model: GPTModel, classCount: Int
) throws {
  throw NotStarted()
}
