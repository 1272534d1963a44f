import Tokenizing

extension TokenizingWork {
  /// The right answers, from the lesson and the libraries.
  static var lesson: TokenizingWork {
    var work = TokenizingWork()
    work.splitWords = { WordSplitter.words.pieces(of: $0) }
    work.vocabulary = { words in
      let entries = WordVocabulary(words: words).words
      return Dictionary(uniqueKeysWithValues: zip(entries, entries.indices))
    }
    work.decodeWords = { ids, words in
      let text = ids.map { words[$0] }.joined(separator: " ")
      let space = try Regex(#"\s+(?=[,.:;?!"()'])"#)
      return text.replacing(space, with: "")
    }
    work.encodeWords = { words, vocabulary, unknown in
      words.map { vocabulary[$0, default: unknown] }
    }
    work.byteAlphabet = {
      (UInt8.min...UInt8.max).map(ByteAlphabet.character)
    }
    work.countPairs = countedPairs
    work.mergePair = mergedPair
    work.trainBytePairs = { bytes, count, _, _ in
      let text = String(decoding: bytes.map { UInt8($0) }, as: UTF8.self)
      let trained = NaiveBytePair.train(on: text, mergeCount: count)
      return trained.merges.map { [$0.left, $0.right] }
    }
    work.encodeByRank = { word, merges, _ in
      merges.sorted { $0.value < $1.value }.reduce(word) { ids, merge in
        mergedPair(merge.key, merge.value, ids)
      }
    }
    work.encodeWithSpecialTokens = { text, special, allowed, ordinary in
      let tokens = SpecialTokens(special.keys.sorted(), firstID: 0)
      return try tokens.cut(Array(text.utf8)).flatMap { part -> [Int] in
        switch part {
        case .text(let bytes):
          return try ordinary(String(decoding: bytes, as: UTF8.self))
        case .token(let name, _):
          guard allowed.contains(name) else { throw SpecialTokenRefused() }
          return [special[name]!]
        }
      }
    }
    return work
  }

  /// The solutions.
  static var solutions: TokenizingWork {
    var work = TokenizingWork()
    work.splitWords = TokenizingJudge.splitWords
    work.vocabulary = TokenizingJudge.vocabulary
    work.decodeWords = TokenizingJudge.decodeWords
    work.encodeWords = TokenizingJudge.encodeWords
    work.byteAlphabet = TokenizingJudge.byteAlphabet
    work.countPairs = TokenizingJudge.countPairs
    work.mergePair = TokenizingJudge.mergePair
    work.trainBytePairs = TokenizingJudge.trainBytePairs
    work.encodeByRank = TokenizingJudge.encodeByRank
    work.encodeWithSpecialTokens = TokenizingJudge.encodeWithSpecialTokens
    return work
  }
}

/// How often each pair of neighbours occurs.
func countedPairs(_ ids: [Int]) -> [[Int]: Int] {
  let pairs = ids.indices.dropLast().map { [ids[$0], ids[$0 + 1]] }
  return Dictionary(grouping: pairs) { $0 }.mapValues(\.count)
}

/// The ids with every occurrence of a pair replaced, by the lesson.
func mergedPair(_ pair: [Int], _ id: Int, _ ids: [Int]) -> [Int] {
  ids.merging(TokenPair(pair[0], pair[1]), into: id)
}
