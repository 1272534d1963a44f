/// Byte-pair encoding in its plainest form: count the pairs, merge the most
/// frequent one, repeat.
///
///     let tokenizer = NaiveBytePair.train(on: "aaabdaaabac", mergeCount: 3)
///     tokenizer.encode("aaabdaaabac")   // 258 100 258 97 99: XdXac, with X for "aaab"
///
/// The ids 0 to 255 are the bytes themselves, then come the merges. The
/// whole text is one sequence, so merges run across spaces, and every merge
/// walks through all of it: `BytePairTrainer` and `BytePairEncoding` cut
/// the text into words first and are much faster. (Compare minbpe's
/// `BasicTokenizer`.)
public struct NaiveBytePair: Tokenizer {
  /// The pairs in the order in which they were learned; pair number n makes
  /// the token 256 + n.
  public let merges: [TokenPair]

  /// Takes the merges of a tokenizer that numbers the bytes in the order of
  /// `ByteAlphabet`.
  public init(mergesOf tokenizer: BytePairEncoding) {
    func own(_ id: Int) -> Int {
      id < 256 ? Int(tokenizer.bytes(of: id)[0]) : id
    }
    merges = tokenizer.merges.map { TokenPair(own($0.left), own($0.right)) }
  }

  private init(merges: [TokenPair]) { self.merges = merges }

  /// Learns up to `mergeCount` merges from `text`, fewer if it runs out of
  /// pairs.
  public static func train(
    on text: String, mergeCount: Int
  ) -> NaiveBytePair {
    var tokens = text.utf8.map { Int($0) }
    var merges: [TokenPair] = []
    while merges.count < mergeCount {
      guard let pair = mostFrequentPair(in: tokens) else { break }
      tokens = tokens.merging(pair, into: 256 + merges.count)
      merges.append(pair)
    }
    return NaiveBytePair(merges: merges)
  }

  /// Returns the pair of neighbours that occurs most often, nil if there
  /// are fewer than two tokens.
  ///
  /// Of equally frequent pairs it takes the one with the smaller left id,
  /// then the smaller right id. Here ids follow the bytes, in
  /// `BytePairTrainer` GPT-2's alphabet; outside ASCII, that can decide a
  /// tie.
  private static func mostFrequentPair(in tokens: [Int]) -> TokenPair? {
    var counts: [TokenPair: Int] = [:]
    for (left, right) in zip(tokens, tokens.dropFirst()) {
      counts[TokenPair(left, right), default: 0] += 1
    }
    let highest = counts.values.max()
    return counts.filter { $0.value == highest }.keys.min()
  }

  public var vocabularySize: Int { 256 + merges.count }

  /// Returns the ids of `text`: its bytes, merged in the order of learning.
  public func encode(_ text: String) -> [Int] {
    var tokens = text.utf8.map { Int($0) }
    for (number, pair) in merges.enumerated() {
      tokens = tokens.merging(pair, into: 256 + number)
    }
    return tokens
  }

  /// Returns the text of `ids`, with U+FFFD where their bytes are not
  /// UTF-8.
  public func decode(_ ids: [Int]) -> String {
    String(decoding: ids.flatMap(bytes), as: UTF8.self)
  }

  /// Returns the bytes of the token `id`, taking merges apart again. Traps
  /// if there is no such token.
  public func bytes(of id: Int) -> [UInt8] {
    precondition(
      (0..<vocabularySize).contains(id),
      "decode: id \(id) is not in a vocabulary of \(vocabularySize)")
    if id < 256 { return [UInt8(id)] }
    return bytes(of: merges[id - 256].left)
      + bytes(of: merges[id - 256].right)
  }
}
