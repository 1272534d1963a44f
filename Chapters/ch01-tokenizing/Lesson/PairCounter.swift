/// Keeps count of the pairs of neighbouring tokens in a text while pairs are merged.
///
/// The text is stored as its distinct words and how often each occurs. A merge visits only the words that
/// contain the pair, which makes training fast.
struct PairCounter {
  /// How often each pair of neighbours occurs; pairs that do not occur are absent.
  private(set) var pairCounts: [TokenPair: Int] = [:]
  /// How often each token occurs, at the position of its id.
  private(set) var tokenCounts: [Int]

  private var words: [[Int]]
  private let wordCounts: [Int]
  /// The words in which a pair occurs or once occurred.
  private var places: [TokenPair: [Int]] = [:]

  /// Takes the distinct words as token ids below `tokenCount`, and how often each occurs.
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

  /// Adds the tokens and pairs of a word to the counts, or subtracts them (`times` −1).
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
