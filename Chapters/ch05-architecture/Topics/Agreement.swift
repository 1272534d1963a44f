import Architecture
import Foundation
import Tensors

/// How close a changed model is to the one that it came from, on a text.
public struct Agreement: Sendable {
  /// exp(mean loss): of how many tokens the model would have to guess.
  public let perplexity: Double
  /// The share of places where both find the same token most likely.
  public let sameToken: Double

  /// Reads windows of ids `[windows, tokens + 1]`.
  public init(
    of model: GPTModel, with original: GPTModel, on windows: Tensor<Int>
  ) {
    let inputs = windows[0..., ..<(-1)]
    let targets = windows[0..., 1...]
    let (logits, expected) = noGrad { (model(inputs), original(inputs)) }
    perplexity = exp(Double(crossEntropy(logits, targets).item))
    let same = logits.argmax(along: -1) .== expected.argmax(along: -1)
    sameToken =
      Double(same.scalars.count { $0 }) / Double(inputs.count)
  }
}
