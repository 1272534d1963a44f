import Architecture
import Tensors
import Tokenizing

/// When a training run measures its losses, and with what text it shows what it has learned.
public struct EvaluationPlan: Sendable {
  /// The losses are measured after every so many steps, the first one included.
  public var interval: Int
  /// On how many batches of each loader.
  public var batches: Int
  /// The beginning of the text that is generated after each epoch.
  public var prompt: String
  public var tokenizer: BytePairEncoding

  public init(interval: Int = 5, batches: Int = 5, prompt: String, tokenizer: BytePairEncoding) {
    self.interval = interval
    self.batches = batches
    self.prompt = prompt
    self.tokenizer = tokenizer
  }
}

/// What a training run tells while it runs.
public enum TrainingEvent: Sendable {
  /// A step was made; `loss` is that of its batch before the step.
  case step(Int, loss: Float)
  /// The losses were measured.
  case evaluation(TrainingHistory.Entry)
  /// An epoch, counted from 0, is over, and this is how the model continues the prompt.
  case sample(epoch: Int, text: String)
}

/// Continues `prompt` by the most likely tokens, on one line, and leaves the model in training.
///
/// Book, section 5.2: `generate_and_print_sample`.
///
/// - Throws: `TokenizerError` if the prompt contains a special token other than `<|endoftext|>`.
public func sampleText(
  from model: GPTModel, prompt: String, by tokenizer: BytePairEncoding, count: Int = 50
) throws -> String {
  model.eval()
  defer { model.train() }
  let ids = generate(with: model, from: try tokenIDs(of: prompt, by: tokenizer), count: count)
  return text(of: ids, by: tokenizer).replacing("\n", with: " ")
}
