/// Encodes any text by merging pairs of bytes, in the order in which training learned the pairs.
///
///     let tokenizer = try BytePairEncoding.gpt2(mergesFile: file)
///     try tokenizer.encode("Akwirw ier")   // [33901, 86, 343, 86, 220, 959]
///
/// Nothing is unknown: what no merge covers stays as single bytes. Ids 0 to 255 are the bytes in
/// the order of `ByteAlphabet`, then come the merges, then the special tokens.
/// (tiktoken's `Encoding`.)
public struct BytePairEncoding: Tokenizer {
  /// The pairs in the order in which they were learned; pair number n makes the token 256 + n.
  public let merges: [TokenPair]
  /// The place of each pair in `merges`: the smaller, the earlier it is merged.
  private let ranks: [TokenPair: Int]
  /// The bytes of each token, at the position of its id.
  private let tokenBytes: [[UInt8]]
  private let special: SpecialTokens

  /// Takes the pairs in the order of learning, and the special tokens that get the last ids.
  ///
  /// Traps if a pair uses a token that no earlier pair made.
  public init(merges: [TokenPair], specialTokens: [String] = [endOfTextToken]) {
    var tokenBytes = ByteAlphabet.bytes.map { [$0] }
    var ranks: [TokenPair: Int] = [:]
    ranks.reserveCapacity(merges.count)
    for (rank, pair) in merges.enumerated() {
      precondition(
        min(pair.left, pair.right) >= 0 && max(pair.left, pair.right) < tokenBytes.count,
        "BytePairEncoding: merge \(rank) uses a token that is made later")
      ranks[pair] = rank
      tokenBytes.append(tokenBytes[pair.left] + tokenBytes[pair.right])
    }
    self.merges = merges
    self.ranks = ranks
    special = SpecialTokens(specialTokens, firstID: tokenBytes.count)
    self.tokenBytes = tokenBytes + specialTokens.map { Array($0.utf8) }
  }

  public var vocabularySize: Int { tokenBytes.count }
  public var endOfText: Int? { special.id(of: endOfTextToken) }
  /// The special tokens in the order of their ids, which are the last ones.
  public var specialTokens: [String] { special.names }

  // MARK: Encoding

  /// Returns the ids of `text`.
  ///
  /// - Throws: `TokenizerError.specialTokenInText` if the text contains a special token.
  public func encode(_ text: String) throws -> [Int] {
    try encode(text, allowedSpecial: [])
  }

  /// Returns the ids of `text`, in which the special tokens in `allowedSpecial` get their own ids.
  ///
  /// - Throws: `TokenizerError.specialTokenInText` if the text contains another special token.
  public func encode(_ text: String, allowedSpecial: Set<String>) throws -> [Int] {
    let utf8 = Array(text.utf8)
    if let token = special.firstRefused(in: utf8, allowed: allowedSpecial) {
      throw TokenizerError.specialTokenInText(token)
    }
    return special.parts(of: utf8, allowed: allowedSpecial).flatMap { part in
      switch part {
      case .text(let bytes): encodeOrdinary(bytes)
      case .token(let id): [id]
      }
    }
  }

  /// Returns the ids of `text`, in which special tokens are text like any other.
  public func encodeOrdinary(_ text: String) -> [Int] {
    encodeOrdinary(Array(text.utf8))
  }

  private func encodeOrdinary(_ utf8: [UInt8]) -> [Int] {
    var ids: [Int] = []
    ids.reserveCapacity(utf8.count / 3)
    // Where in `ids` the tokens of a word already stand: most words of a text come again.
    var known: [ArraySlice<UInt8>: Range<Int>] = [:]
    for range in GPT2PreTokenizer.ranges(in: utf8) {
      let word = utf8[range]
      if let earlier = known[word] {
        for position in earlier { ids.append(ids[position]) }
      } else {
        let start = ids.count
        ids += merge(word)
        known[word] = start..<ids.count
      }
    }
    return ids
  }

  /// Merges the bytes of one word, in every round all occurrences of the earliest pair.
  private func merge(_ word: ArraySlice<UInt8>) -> [Int] {
    var tokens = word.map { ByteAlphabet.ids[Int($0)] }
    // ranks[i] is the rank of tokens[i] with its right neighbour.
    var pairRanks = tokens.indices.map { rank(of: tokens, at: $0) }
    while let best = pairRanks.min(), best != .max {
      var written = 0
      var read = 0
      var leftIsNew = false
      while read < tokens.count {
        let isNew = pairRanks[read] == best
        // The pair that ends here keeps its rank unless one of the two is new.
        let leftRank = written > 0 && !leftIsNew && !isNew ? pairRanks[read - 1] : nil
        tokens[written] = isNew ? 256 + best : tokens[read]
        if written > 0 { pairRanks[written - 1] = leftRank ?? rank(of: tokens, at: written - 1) }
        leftIsNew = isNew
        written += 1
        read += isNew ? 2 : 1
      }
      tokens.removeSubrange(written...)
      pairRanks.removeSubrange(written...)
      pairRanks[written - 1] = .max
    }
    return tokens
  }

  /// The rank of the pair that starts at `position`, `Int.max` if it is none.
  private func rank(of tokens: [Int], at position: Int) -> Int {
    guard position + 1 < tokens.count else { return .max }
    return ranks[TokenPair(tokens[position], tokens[position + 1])] ?? .max
  }

  // MARK: Decoding

  /// Returns the bytes of the token `id`. Traps if there is none.
  public func bytes(of id: Int) -> [UInt8] {
    precondition(
      tokenBytes.indices.contains(id), "decode: id \(id) is not in a vocabulary of \(vocabularySize)")
    return tokenBytes[id]
  }

  /// Returns the text of `ids`, with U+FFFD where their bytes are not UTF-8.
  ///
  /// A character can lie across several tokens: `StreamingDecoder` waits for the rest of it.
  public func decode(_ ids: [Int]) -> String {
    String(decoding: ids.flatMap(bytes), as: UTF8.self)
  }

  /// Returns the token `id` as vocabulary files show it, such as "Ġthe" for " the".
  public func printable(_ id: Int) -> String {
    specialTokens.indices.contains(id - 256 - merges.count)
      ? specialTokens[id - 256 - merges.count] : ByteAlphabet.text(for: bytes(of: id))
  }
}
