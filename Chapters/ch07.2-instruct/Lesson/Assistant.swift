import Architecture
import Corpora
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
    _ model: GPTModel, tokenizer: BytePairEncoding, style: PromptStyle = .alpaca, maximumTokens: Int = 64
  ) {
    self.model = model
    self.tokenizer = tokenizer
    self.style = style
    self.maximumTokens = maximumTokens
  }

  /// Answers by the likeliest tokens, until the end token or the largest number.
  ///
  /// Puts the model into evaluation. Book, section 7.7.
  public func response(to entry: Instruction) -> String {
    let prompt = style.prompt(for: entry) + style.responseMark
    return style.response(in: prompt + continuation(of: prompt), after: prompt)
  }

  /// Continues any text in the same way.
  ///
  /// A prompt that leaves too little room in the context loses its beginning.
  public func continuation(of prompt: String) -> String {
    model.eval()
    let longest = max(model.configuration.contextLength - maximumTokens, 1)
    let ids = tokenizer.encodeOrdinary(prompt).suffix(longest)
    let reader = CachedReader(model)
    var response: [Int] = []
    var logits = reader(Tensor(Array(ids)).unsqueezed(at: 0))  // [1, vocabulary]
    while response.count < maximumTokens {
      let next = logits.argmax(along: -1)  // [1]
      if next.item == tokenizer.endOfText { break }
      response.append(next.item)
      guard reader.room > 0 else { break }
      logits = reader(next.unsqueezed(at: 0))
    }
    return tokenizer.decode(response)
  }
}
