/// Encodes any text by merging pairs of bytes, in the order in which
/// training learned the pairs.
///
///     let tokenizer = try BytePairEncoding.gpt2(mergesFile: file)
///     try tokenizer.encode("Akwirw ier")   // [33901, 86, 343, 86, 220, 959]
///
/// Nothing is unknown: bytes that no merge covers stay single tokens. Ids 0
/// to 255 are the bytes in the order of `ByteAlphabet`, then come the
/// merges, then the special tokens. (tiktoken's `Encoding`.)
public struct BytePairEncoding: Tokenizer {
  /// The pairs in the order in which they were learned; pair number n makes
  /// the token 256 + n.
  public let merges: [TokenPair]
  /// The position of each pair in `merges`: the smaller, the earlier it is
  /// merged.
  private let ranks: [TokenPair: Int]
  /// The bytes of each token, at the position of its id.
  private let tokenBytes: [[UInt8]]
  private let special: SpecialTokens

  /// Takes the pairs in the order of learning, and the special tokens that
  /// get the last ids.
  ///
  /// Traps if a pair uses a token that no earlier pair made, or makes one
  /// longer than `longestToken`.
  public init(
    merges: [TokenPair], specialTokens: [String] = [endOfTextToken]
  ) {
    let tooLong = Self.firstTooLong(in: merges)
    precondition(
      tooLong == nil,
      "BytePairEncoding: merge \(tooLong!) makes a token of more than \(Self.longestToken) bytes"
    )
    var tokenBytes = ByteAlphabet.bytes.map { [$0] }
    var ranks: [TokenPair: Int] = [:]
    ranks.reserveCapacity(merges.count)
    for (rank, pair) in merges.enumerated() {
      precondition(
        min(pair.left, pair.right) >= 0
          && max(pair.left, pair.right) < tokenBytes.count,
        "BytePairEncoding: merge \(rank) uses a token that only a later merge makes"
      )
      ranks[pair] = rank
      tokenBytes.append(tokenBytes[pair.left] + tokenBytes[pair.right])
    }
    self.merges = merges
    self.ranks = ranks
    special = SpecialTokens(specialTokens, firstID: tokenBytes.count)
    self.tokenBytes = tokenBytes + specialTokens.map { Array($0.utf8) }
  }

  /// The number of bytes above which a token is refused.
  ///
  /// Each merge can double the length, so 40 merges could make a token of a
  /// terabyte. The longest tokens that are in use, GPT-2's for one, have
  /// 128 bytes.
  public static let longestToken = 65_536

  /// Returns the position of the first merge that makes a token longer than
  /// `longestToken`, without making it.
  package static func firstTooLong(in merges: [TokenPair]) -> Int? {
    var lengths = [Int](repeating: 1, count: 256)
    for (rank, pair) in merges.enumerated() {
      guard lengths.indices.contains(pair.left),
        lengths.indices.contains(pair.right)
      else { return nil }
      lengths.append(lengths[pair.left] + lengths[pair.right])
      if lengths[256 + rank] > longestToken { return rank }
    }
    return nil
  }

  public var vocabularySize: Int { tokenBytes.count }
  public var endOfText: Int? { special.id(of: endOfTextToken) }
  /// The special tokens in the order of their ids, which are the last ones.
  public var specialTokens: [String] { special.names }

  // MARK: Encoding

  /// Merges the bytes of one word in the order in which training learned
  /// the pairs.
  private func merge(_ word: ArraySlice<UInt8>) -> [Int] {
    WordMerger(
      word.map { ByteAlphabet.ids[Int($0)] }, merges: merges, ranks: ranks
    ).merged()
  }

  /// Appends the ids of the words in `utf8`; `known` holds the words that
  /// were merged before.
  ///
  /// Most words of a text occur many times, so most of them are only looked
  /// up.
  private func append(
    wordsOf utf8: [UInt8], to ids: inout [Int],
    known: inout [ArraySlice<UInt8>: [Int]]
  ) {
    for range in GPT2PreTokenizer.ranges(in: utf8) {
      let word = utf8[range]
      if let tokens = known[word] {
        ids += tokens
      } else {
        let tokens = merge(word)
        known[word] = tokens
        ids += tokens
      }
    }
  }

  /// Returns the ids of `text`, in which special tokens are text like any
  /// other.
  public func encodeOrdinary(_ text: String) -> [Int] {
    var ids: [Int] = []
    var known: [ArraySlice<UInt8>: [Int]] = [:]
    append(wordsOf: Array(text.utf8), to: &ids, known: &known)
    return ids
  }

  /// Returns the ids of `text`, in which the special tokens in
  /// `allowedSpecial` get their own ids.
  ///
  /// - Throws: `TokenizerError.specialTokenInText` if the text contains
  ///   another special token.
  public func encode(_ text: String, allowedSpecial: Set<String>) throws
    -> [Int]
  {
    var ids: [Int] = []
    var known: [ArraySlice<UInt8>: [Int]] = [:]
    for part in special.cut(Array(text.utf8)) {
      switch part {
      case .text(let bytes): append(wordsOf: bytes, to: &ids, known: &known)
      case .token(let name, let id):
        guard allowedSpecial.contains(name) else {
          throw TokenizerError.specialTokenInText(name)
        }
        ids.append(id)
      }
    }
    return ids
  }

  /// Returns the ids of `text`.
  ///
  /// - Throws: `TokenizerError.specialTokenInText` if the text contains a
  ///   special token.
  public func encode(_ text: String) throws -> [Int] {
    try encode(text, allowedSpecial: [])
  }

  // MARK: Decoding

  /// Returns the bytes of the token `id`. Traps if there is no such token.
  public func bytes(of id: Int) -> [UInt8] {
    precondition(
      tokenBytes.indices.contains(id),
      "decode: id \(id) is not in a vocabulary of \(vocabularySize)")
    return tokenBytes[id]
  }

  /// Returns the text of `ids`, with U+FFFD where their bytes are not
  /// UTF-8.
  ///
  /// A character can span several tokens: `StreamingDecoder` waits for the
  /// rest of it.
  public func decode(_ ids: [Int]) -> String {
    String(decoding: ids.flatMap(bytes), as: UTF8.self)
  }

  /// Returns the token `id` as vocabulary files show it, such as "Ġthe" for
  /// " the".
  public func printable(_ id: Int) -> String {
    specialTokens.indices.contains(id - 256 - merges.count)
      ? specialTokens[id - 256 - merges.count]
      : ByteAlphabet.text(for: bytes(of: id))
  }
}
