import Tensors

/// Chooses the next token from the logits.
///
/// At temperature 0 it takes the most likely token. Otherwise it divides
/// the logits by the temperature and draws a token: below 1, likely tokens
/// become likelier still; above 1, unlikely ones get a chance. `topK` and
/// `topP` cut off the tail of the distribution before the draw. Book,
/// section 5.3.
public struct TokenSampler: Sendable {
  /// The number that divides the logits before the draw; 0 takes the most
  /// likely token.
  public var temperature: Float
  /// The number of most likely tokens to draw from; nil for all.
  public var topK: Int?
  /// The probability mass of the most likely tokens to draw from; nil for
  /// all.
  public var topP: Float?

  /// Takes the most likely token.
  public static let greedy = TokenSampler(temperature: 0)

  /// Traps if the temperature is negative.
  public init(
    temperature: Float = 1, topK: Int? = nil, topP: Float? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      temperature >= 0, "TokenSampler: a temperature of \(temperature)",
      file: file, line: line)
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
  }

  /// Chooses a token in each row:
  /// logits `[batch, vocabulary]` → ids `[batch, 1]`.
  public func callAsFunction(
    _ logits: Tensor<Float>, generator: RandomGenerator = .default
  ) -> Tensor<Int> {
    guard temperature > 0 else {
      return logits.argmax(along: -1, keepingDimensions: true)
    }
    var logits = logits
    if let topK { logits = logits.keepingTopK(topK) }
    logits = logits / temperature
    if let topP { logits = logits.keepingTopP(topP) }
    let probabilities = logits.softmax(along: -1)
    return probabilities.multinomial(count: 1, generator: generator)
  }
}
