import Architecture
import Corpora
import Pretraining
import Tensors
import Tokenizing

/// A model that answers instructions.
public struct Assistant {
  public let model: GPTModel
  public let tokenizer: BytePairEncoding
  public let style: PromptStyle
  /// The largest number of tokens in a response.
  public var maximumTokens: Int

  public init(
    _ model: GPTModel, tokenizer: BytePairEncoding,
    style: PromptStyle = .alpaca, maximumTokens: Int = 64
  ) {
    self.model = model
    self.tokenizer = tokenizer
    self.style = style
    self.maximumTokens = maximumTokens
  }

  /// Generates the response greedily, up to the end token or
  /// `maximumTokens`.
  ///
  /// Leaves the model in evaluation mode. Book, section 7.7.
  public func response(to entry: Instruction) -> String {
    let prompt = style.prompt(for: entry) + style.responseMark
    return style.response(
      in: prompt + continuation(of: prompt), after: prompt)
  }

  /// Continues any text in the same way.
  ///
  /// A prompt that leaves too little room in the context is cut at its
  /// beginning. From an empty one the model begins a new text.
  public func continuation(of prompt: String) -> String {
    model.eval()
    let contextLength = model.configuration.contextLength
    let limit = max(contextLength - maximumTokens, 1)
    var ids = Array(tokenizer.encodeOrdinary(prompt).suffix(limit))
    if ids.isEmpty, let end = tokenizer.endOfText { ids = [end] }
    let room = contextLength - ids.count + 1  // the last is not read
    let written = generate(
      with: model, from: Tensor(ids).unsqueezed(at: 0),
      count: min(maximumTokens, room),
      endToken: tokenizer.endOfText)  // [1, tokens]
    return tokenizer.decode(Array(written.scalars.dropFirst(ids.count)))
  }
}
