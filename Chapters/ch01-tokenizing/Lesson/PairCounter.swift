/// Counts the neighbouring tokens in a text while pairs of them are being merged.
///
/// The text is kept as its different words and how often each occurs. A merge touches only the
/// words that contain the pair, which is what makes training fast.
struct PairCounter {
  /// How often each pair of neighbours occurs; pairs that do not occur are absent.
  private(set) var pairCounts: [TokenPair: Int] = [:]
  /// How often each token occurs, at the position of its id.
  private(set) var tokenCounts: [Int]

  private var words: [[Int]]
  private let wordCounts: [Int]
  /// The words in which a pair occurs or once occurred.
  private var places: [TokenPair: [Int]] = [:]

  /// Takes the different words as token ids below `tokenCount`, and how often each occurs.
  init(words: [[Int]], counts: [Int], tokenCount: Int) {
    self.words = words
    wordCounts = counts
    tokenCounts = [Int](repeating: 0, count: tokenCount)
    for word in words.indices { add(word, times: 1) }
  }

  /// Replaces every occurrence of `pair`, from left to right, by the token `id`.
  mutating func merge(_ pair: TokenPair, into id: Int) {
    if id == tokenCounts.count { tokenCounts.append(0) }
    for word in Set(places[pair] ?? []).sorted() {
      add(word, times: -1)
      words[word] = words[word].merging(pair, into: id)
      add(word, times: 1)
    }
    places[pair] = nil
  }

  /// Adds the tokens and pairs of a word to the counts, or takes them away (`times` -1).
  private mutating func add(_ word: Int, times: Int) {
    let tokens = words[word]
    let count = wordCounts[word] * times
    for token in tokens { tokenCounts[token] += count }
    for pair in zip(tokens, tokens.dropFirst()).map(TokenPair.init) {
      let total = pairCounts[pair, default: 0] + count
      pairCounts[pair] = total == 0 ? nil : total
      if times > 0 && places[pair]?.last != word { places[pair, default: []].append(word) }
    }
  }
}

extension [Int] {
  /// Returns the tokens with every occurrence of `pair`, from left to right, replaced by `id`.
  func merging(_ pair: TokenPair, into id: Int) -> [Int] {
    var result: [Int] = []
    var position = 0
    while position < count {
      let isPair =
        self[position] == pair.left && position + 1 < count && self[position + 1] == pair.right
      result.append(isPair ? id : self[position])
      position += isPair ? 2 : 1
    }
    return result
  }
}
