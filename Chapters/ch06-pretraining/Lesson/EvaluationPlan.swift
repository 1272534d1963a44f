import Tokenizing

/// When a training loop measures its losses, and which text the model
/// continues after each epoch.
public struct EvaluationPlan: Sendable {
  /// The number of steps from one measurement to the next; the first step
  /// is measured too.
  public var interval: Int
  /// The number of batches of each loader to measure on.
  public var batches: Int
  /// The beginning of the text that is generated after each epoch.
  public var prompt: String
  public var tokenizer: BytePairEncoding

  public init(
    interval: Int = 5, batches: Int = 5, prompt: String,
    tokenizer: BytePairEncoding
  ) {
    self.interval = interval
    self.batches = batches
    self.prompt = prompt
    self.tokenizer = tokenizer
  }
}
