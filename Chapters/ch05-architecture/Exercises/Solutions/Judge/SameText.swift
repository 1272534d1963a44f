import Architecture
import EmbeddingsJudge
import Foundation
import NeuralNetworks
import SelfAttentionJudge
import Tensors

/// Loads the weights of the lesson's model into one assembled from pieces,
/// lets both continue some beginnings, and returns whether they agree.
///
/// - Parameters:
///   - decode: turns ids into text
///   - print: gets the lines that show what happens
public func writesSameText(
  as lesson: Architecture.GPTModel, embeddings: EmbeddingsWork,
  attention: SelfAttentionWork, architecture: ArchitectureWork,
  beginnings: [[Int]], newTokens: Int, decode: ([Int]) -> String,
  print: (String) -> Void
) throws -> Bool {
  let configuration = lesson.configuration
  let model = try assembledModel(
    configuration, embeddings: embeddings, attention: attention,
    architecture: architecture)
  try model.load(lesson.stateDictionary)
  model.eval()
  lesson.eval()
  let count = model.parameterCount.formatted(
    .number.locale(Locale(identifier: "en_US")))
  print("Your GPT has loaded all \(count) weights.")

  var areSame = true
  var difference: Float = 0
  for beginning in beginnings {
    let start = Tensor([beginning])  // [1, tokens]
    let yours = try architecture.generateGreedily(
      start, newTokens, configuration.contextLength, model.callAsFunction)
    let ours = Architecture.generateGreedily(
      lesson, start, newTokens: newTokens,
      contextLength: configuration.contextLength)
    let isSame = yours.shape == ours.shape && yours.scalars == ours.scalars
    print("yours  \(decode(yours.scalars))")
    print("ours   \(decode(ours.scalars))")
    print(isSame ? "✓ the same ids" : "✗ not the same ids")
    areSame = areSame && isSame
    let distance = noGrad { (model(ours) - lesson(ours)).abs().max().item }
    difference = max(difference, distance)
  }
  print("The scores differ by at most \(difference).")
  return areSame
}
