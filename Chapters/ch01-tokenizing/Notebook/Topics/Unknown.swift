import Corpora
import Notebooks
import Tokenizing
import TokenizingTopics

/// Three answers to a word without an id.
func unknown(_ notebook: Notebook) throws {
  notebook.cell(
    "Unknown: an error, <|unk|>, or bytes",
    """
    A tokenizer of words learns the words of a text. What should it do with \
    another one? The first answer is to stop, the second is one id for all \
    unknown words, the third is to spell the word in bytes.
    """)
  notebook.ask("Which of the three can give the text back?")
  notebook.source(of: "ByteFallbackWords.encode")
  let story = try projectStory()
  let vocabulary = WordVocabulary(
    words: WordSplitter.words.pieces(of: story),
    specialTokens: [endOfTextToken, unknownToken])
  let first = SimpleTokenizerV1(vocabulary: vocabulary)
  let second = SimpleTokenizerV2(vocabulary: vocabulary)
  let third = ByteFallbackWords(text: story)
  let texts = ["the tide came in", "the tsunami came in", "тиха вода 🌊"]
  var table = Table(["text", "error", "<|unk|>", "bytes"])
  for text in texts {
    table.append([
      text, described { first.decode(try first.encode(text)) },
      second.decode(second.encode(text)), third.decode(third.encode(text)),
    ])
  }
  notebook.show("encoded and decoded", table)
  let ukrainian = try Corpus.ukrainianStory()
  let all = texts + [story, ukrainian]
  notebook.claim(
    "with bytes, every text comes back, exact",
    all.allSatisfy {
      third.decode(third.encode($0)).utf8.elementsEqual($0.utf8)
    })
  let ids = second.encode(ukrainian)
  let lost = ids.count { $0 == second.unknown }
  notebook.show("unknown words and marks of the Ukrainian story", lost)
  notebook.show("of", ids.count)
  notebook.show("its tokens in bytes", third.encode(ukrainian).count)
  notebook.answer(
    """
    Bytes lose nothing, and cost length: \(third.encode(ukrainian).count) \
    tokens for \(ukrainian.unicodeScalars.count) characters. Byte-pair \
    encoding is the same answer, with pieces between the words and the \
    bytes.
    """)
  try newWords(notebook)
}

/// However much one reads, new words keep coming.
private func newWords(_ notebook: Notebook) throws {
  notebook.cell(
    "Unknown: a larger vocabulary does not end it",
    """
    One could read more text before making the vocabulary. The share of \
    unknown words falls, more and more slowly. Here it is measured on the \
    story, which is by another hand than the texts that were read.
    """)
  notebook.ask("How much text until no word of the story is unknown?")
  let text = try Corpus.pretraining() + Corpus.practice()
  let words = WordSplitter.words.pieces(of: text)
  let story = WordSplitter.words.pieces(of: try projectStory())
  var known: [Double] = []
  var table = Table(
    ["words read", "unknown words", "of the different ones"],
    numbers: ["words read", "unknown words", "of the different ones"])
  for count in [1_000, 4_000, 16_000, 64_000, 256_000, words.count] {
    let share = unknownShare(
      of: story, learned: Array(words.prefix(count)))
    table.append([
      "\(min(count, words.count))", (100 * share.words).decimals(1) + " %",
      (100 * share.kinds).decimals(1) + " %",
    ])
    known.append(share.words)
  }
  notebook.show("of the story", table)
  notebook.claim(
    "more text never makes a known word unknown",
    zip(known, known.dropFirst()).allSatisfy { $0 >= $1 })
  notebook.answer(
    """
    More than there is here: after \(words.count) words, \
    \((100 * known[known.count - 1]).decimals(1)) % are still unknown.
    """)
  notebook.remark(
    """
    What this does not show: a natural corpus. The texts here are generated \
    from a few thousand different words, so more of the same hardly helps; \
    the last step is a second kind of text. In books, new words keep coming.
    """)
}

/// The result of `body`, or its error.
private func described(_ body: () throws -> String) -> String {
  do {
    return try body()
  } catch TokenizerError.unknownWord(let word) {
    return "stops at \(word)"
  } catch {
    return "\(error)"
  }
}

/// The project's own story, also where the reader has the book's.
func projectStory() throws -> String {
  try Corpus.file(at: Corpus.standInPath(of: "story.txt")).content
}
