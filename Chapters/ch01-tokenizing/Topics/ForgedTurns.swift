import Tokenizing

/// One turn of a conversation: who speaks, and what.
public struct Turn: Equatable, Sendable {
  public var role: String
  public var text: String

  public init(_ role: String, _ text: String) {
    (self.role, self.text) = (role, text)
  }
}

/// Writes conversations as a model reads them:
/// `<|system|>…<|end|><|user|>…<|end|>`.
public struct ChatTemplate: Sendable {
  public let tokenizer: BytePairEncoding

  /// The special tokens of a conversation.
  public static let tokens = ["<|system|>", "<|user|>", "<|end|>"]

  /// Takes the merges of a vocabulary and adds the special tokens.
  public init(merges: [TokenPair]) {
    tokenizer = BytePairEncoding(
      merges: merges, specialTokens: Self.tokens)
  }

  /// Joins the turns to one text and encodes that: the mistake.
  ///
  /// What a user types becomes special tokens, like those of the template.
  public func encodeCarelessly(_ turns: [Turn]) throws -> [Int] {
    let text = turns.map { "<|\($0.role)|>\($0.text)<|end|>" }.joined()
    return try tokenizer.encode(text, allowedSpecial: Set(Self.tokens))
  }

  /// Encodes the template with special tokens and the turns without.
  ///
  /// - Throws: `TokenizerError` for a role that the template lacks.
  public func encode(_ turns: [Turn]) throws -> [Int] {
    try turns.flatMap { turn in
      try id(of: "<|\(turn.role)|>") + tokenizer.encodeOrdinary(turn.text)
        + id(of: "<|end|>")
    }
  }

  private func id(of token: String) throws -> [Int] {
    guard Self.tokens.contains(token) else {
      throw TokenizerError.unknownWord(token)
    }
    return try tokenizer.encode(token, allowedSpecial: [token])
  }

  /// Reads the turns back from ids, as a model would understand them.
  public func turns(of ids: [Int]) -> [Turn] {
    let first = tokenizer.vocabularySize - Self.tokens.count
    var turns: [Turn] = []
    var text: [Int] = []
    for id in ids {
      if id < first {
        text.append(id)
        continue
      }
      let name = Self.tokens[id - first].dropFirst(2).dropLast(2)
      if name != "end" {
        turns.append(Turn(String(name), ""))
        text = []
      } else if !turns.isEmpty {
        turns[turns.count - 1].text = tokenizer.decode(text)
      }
    }
    return turns
  }
}
