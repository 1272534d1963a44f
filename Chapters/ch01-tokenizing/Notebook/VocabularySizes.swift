import Notebooks
import Tokenizing

/// Section 2.5: what the size of the vocabulary changes, and what the
/// implementations cost.
func vocabularySizes(
  _ notebook: Notebook, _ texts: ChapterTexts, story: BytePairEncoding
) throws {
  notebook.cell(
    "2.5 The size of the vocabulary",
    """
    The beginning of the story in tokens: as words, as single bytes, and \
    after more and more merges. Words need a vocabulary as large as the \
    language. Bytes need only 256 ids, but then the text is long. \
    Byte-pair encoding lets us choose.
    """)
  notebook.ask("How many merges does it take until most words are whole?")
  let beginning = String(texts.story.content.prefix(180))
  let mergeCounts = [0, 50, 200, 400, 743]
  var lengths: [Int] = []
  var strips = [WordSplitter.words.pieces(of: beginning)]
  for count in mergeCounts {
    let tokenizer = BytePairEncoding(
      merges: Array(story.merges.prefix(count)))
    let ids = tokenizer.encodeOrdinary(beginning)
    lengths.append(ids.count)
    strips.append(ids.map { tokenizer.decode([$0]) })
  }
  notebook.control(
    "vocabulary",
    states: ["words", "bytes"]
      + mergeCounts.dropFirst().map { "\($0) merges" },
    shown: 3
  ) { state in
    notebook.plot(
      TokenStrip("\(strips[state].count) tokens", tokens: strips[state]))
  }
  notebook.claim(
    "every larger set of merges needs fewer tokens",
    zip(lengths, lengths.dropFirst()).allSatisfy { $0 > $1 })

  notebook.cell(
    "2.5 Bonus: what the implementations cost",
    """
    The plain versions show the idea, the fast ones do the work: a regular \
    expression against a loop over bytes, and NaiveBytePair against \
    BytePairTrainer and BytePairEncoding. All run on the whole story. The \
    times depend on the machine and on what else it is doing, so they are \
    not judged.
    """)
  let text = texts.story.content
  let expression = try Regex(GPT2PreTokenizer.pattern)
    .matchingSemantics(.unicodeScalar)
  let tokenizer = texts.tokenizer
  let naive = NaiveBytePair(mergesOf: tokenizer)
  let jobs: [(job: String, plain: () -> Void, fast: () -> Void)] = [
    (
      "cut into GPT-2's words", { _ = text.matches(of: expression) },
      { _ = GPT2PreTokenizer.pieces(of: text) }
    ),
    (
      "learn 100 merges",
      { _ = NaiveBytePair.train(on: text, mergeCount: 100) },
      { _ = BytePairTrainer.train(on: text, vocabularySize: 257 + 100) }
    ),
    (
      "encode with \(tokenizer.merges.count) merges",
      { _ = naive.encode(text) }, { _ = tokenizer.encodeOrdinary(text) }
    ),
  ]
  var times = Table(
    ["job", "plain", "fast", "times faster"],
    numbers: ["plain", "fast", "times faster"])
  for (job, plain, fast) in jobs {
    let slow = elapsedSeconds(plain)
    let quick = elapsedSeconds(fast)
    times.append([
      job, (slow * 1e3).decimals(1) + " ms",
      (quick * 1e3).decimals(1) + " ms", (slow / quick).decimals(1),
    ])
  }
  notebook.show("times", times)
}
